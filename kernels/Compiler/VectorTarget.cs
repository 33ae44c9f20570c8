namespace Cohort.Kernels.Compiler;

/// <summary>The vectors that code is written for.</summary>
/// <param name="RegisterBytes">The size of a register.</param>
/// <param name="Methods">The methods of its vectors.</param>
internal sealed record VectorTarget(int RegisterBytes, VectorMethods Methods);
