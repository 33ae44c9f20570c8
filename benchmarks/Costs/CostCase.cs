using Cohort;

namespace Benchmarks.Costs;

/// <summary>A computation whose time is predicted and measured.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Prepare">Makes the operands and gives what is measured, which returns a fresh array each time.</param>
internal sealed record CostCase(string Name, Func<Func<NDArray>> Prepare);
