namespace Cohort.Runtime.Operations;

/// <summary>
/// What a kernel does, in words for plans and messages. The words are made when they are wanted; until then it refers
/// to functions, never to operations, whose operands it would keep alive.
/// </summary>
public sealed class WorkLabel
{
    private readonly (long Sequence, object Subject)[] _parts;

    /// <summary>Creates a label of the operations that a kernel computes.</summary>
    public WorkLabel(IReadOnlyList<Operation> stored, IReadOnlyList<Operation> inlined)
    {
        _parts = new (long Sequence, object Subject)[stored.Count + inlined.Count];
        for (var i = 0; i < _parts.Length; i++)
        {
            var operation = i < stored.Count ? stored[i] : inlined[i - stored.Count];
            _parts[i] = (operation.Sequence, operation.Subject);
        }
    }

    /// <summary>Creates a label of other work.</summary>
    public WorkLabel(string text) => _parts = [(0, text)];

    /// <inheritdoc/>
    public override string ToString() => string.Join("+", _parts.OrderBy(p => p.Sequence).Select(p => p.Subject));
}
