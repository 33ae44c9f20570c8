namespace Benchmarks.Scale.Applications;

/// <summary>An application that is measured on several numbers of devices.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Text">What it computes.</param>
/// <param name="Unit">What its size is counted in; work grows with their number.</param>
/// <param name="UnitsOfDevice">The size that keeps one GPU busy: some GB of arrays.</param>
/// <param name="UnitsToCompare">A size whose results are there in a moment on a CPU.</param>
/// <param name="Create">Makes the arrays for about so many units.</param>
internal sealed record ScaleCase(
    string Name, string Text, string Unit, double UnitsOfDevice, double UnitsToCompare,
    Func<double, IScaleApplication> Create);
