namespace Cohort.Tests.Cuda.Hardware;

/// <summary>How long a driver took to compile kernels.</summary>
/// <param name="Accepted">How many different texts it has compiled.</param>
/// <param name="Refused">What it said about those that it has not.</param>
/// <param name="MedianMilliseconds">The median.</param>
/// <param name="NinetyFifthMilliseconds">What 95 of 100 stay below.</param>
/// <param name="LongestMilliseconds">The longest.</param>
/// <param name="TotalSeconds">All together.</param>
/// <param name="StatementsOfLongest">How many statements the one has that took longest.</param>
internal sealed record KernelTimes(
    int Accepted, IReadOnlyList<string> Refused, double MedianMilliseconds, double NinetyFifthMilliseconds,
    double LongestMilliseconds, double TotalSeconds, int StatementsOfLongest);
