using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>Compiled code: computes rows of a box.</summary>
/// <param name="frame">Rank, extents, strides and scalars. Its addresses are not used.</param>
/// <param name="addresses">Per memory operand the address of the first element of the first row.</param>
/// <param name="index">The index of that element along each axis; read by index nodes only.</param>
/// <param name="rows">How many rows along the axis before the last, at least 1.</param>
internal unsafe delegate void KernelCode(KernelFrame* frame, byte** addresses, long* index, long rows);
