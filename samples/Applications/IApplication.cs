namespace Samples.Applications;

/// <summary>One sample: array code as a user writes it, on real input.</summary>
internal interface IApplication
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What it does, in one line.</summary>
    string Summary { get; }

    /// <summary>What <c>--size</c> counts.</summary>
    string SizeMeaning { get; }

    /// <summary>The size of the tour.</summary>
    int DefaultSize { get; }

    /// <summary>Computes; pictures are drawn later, outside the measured time.</summary>
    /// <param name="data">The folder of the input files.</param>
    /// <param name="size">How much to compute, see <see cref="SizeMeaning"/>; at least 1.</param>
    Outcome Run(string data, int size);
}
