using System.Runtime.CompilerServices;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Kernels.Gpu.Library.Indexing;

/// <summary>
/// Moves blocks between values and an array whose first axes are indexed by integer arrays, one for each of them. All
/// indices are checked before anything is moved, and no kernel goes where a bad one points.
/// </summary>
internal sealed class IndexedLaunches
{
    private const int MostAxes = 12;

    private readonly GpuCall _call;
    private readonly DeviceOperand _array;
    private readonly int _axes;
    private readonly Func<long, int, long, Exception> _refusal;
    private readonly List<long> _numbers = [];
    private readonly long[] _indexShapes;
    private readonly long _placeShape;
    private readonly long _blockShape;
    private readonly long _blockSize;
    private readonly long _positions;
    private readonly long _placeCount;

    /// <summary>Prepares the launches.</summary>
    /// <param name="call">The call: the index arrays are its second operand and those behind it but the last.</param>
    /// <param name="array">The indexed array.</param>
    /// <param name="refusal">The error for an index, the axis and its extent.</param>
    public IndexedLaunches(GpuCall call, DeviceOperand array, Func<long, int, long, Exception> refusal)
    {
        _call = call;
        _array = array;
        _refusal = refusal;
        _axes = call.Operands.Length - 2;
        var layout = array.Layout;
        _indexShapes = new long[_axes];
        for (var axis = 0; axis < _axes; axis++)
        {
            _indexShapes[axis] = StridedShape.Append(_numbers, Indices(axis).Layout);
        }

        var (indexed, block) = Split(layout);
        _placeShape = StridedShape.Append(_numbers, indexed);
        _blockShape = StridedShape.Append(_numbers, block);
        (_blockSize, _placeCount) = (block.Count, indexed.Count);
        _positions = _axes == 0 ? 1 : Indices(0).Layout.Count;
    }

    /// <summary>Why a GPU cannot do it, or null when it can.</summary>
    /// <param name="operands">All operands.</param>
    /// <param name="name">The operation's name.</param>
    /// <param name="most">How many elements an operand may have.</param>
    public static string? Refusal(ReadOnlySpan<Layout> operands, string name, long most)
    {
        foreach (var operand in operands)
        {
            if (operand.Rank > MostAxes || operand.Count > most)
            {
                return $"{name} of {operand.Count} elements in {operand.Rank} axes has no GPU kernel";
            }
        }

        return operands.Length == 2 ? $"{name} without an index array has no GPU kernel" : null;
    }

    /// <summary>Copies the blocks, one after the other, to the dense memory of an operand.</summary>
    public void Gather(DeviceOperand dense)
    {
        _ = Prepare(hasOwners: false, out var parts);
        var count = _positions * _blockSize;
        if (count > 0)
        {
            SizedTypes.Run(_array.Type, new Gathering(this, dense, parts, count));
        }

        Check(parts);
    }

    /// <summary>Copies values into the array as if in order: of equal indices the last wins.</summary>
    public void Scatter(DeviceOperand values)
    {
        var valueShape = StridedShape.Append(_numbers, values.Layout);
        var owners = Prepare(hasOwners: true, out var parts);
        var count = _positions * _blockSize;
        if (count > 0 && _placeCount > 0)
        {
            Launch(IndexKernels.Free, _placeCount, [owners], _placeCount);
            Launch(IndexKernels.Claim, _positions, [owners, parts.Places, parts.Status], _positions);
            SizedTypes.Run(_array.Type, new Scattering(this, values, owners, parts, count, valueShape));
        }

        Check(parts);
    }

    private (Layout Indexed, Layout Block) Split(Layout layout) => (
        new Layout(0, layout.Extents[.._axes].ToArray(), layout.Strides[.._axes].ToArray()),
        new Layout(0, layout.Extents[_axes..].ToArray(), layout.Strides[_axes..].ToArray()));

    private DeviceOperand Indices(int axis) => _call.Operands[axis + 1];

    // Scratch memory: status, shapes, places, first bad index of each block, owners.
    private GpuSpan Prepare(bool hasOwners, out Parts parts)
    {
        var blocks = (_positions + IndexKernels.Threads - 1) / IndexKernels.Threads;
        var longs = IndexKernels.StatusCount + _numbers.Count + _positions + blocks;
        var at = _call.Scratch((longs * sizeof(long)) + (hasOwners ? _placeCount * sizeof(int) : 0));
        var status = Take(ref at, IndexKernels.StatusCount);
        var numbers = Take(ref at, _numbers.Count);
        var places = Take(ref at, _positions);
        var firstBad = Take(ref at, blocks);
        _call.Upload([-1, 0, 0, .. _numbers], status.Address);
        for (var axis = 0; axis < _axes && _positions > 0; axis++)
        {
            var extent = _array.Layout.Extents[axis];
            var indices = SpanOf(Indices(axis));
            _call.Launch(
                IndexKernels.Places, blocks, IndexKernels.Threads, [indices, places, firstBad, numbers], _positions,
                _indexShapes[axis], extent, axis == 0 ? 1 : 0);
            _call.Launch(
                IndexKernels.Judge, 1, IndexKernels.Threads, [firstBad, status, indices, numbers], blocks,
                _indexShapes[axis], axis);
        }

        parts = new Parts(status, numbers, places);
        return new GpuSpan(at, _placeCount);
    }

    private void Check(Parts parts) => _call.Check(
        parts.Status, status => status[0] < 0
            ? null
            : _refusal(status[1], (int)status[2], _array.Layout.Extents[(int)status[2]]));

    private void Launch(
        LibraryKernelKey kernel, long units, ReadOnlySpan<GpuSpan> views, params ReadOnlySpan<long> numbers)
    {
        var (blocks, threads) = GridShape.Of(units);
        _call.Launch(kernel, blocks, threads, views, numbers);
    }

    private static GpuSpan Take(ref nint address, long count)
    {
        var span = new GpuSpan(address, count);
        address += (nint)(count * sizeof(long));
        return span;
    }

    private static GpuSpan SpanOf(DeviceOperand operand) => new(operand.Address, operand.Layout.Count);

    private readonly record struct Parts(GpuSpan Status, GpuSpan Numbers, GpuSpan Places);

    private readonly struct Gathering(IndexedLaunches owner, DeviceOperand dense, Parts parts, long count) : ISizedBody
    {
        public void Run<T>()
            where T : unmanaged => owner.Launch(
                MoveKernels<T>.Gather, count,
                [SpanOf(owner._array), SpanOf(dense), parts.Places, parts.Status, parts.Numbers], count,
                owner._blockSize, owner._placeShape, owner._blockShape);
    }

    private readonly struct Scattering(
        IndexedLaunches owner, DeviceOperand values, GpuSpan owners, Parts parts, long count, long valueShape)
        : ISizedBody
    {
        public void Run<T>()
            where T : unmanaged => owner.Launch(
                MoveKernels<T>.Scatter, count,
                [SpanOf(values), SpanOf(owner._array), parts.Places, owners, parts.Status, parts.Numbers], count,
                owner._blockSize, owner._placeShape, owner._blockShape, valueShape);
    }
}
