using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Expressions;

/// <summary>
/// One node of a <see cref="KernelGraph"/>. A, B and C are earlier nodes, or slot numbers for leaves; -1 when unused.
/// </summary>
/// <param name="Operator">What the node computes.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="A">The first operand node; for Input and Scalar the slot, for Index the axis.</param>
/// <param name="B">The second operand node.</param>
/// <param name="C">The third operand node.</param>
/// <param name="Bits">The value of a Constant; 1 for a Select whose condition is hardly ever true: a hint.</param>
public readonly record struct Node(
    Primitive Operator, ElementType Type, int A = -1, int B = -1, int C = -1, ulong Bits = 0)
{
    /// <summary>Whether the node has no operand nodes.</summary>
    public bool IsLeaf => Operator <= Primitive.Index;

    /// <summary>Whether the node is a Select whose condition is hardly ever true. It changes no result.</summary>
    public bool IsRare => Operator == Primitive.Select && Bits != 0;

    /// <summary>How many operand nodes the node has.</summary>
    public int Arity => IsLeaf ? 0 : C >= 0 ? 3 : B >= 0 ? 2 : 1;
}
