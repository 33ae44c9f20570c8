using Cohort.Devices;

namespace Cohort;

/// <summary>What a machine has to run arrays on.</summary>
/// <param name="Devices">The devices that sessions may ask for, each with all its memory.</param>
/// <param name="Links">How data go between GPUs, a sentence for each pair; none where there are not two.</param>
/// <param name="Notes">What was looked for and is not there or cannot be used, and why; a sentence each.</param>
public sealed record DeviceSurvey(
    IReadOnlyList<SessionDevice> Devices, IReadOnlyList<string> Links, IReadOnlyList<string> Notes)
{
    internal static DeviceSurvey Of(DeviceCatalogue catalogue)
    {
        var cpu = new SessionDevice(
            DeviceCatalogue.Cpu, $"CPU, {Environment.ProcessorCount} threads", DeviceCatalogue.CpuMemory);
        var gpus = catalogue.Gpus;
        var links =
            from first in Enumerable.Range(0, gpus.Count)
            from second in Enumerable.Range(first + 1, gpus.Count - first - 1)
            let isDirect = gpus[first].CanReach(gpus[second]) && gpus[second].CanReach(gpus[first])
            select $"{gpus[first].Id} and {gpus[second].Id}: {(isDirect ? "peer access" : "through the host")}";
        return new DeviceSurvey(
            [cpu, .. gpus.Select(gpu => new SessionDevice(gpu.Id, gpu.Description, gpu.MemoryInBytes))], [.. links],
            catalogue.Remarks);
    }
}
