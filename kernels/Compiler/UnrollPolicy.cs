using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// How many vectors one iteration computes. Copies hide the loop's own instructions behind those of small graphs; large
/// graphs have enough independent work, and copies would only cost compile time and registers.
/// </summary>
internal static class UnrollPolicy
{
    /// <summary>The copies of the body of a legal graph.</summary>
    public static int Copies(KernelGraph graph) => graph.Nodes.Length switch
    {
        <= 6 => 4,
        <= 16 => 2,
        _ => 1,
    };
}
