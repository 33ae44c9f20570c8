using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Operations;

/// <summary>
/// An operation with a body of its own (matmul, sort, scan, gather, ...) instead of a kernel expression. An instance
/// holds the parameters of one call. Never recomputed, never fused.
/// </summary>
public abstract class LibraryOperation
{
    /// <summary>Creates an operation.</summary>
    protected LibraryOperation(string name) => Name = name;

    /// <summary>NumPy's name, for messages and plans.</summary>
    public string Name { get; }

    /// <summary>The operation without what has been put around it to run it.</summary>
    public virtual LibraryOperation Definition => this;

    /// <summary>
    /// The extents of the index space that may be cut into tiles; empty when the operation is one piece.
    /// </summary>
    public abstract long[] IndexSpace(ReadOnlySpan<Layout> operands);

    /// <summary>
    /// For each axis of an operand, which axis of the index space cuts it, or -1 when every tile needs the whole axis.
    /// A mapped axis has the extent of the index-space axis. Outputs must map every axis of the index space.
    /// </summary>
    public abstract int[] AxisMap(int operand, ReadOnlySpan<Layout> operands);

    /// <summary>The arithmetic of the whole operation, in additions, for the decision where and how it runs.</summary>
    public abstract double Work(ReadOnlySpan<Layout> operands);

    /// <summary>
    /// Computes a tile on host memory. Inputs may be strided in any way. Bad data (an index out of bounds, a singular
    /// matrix) is an exception of the user's type: it is rethrown at the call, or where the result is awaited.
    /// </summary>
    public abstract void Run(in LibraryCall call);

    /// <summary>
    /// Takes note that the operation refuses its data, having written nothing; false when nobody waits for that, and
    /// the command fails.
    /// </summary>
    /// <param name="refusal">The error for the caller.</param>
    /// <param name="origin">The first index of the tile that was refused.</param>
    public virtual bool TryRefuse(Exception refusal, ReadOnlySpan<long> origin) => false;

    /// <summary>
    /// Forgets a refusal, since the operation runs again: what it refused may have been what a lost device had left.
    /// </summary>
    public virtual void Renew()
    {
    }
}
