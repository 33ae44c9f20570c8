using Cohort.Mapping.Machines;

namespace Cohort.Mapping.Costs;

/// <summary>What a kernel, or a part of it, asks of whatever device runs it.</summary>
public sealed record KernelWork
{
    /// <summary>The indices of its index space.</summary>
    public double Elements { get; init; }

    /// <summary>The operators for each of them; null for a library operation.</summary>
    public GraphWork? Graph { get; init; }

    /// <summary>The bytes that have to come from memory, each once, whole lines where elements lie apart.</summary>
    public double ReadBytes { get; init; }

    /// <summary>The bytes that go to memory.</summary>
    public double WriteBytes { get; init; }

    /// <summary>How many loads and stores cannot take neighbours together.</summary>
    public double ScatteredElements { get; init; }

    /// <summary>How many of these go to a line of their own each time.</summary>
    public double ScatteredLines { get; init; }

    /// <summary>The bytes among which the kernel finds its data.</summary>
    public double WorkingSet { get; init; }

    /// <summary>A library operation's name; null for a graph.</summary>
    public string? Operation { get; init; }

    /// <summary>The numbers that a library operation works on.</summary>
    public NumberClass Type { get; init; }

    /// <summary>A library operation's work in the units of its cost function.</summary>
    public double Units { get; init; }

    /// <summary>Its arithmetic in additions, where no rate is known.</summary>
    public double Additions { get; init; }

    /// <summary>How often it passes over its data, where no rate is known.</summary>
    public double Passes { get; init; } = 1;

    /// <summary>The work of a part: a tile of an elementwise kernel, some leaves of a reduction.</summary>
    /// <param name="share">The part's share of the whole.</param>
    public KernelWork Part(double share) => this with
    {
        Elements = Elements * share,
        ReadBytes = ReadBytes * share,
        WriteBytes = WriteBytes * share,
        ScatteredElements = ScatteredElements * share,
        ScatteredLines = ScatteredLines * share,
        WorkingSet = WorkingSet * share,
        Units = Units * share,
        Additions = Additions * share,
    };
}
