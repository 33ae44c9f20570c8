using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Writes a pass of the fixed tree: a thread takes up to 16 neighbouring leaves of one kept index. Pairs join, then
/// pairs of these; where the right one is missing, the left one moves along.
/// </summary>
internal sealed class FoldText
{
    private readonly KernelWriter _writer;
    private readonly FoldKey _key;
    private readonly IndexArithmetic _indices;
    private readonly PartialText _partials;
    private readonly KernelPointer _from;
    private readonly KernelPointer _to;

    private FoldText(KernelWriter writer, FoldKey key)
    {
        _writer = writer;
        _key = key;
        _indices = new IndexArithmetic(writer, key);
        _partials = new PartialText(writer, key.Operator, key.Type);
        _from = writer.Operand(0, isReadOnly: true);
        _to = writer.Operand(1, isReadOnly: false);
    }

    /// <summary>Writes a kernel's body.</summary>
    public static void Write(KernelWriter writer, FoldKey key, int threadsPerBlock) =>
        new FoldText(writer, key).Write(threadsPerBlock);

    private void Write(int threadsPerBlock)
    {
        var unit = _indices.GlobalThread(threadsPerBlock);
        _writer.If(_indices.Less(unit, _indices.Argument(_key.Arguments.Units)), () =>
        {
            var leaves = _indices.Argument(_key.Arguments.ReducedCount);
            if (!_key.StoresResults)
            {
                var (group, kept) = _indices.Divide(unit, _key.Arguments.KeptCount, _key.Arguments.KeptDivisor);
                WriteGroup(unit, kept, _indices.Multiply(group, FoldKey.Radix), leaves);
                return;
            }

            _writer.If(
                _writer.Binary(Primitive.Equal, leaves, _indices.Constant(0)),
                () => _partials.StoreIdentity(Result(unit)),
                () => WriteGroup(unit, unit, _indices.Constant(0), leaves));
        });
    }

    private void WriteGroup(KernelValue unit, KernelValue kept, KernelValue first, KernelValue leaves)
    {
        var result = _partials.Variables(_partials.Load(Row(0, first, kept)));

        // A full group needs no checks, so that its loads are under way together.
        var last = _indices.Add(first, FoldKey.Radix - 1);
        _writer.If(
            _indices.Less(last, leaves),
            () => WriteFull(result, first, kept),
            () => WriteRest(result, 0, FoldKey.Radix, first, kept, leaves));
        if (_key.StoresResults)
        {
            _partials.StoreResults(Result(unit), result);
        }
        else
        {
            _partials.Store(_writer.Advance(_to, unit, _partials.Size), result);
        }
    }

    private void WriteFull(PartialResult result, KernelValue first, KernelValue kept)
    {
        var values = Enumerable.Range(0, FoldKey.Radix)
            .Select(row => row == 0 ? result : _partials.Load(Row(row, first, kept))).ToArray();
        for (var step = 1; step < values.Length; step *= 2)
        {
            for (var i = 0; i < values.Length; i += 2 * step)
            {
                // Loaded values become variables when something joins them.
                values[i] = i == 0 || step > 1 ? values[i] : _partials.Variables(values[i]);
                _partials.Join(values[i], values[i + step], isInterleaved: false);
            }
        }
    }

    /// <summary>Joins the leaves that there are from the second one of a group on into its first.</summary>
    private void WriteRest(
        PartialResult target, int begin, int count, KernelValue first, KernelValue kept, KernelValue leaves)
    {
        for (var step = 1; step < count; step *= 2)
        {
            var (from, size) = (begin + step, step);
            _writer.If(_indices.Less(_indices.Add(first, from), leaves), () =>
            {
                var right = _partials.Variables(_partials.Load(Row(from, first, kept)));
                WriteRest(right, from, size, first, kept, leaves);
                _partials.Join(target, right, isInterleaved: false);
            });
        }
    }

    private KernelPointer Row(int row, KernelValue first, KernelValue kept)
    {
        var stride = _indices.Argument(_key.Arguments.KeptStride);
        var at = _indices.Add(_indices.Multiply(_indices.Add(first, row), stride), kept);
        return _writer.Advance(_from, at, _partials.Size);
    }

    private KernelPointer Result(KernelValue unit) => _writer.Advance(
        _to, unit, _partials.HasPosition ? sizeof(long) : _partials.StoredType.SizeInBytes());
}
