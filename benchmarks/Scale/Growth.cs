namespace Benchmarks.Scale;

/// <summary>How the work grows with the number of devices.</summary>
internal enum Growth
{
    /// <summary>Not at all: the total is the same.</summary>
    Strong,

    /// <summary>With it: each device has the same.</summary>
    Weak,
}
