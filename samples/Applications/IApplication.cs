namespace Samples.Applications;

/// <summary>One sample: array code as a user writes it, on real input.</summary>
internal interface IApplication
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What it does, in one line.</summary>
    string Summary { get; }

    /// <summary>What <c>--size</c> counts: how large the arrays are.</summary>
    string SizeMeaning { get; }

    /// <summary>What <c>--steps</c> counts: how often the work is done; null where the data decide that.</summary>
    string? StepsMeaning => null;

    /// <summary>How much the tour computes.</summary>
    Workload Usual { get; }

    /// <summary>Computes; pictures are drawn later, outside the measured time.</summary>
    /// <param name="data">The folder of the input files.</param>
    /// <param name="work">How much to compute; a size beyond what the input allows is brought to its bound.</param>
    Outcome Run(string data, Workload work);
}
