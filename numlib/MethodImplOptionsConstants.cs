using System.Runtime.CompilerServices;

namespace Cohort;

/// <summary>Short names of what <see cref="MethodImplAttribute"/> is given most, for <c>using static</c>.</summary>
public static class MethodImplOptionsConstants
{
    /// <summary>Compiled with all optimisations at once, and inlined.</summary>
    public const MethodImplOptions OptimizeAndInline = Optimize | Inline;

    /// <summary>Compiled with all optimisations at once.</summary>
    public const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Inlined.</summary>
    public const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
