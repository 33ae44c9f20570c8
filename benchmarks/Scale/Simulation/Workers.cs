using Cohort.Mapping.Machines;

namespace Benchmarks.Scale.Simulation;

/// <summary>The devices of a machine that are counted: its GPUs, or its processors where it has none.</summary>
internal static class Workers
{
    /// <summary>Their numbers, ascending.</summary>
    public static IReadOnlyList<int> Of(Machine machine)
    {
        var gpus = Enumerable.Range(0, machine.Count).Where(device => machine[device].Kind == DeviceKind.Gpu).ToArray();
        return gpus.Length > 0 ? gpus : [.. Enumerable.Range(0, machine.Count)];
    }
}
