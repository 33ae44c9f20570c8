using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort.Iteration;

/// <summary>
/// The operands of an iteration, brought to one shape and to the types that were asked for: views where that is
/// possible, else copies that are written back at the end.
/// </summary>
internal sealed class IteratedOperands
{
    private readonly OperandFlags[] _flags;
    private readonly int[][]? _axes;
    private readonly (NDArray Target, NDArray Copy)[] _copies;

    /// <summary>Brings operands together.</summary>
    /// <exception cref="ValueError">The operands do not fit each other or their flags.</exception>
    /// <exception cref="TypeError">A conversion is not allowed.</exception>
    public IteratedOperands(NDArray?[] operands, IterationFlags flags, IterationRequest request)
    {
        _flags = [.. operands.Select((operand, i) =>
            OperandFlags.Parse(Part(request.OperandFlags, i, operands.Length, "op_flags"), operand is null))];
        _axes = request.Axes;
        CheckCount(_axes?.Length, operands.Length, "op_axes");
        CheckCount(request.Types?.Length, operands.Length, "op_dtypes");
        Extents = CommonExtents(operands, request.Extents);
        var types = TypesOf(operands, flags, request.Types);
        Given = new NDArray[operands.Length];
        Views = new NDArray[operands.Length];
        var copies = new List<(NDArray Target, NDArray Copy)>();
        for (var i = 0; i < operands.Length; i++)
        {
            var given = operands[i] ?? np.zeros(new Shape(Extents), types[i].ClrType());
            var view = operands[i] is null ? given : View(given, i, flags);
            Given[i] = given;
            Views[i] = given.Type == types[i] ? view : Converted(view, i, types[i], flags, request.Casting, copies);
        }

        _copies = [.. copies];
    }

    /// <summary>The common shape.</summary>
    public long[] Extents { get; }

    /// <summary>The operands as they were given, or allocated.</summary>
    public NDArray[] Given { get; }

    /// <summary>The operands in the common shape.</summary>
    public NDArray[] Views { get; }

    /// <summary>Whether an operand is written.</summary>
    public bool IsWritten(int operand) => _flags[operand].IsWritten;

    /// <summary>Stores converted operands that were written back to where they come from.</summary>
    public void WriteBack()
    {
        foreach (var (target, copy) in _copies)
        {
            ArrayFactory.Store(target, copy);
        }
    }

    private static string[]? Part(string[][]? all, int operand, int count, string name)
    {
        CheckCount(all?.Length, count, name);
        return all?[operand];
    }

    private static void CheckCount(int? given, int count, string name)
    {
        if (given is { } number && number != count)
        {
            throw new ValueError($"{name} has {number} entries for {count} operands");
        }
    }

    private long[] CommonExtents(NDArray?[] operands, long[]? wanted)
    {
        var rank = _axes is not null ? _axes.Select(axes => axes?.Length ?? 0).DefaultIfEmpty().Max()
            : Math.Max(wanted?.Length ?? 0, operands.Select(operand => operand?.ndim ?? 0).DefaultIfEmpty().Max());
        if (wanted is not null && wanted.Length < rank)
        {
            throw new ValueError("input operand has more dimensions than allowed by the axis remapping");
        }

        var extents = new long[rank];
        extents.AsSpan().Fill(1);
        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i] is { } operand && !Broadcasting.TryMerge(extents, Placed(operand, i, rank).Extents))
            {
                throw new ValueError("operands could not be broadcast together with shapes "
                    + string.Concat(operands.Where(o => o is not null)
                        .Select(o => $"{ShapeText.Of(o!.Layout.Extents)} ")));
            }
        }

        for (var axis = 0; axis < rank && wanted is not null; axis++)
        {
            if (wanted[axis] < 0 || wanted[axis] == extents[axis])
            {
                continue;
            }

            extents[axis] = extents[axis] == 1 ? wanted[axis] : throw new ValueError(
                $"the operands' extent {extents[axis]} along axis {axis} is not that of itershape, {wanted[axis]}");
        }

        return extents;
    }

    // The operand's axes where op_axes puts them, new ones of extent 1 in between.
    private Layout Placed(NDArray operand, int i, int rank)
    {
        if (_axes?[i] is not { } axes)
        {
            var layout = operand.Layout;
            while (layout.Rank < rank)
            {
                layout = layout.InsertAxis(0);
            }

            return layout;
        }

        var extents = new long[rank];
        var strides = new long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            var own = axis < axes.Length ? axes[axis] : -1;
            if (own >= operand.ndim)
            {
                throw new ValueError($"op_axes[{i}][{axis}] is {own}, and the operand has {operand.ndim} axes");
            }

            (extents[axis], strides[axis]) = own < 0 ? (1, 0)
                : (operand.Layout.Extents[own], operand.Layout.Strides[own]);
        }

        return new Layout(operand.Layout.Offset, extents, strides);
    }

    private NDArray View(NDArray operand, int i, IterationFlags flags)
    {
        if (_flags[i].IsWritten)
        {
            operand.ThrowIfNotWriteable("output array");
        }

        var placed = Placed(operand, i, Extents.Length);
        if (placed.HasExtents(Extents))
        {
            return operand.ViewOf(placed);
        }

        if (!_flags[i].MayBroadcast)
        {
            throw new ValueError($"non-broadcastable operand with shape {ShapeText.Of(operand.Layout.Extents)} "
                + $"doesn't match the broadcast shape {ShapeText.Of(Extents)}");
        }

        if (_flags[i].IsWritten && !flags.MayReduce)
        {
            throw new ValueError($"output operand requires a reduction along a dimension of shape "
                + $"{ShapeText.Of(Extents)}, but the reduction is not enabled. The flag reduce_ok enables it");
        }

        return operand.ViewOf(placed.BroadcastTo(Extents));
    }

    private ElementType[] TypesOf(NDArray?[] operands, IterationFlags flags, NPTypeCode[]? wanted)
    {
        NDArray[] read = [.. operands.Where((operand, i) => operand is not null)!];
        var common = flags.HasCommonType || Array.Exists(operands, operand => operand is null)
            ? read.Length == 0
                ? ElementType.Double
                : np.result_type(read).ToElementType()
            : (ElementType?)null;
        return [.. operands.Select((operand, i) =>
            wanted is not null && wanted[i] != NPTypeCode.Empty ? wanted[i].ToElementType()
            : flags.HasCommonType || operand is null ? common!.Value
            : operand.Type)];
    }

    private NDArray Converted(
        NDArray view, int i, ElementType type, IterationFlags flags, string casting, List<(NDArray, NDArray)> copies)
    {
        if (!flags.IsBuffered && !_flags[i].MayCopy)
        {
            throw new TypeError(
                "Iterator operand required copying or buffering, but neither copying nor buffering was enabled");
        }

        if (!Casting.CanCast(view.Type, type, casting)
            || (_flags[i].IsWritten && !Casting.CanCast(type, view.Type, casting)))
        {
            throw new TypeError($"Iterator operand {i} dtype could not be cast from dtype('{view.Type.Name()}') to "
                + $"dtype('{type.Name()}') according to the rule '{casting}'");
        }

        var copy = ArrayFactory.Copy(view, type);
        if (_flags[i].IsWritten)
        {
            copies.Add((view, copy));
        }

        return copy;
    }
}
