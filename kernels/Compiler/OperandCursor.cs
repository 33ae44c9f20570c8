using System.Reflection;
using System.Reflection.Emit;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Writes how one memory operand is walked: where its rows begin, and its vector at an element of the row.
/// </summary>
internal sealed class OperandCursor
{
    /// <summary>More lanes than this are gathered by a call instead of in line.</summary>
    private const int MostLanesInLine = 16;

    private readonly CodeWriter _code;
    private readonly VectorWriter _vector;
    private readonly FrameReader _frame;
    private readonly LaneShape _shape;
    private readonly int _operand;
    private readonly int _size;
    private readonly AccessPattern _pattern;
    private readonly LocalBuilder _row;
    private readonly LocalBuilder? _start;
    private readonly LocalBuilder? _step;

    public OperandCursor(
        CodeWriter code, VectorWriter vector, FrameReader frame, LaneShape shape, int operand, Type lane,
        AccessPattern pattern)
    {
        _code = code;
        _vector = vector;
        _frame = frame;
        _shape = shape;
        _operand = operand;
        Lane = lane;
        _size = VectorTypes.Size(lane);
        _pattern = pattern;
        _row = code.IL.DeclareLocal(typeof(byte*));
        _start = pattern == AccessPattern.Broadcast ? null : code.IL.DeclareLocal(typeof(byte*));
        _step = pattern == AccessPattern.Strided ? code.IL.DeclareLocal(typeof(nint)) : null;
    }

    /// <summary>The lane type of its elements.</summary>
    public Type Lane { get; }

    /// <summary>Reads the address of the first row.</summary>
    public void EmitStart()
    {
        _frame.PushAddress(_operand);
        _code.Set(_row);
    }

    /// <summary>Sets the cursor to the row.</summary>
    public void EmitBeginRow()
    {
        if (_start is not null)
        {
            _code.Get(_row);
            _code.Set(_start);
        }

        if (_step is not null)
        {
            _frame.PushStride(_operand, isRowStride: false);
            _code.Set(_step);
        }
    }

    /// <summary>Goes to the next row.</summary>
    public void EmitNextRow()
    {
        _code.Get(_row);
        _frame.PushStride(_operand, isRowStride: true);
        _code.Emit(OpCodes.Add);
        _code.Set(_row);
    }

    /// <summary>Pushes the vector of elements from <paramref name="element"/> + <paramref name="offset"/> on.</summary>
    public void EmitLoad(LocalBuilder element, int offset, LocalBuilder scratch)
    {
        switch (_pattern)
        {
            case AccessPattern.Broadcast:
                _code.Get(_row);
                _code.Load(Lane);
                _vector.Splat(Lane);
                break;
            case AccessPattern.Contiguous:
                PushElementAddress(element, offset);
                _vector.Load(Lane);
                break;
            case AccessPattern.Strided when _size >= sizeof(int) && _shape.Lanes <= MostLanesInLine:
                GatherInLine(element, offset);
                break;
            default:
                PushElementAddress(element, offset);
                _code.Get(_step!);
                _code.Get(scratch);
                _code.Native(_shape.Lanes);
                _code.Call(Strided(nameof(StridedLanes.Gather)));
                _code.Get(scratch);
                _vector.Load(Lane);
                break;
        }
    }

    /// <summary>
    /// Stores a vector at the elements from <paramref name="element"/> + <paramref name="offset"/> on.
    /// </summary>
    public void EmitStore(LocalBuilder element, int offset, LocalBuilder scratch, LocalBuilder value)
    {
        if (_pattern == AccessPattern.Contiguous)
        {
            PushElementAddress(element, offset);
            _code.Get(value);
            _vector.Store(Lane);
            return;
        }

        _code.Get(scratch);
        _code.Get(value);
        _vector.Store(Lane);
        if (_shape.Lanes <= MostLanesInLine)
        {
            ScatterInLine(element, offset, scratch);
            return;
        }

        _code.Get(scratch);
        PushElementAddress(element, offset);
        _code.Get(_step!);
        _code.Native(_shape.Lanes);
        _code.Call(Strided(nameof(StridedLanes.Scatter)));
    }

