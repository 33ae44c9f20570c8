namespace Cohort.Runtime.Operations;

/// <summary>
/// What a kernel does, in words for plans and messages. The words are made when they are wanted; until then it refers
/// to functions, never to operations, whose operands it would keep alive.
/// </summary>
public sealed class WorkLabel
{
    private readonly (long Sequence, object Subject)[] _parts;
    private readonly string? _note;

    /// <summary>Creates a label of the operations that a kernel computes.</summary>
    /// <param name="stored">Those whose results are stored.</param>
    /// <param name="inlined">Those that are computed on the way.</param>
    /// <param name="note">Something to add in brackets, or null.</param>
    public WorkLabel(IReadOnlyList<Operation> stored, IReadOnlyList<Operation> inlined, string? note)
    {
        _note = note;
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
    public override string ToString() =>
        string.Join("+", _parts.OrderBy(p => p.Sequence).Select(p => p.Subject))
        + (_note is null ? "" : $" [{_note}]");
}
