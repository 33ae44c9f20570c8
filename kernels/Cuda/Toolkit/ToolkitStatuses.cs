using Cohort.Kernels.Gpu;
using Cohort.Runtime;

namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>What the calls of a library return: 0 when they succeed, else an error with a name.</summary>
/// <param name="title">The library's name.</param>
/// <param name="names">The names of its errors.</param>
internal sealed class ToolkitStatuses(string title, IReadOnlyDictionary<int, string> names)
{
    /// <summary>Throws for a call that failed.</summary>
    public void ThrowIfFailed(int status, string call)
    {
        if (status != 0)
        {
            var name = names.GetValueOrDefault(status) ?? $"{title} status {status}";
            throw new DeviceException($"{call}: {name}");
        }
    }
}