    /// <summary>
    /// Redirects the cursor to a buffer, filled with the rest of the row when it is read, so that the element numbers
    /// stay what they are.
    /// </summary>
    public void EmitEnterRest(LocalBuilder element, LocalBuilder rest, LocalBuilder buffers, int offset, bool isRead)
    {
        if (_start is null)
        {
            return;
        }

        if (isRead)
        {
            EmitReadRest(element, rest, buffers, offset);
        }

        _code.Get(buffers);
        _code.AddNative(offset);
        _code.Get(element);
        _code.Native(_size);
        _code.Emit(OpCodes.Mul);
        _code.Emit(OpCodes.Sub);
        _code.Set(_start);
        if (_step is not null)
        {
            _code.Native(_size);
            _code.Set(_step);
        }
    }

    /// <summary>Copies the results out of the buffer to the rest of the row.</summary>
    public void EmitLeaveRest(LocalBuilder element, LocalBuilder rest, LocalBuilder buffers, int offset)
    {
        EmitBeginRow();
        _code.Get(buffers);
        _code.AddNative(offset);
        PushElementAddress(element, 0);
        if (_step is not null)
        {
            _code.Get(_step);
            _code.Get(rest);
            _code.Call(Strided(nameof(StridedLanes.Scatter)));
            return;
        }

        PushBytes(rest);
        _code.Call(Method(nameof(StridedLanes.WriteRest)));
    }

    private static MethodInfo Method(string name) => typeof(StridedLanes).GetMethod(name)!;

    private MethodInfo Strided(string name) => Method(name).MakeGenericMethod(VectorTypes.UnsignedInteger(_size));

    private void EmitReadRest(LocalBuilder element, LocalBuilder rest, LocalBuilder buffers, int offset)
    {
        PushElementAddress(element, 0);
        if (_step is not null)
        {
            _code.Get(_step);
        }

        _code.Get(buffers);
        _code.AddNative(offset);
        if (_step is not null)
        {
            _code.Get(rest);
            _code.Call(Strided(nameof(StridedLanes.Gather)));
            return;
        }

        PushBytes(rest);
        _code.Call(Method(nameof(StridedLanes.ReadRest)));
    }

    private void PushBytes(LocalBuilder count)
    {
        _code.Get(count);
        _code.Native(_size);
        _code.Emit(OpCodes.Mul);
    }

    /// <summary>Loads lane after lane; the JIT turns the creation into inserts.</summary>
    private void GatherInLine(LocalBuilder element, int offset)
    {
        var address = _code.Rent(typeof(byte*));
        PushElementAddress(element, offset);
        _code.Set(address);
        var places = _vector.Bytes(Lane) / _size;
        for (var lane = 0; lane < places; lane++)
        {
            if (lane >= _shape.Lanes)
            {
                _code.Constant(Lane, 0);
                continue;
            }

            _code.Get(address);
            _code.Load(Lane);
            if (lane + 1 < _shape.Lanes)
            {
                _code.Get(address);
                _code.Get(_step!);
                _code.Emit(OpCodes.Add);
                _code.Set(address);
            }
        }

        _code.Return(address);
        var lanes = new Type[places];
        Array.Fill(lanes, Lane);
        _code.Call(_vector.Methods.Create(_vector.Bytes(Lane), Lane, lanes));
    }

    /// <summary>Stores lane after lane; the loads are forwarded from the store of the vector.</summary>
    private void ScatterInLine(LocalBuilder element, int offset, LocalBuilder scratch)
    {
        var address = _code.Rent(typeof(byte*));
        var lane = VectorTypes.UnsignedInteger(_size);
        PushElementAddress(element, offset);
        _code.Set(address);
        for (var place = 0; place < _shape.Lanes; place++)
        {
            _code.Get(address);
            _code.Get(scratch);
            _code.AddNative(place * _size);
            _code.Load(lane);
            _code.Store(lane);
            if (place + 1 < _shape.Lanes)
            {
                _code.Get(address);
                _code.Get(_step!);
                _code.Emit(OpCodes.Add);
                _code.Set(address);
            }
        }

        _code.Return(address);
    }

    private void PushElementAddress(LocalBuilder element, int offset)
    {
        _code.Get(_start!);
        _code.Get(element);
        if (_step is not null)
        {
            _code.AddNative(offset);
            _code.Get(_step);
            _code.Emit(OpCodes.Mul);
            _code.Emit(OpCodes.Add);
            return;
        }

        _code.Native(_size);
        _code.Emit(OpCodes.Mul);
        _code.Emit(OpCodes.Add);
        _code.AddNative((long)offset * _size);
    }
}
