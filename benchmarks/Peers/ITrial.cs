namespace Benchmarks.Peers;

/// <summary>A workload with its inputs, ready to be run.</summary>
internal interface ITrial
{
    /// <summary>Computes once and condenses the result into a number that all peers must agree on.</summary>
    double Check();

    /// <summary>The devices that did most of what <see cref="Check"/> asked for; null when that is not known.</summary>
    string? RanOn => null;

    /// <summary>Computes so many times and returns the seconds of all of them together.</summary>
    double Run(int repetitions);
}
