namespace Cohort.Kernels.Interpreter;

/// <summary>One operator of a plan. Operands are nodes whose values are in place when the step runs.</summary>
/// <param name="Loop">The loop to run.</param>
/// <param name="Result">The node that it computes.</param>
/// <param name="A">The first operand node.</param>
/// <param name="B">The second operand node, or -1.</param>
/// <param name="C">The third operand node, or -1.</param>
/// <param name="Guard">A Boolean node without a true element of which the step may be skipped, or -1.</param>
internal readonly record struct PlanStep(BlockLoop Loop, int Result, int A, int B, int C, int Guard);
