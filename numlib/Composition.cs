using Cohort.Runtime;

namespace Cohort;

/// <summary>The one place that names concrete devices and kernels.</summary>
internal static class Composition
{
    public static Engine CreateEngine(SessionOptions options) => throw new NotSupportedException(options.ToString());
}
