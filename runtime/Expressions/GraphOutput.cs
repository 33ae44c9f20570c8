namespace Cohort.Runtime.Expressions;

/// <summary>
/// A result of a kernel: a node whose value is stored element by element, or reduced. The stored type is the node's;
/// a position reduction stores Int64.
/// </summary>
/// <param name="Node">The node.</param>
/// <param name="Reduction">How it is reduced over the reduced axes, or null for a plain store.</param>
/// <param name="Mask">
/// A Boolean node: elements where it is false are not stored. -1 for none. Plain stores only.
/// </param>
/// <param name="Imaginary">
/// The node of the imaginary part of a complex number whose real part is <paramref name="Node"/>: both are Double, and
/// they are reduced together. -1 for values of a single node, as they are but where Complex has been taken apart.
/// </param>
public readonly record struct GraphOutput(
    int Node, ReductionOperator? Reduction = null, int Mask = -1, int Imaginary = -1);
