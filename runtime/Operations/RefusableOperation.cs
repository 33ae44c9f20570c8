using System.Runtime.ExceptionServices;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Operations;

/// <summary>
/// A library operation that may refuse its data, which it does before it has written anything. So an array that it
/// writes in place keeps its content, and the command has not failed: only the caller, who waits, throws the refusal.
/// </summary>
internal sealed class RefusableOperation : LibraryOperation
{
    private readonly LibraryOperation _operation;
    private readonly Lock _gate = new();
    private volatile Exception? _refusal;
    private long[] _origin = [];

    public RefusableOperation(LibraryOperation operation)
        : base(operation.Name) => _operation = operation;

    /// <inheritdoc/>
    public override LibraryOperation Definition => _operation;

    /// <summary>Throws the refusal, if there was one. Meaningful once the command is over.</summary>
    public void ThrowIfRefused()
    {
        if (_refusal is { } refusal)
        {
            ExceptionDispatchInfo.Throw(refusal);
        }
    }

    /// <inheritdoc/>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands) => _operation.IndexSpace(operands);

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) =>
        _operation.AxisMap(operand, operands);

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands) => _operation.Work(operands);

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        try
        {
            _operation.Run(call);
        }
        catch (Exception refusal) when (refusal is not InvariantException)
        {
            TryRefuse(refusal, call.Origin);
        }
    }

    /// <inheritdoc/>
    public override bool TryRefuse(Exception refusal, ReadOnlySpan<long> origin)
    {
        // Of several tiles the first one speaks, whichever device is faster.
        lock (_gate)
        {
            if (_refusal is null || origin.SequenceCompareTo(_origin) < 0)
            {
                (_refusal, _origin) = (refusal, origin.ToArray());
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Renew() => _refusal = null;
}
