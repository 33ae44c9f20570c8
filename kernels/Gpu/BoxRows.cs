using Cohort.Runtime.Devices;
using Cohort.Runtime.Geometry;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// A dense box of a row-major region as rows: inner axes that the box fills are part of the row, and outer ones that
/// follow each other at one pitch are one stack of rows. A box in up to two cut axes is a single stack.
/// </summary>
internal struct BoxRows
{
    private readonly CopyCommand _command;
    private readonly long _origin;
    private readonly long _width;
    private readonly long _rows;
    private readonly long _pitch;
    private readonly int _stackAxis;
    private long _remainingStacks;
    private long _stack;
    private long _row;
    private long _column;

    public BoxRows(CopyCommand command)
    {
        _command = command;
        var axis = command.Box.Rank;
        _width = command.ElementSize;
        while (axis > 0 && (axis == command.Box.Rank || IsFull(command, axis)))
        {
            axis--;
            _width *= command.Box.CountAlong(axis);
        }

        _rows = 1;
        _pitch = _width;
        var isFirst = true;
        while (axis > 0 && (isFirst || IsFull(command, axis)))
        {
            axis--;
            _pitch = isFirst ? command.Whole.Strides[axis] * command.ElementSize : _pitch;
            _rows *= command.Box.CountAlong(axis);
            isFirst = false;
        }

        _stackAxis = axis;
        _remainingStacks = command.SizeInBytes == 0 ? 0 : command.SizeInBytes / (_width * _rows);
        for (var i = 0; i < command.Box.Rank; i++)
        {
            _origin += command.Box.Low[i] * command.Whole.Strides[i] * command.ElementSize;
        }
    }

    /// <summary>Whether all of it has been taken.</summary>
    public readonly bool IsAtEnd => _remainingStacks == 0;

    /// <summary>The next rows, at most <paramref name="limit"/> bytes of them; a longer row is cut.</summary>
    public RowBlock Take(long limit)
    {
        var offset = _origin + StackOffset() + (_row * _pitch) + _column;
        if (_width > limit || _column > 0)
        {
            var width = Math.Min(limit, _width - _column);
            _column += width;
            if (_column == _width)
            {
                _column = 0;
                Advance(1);
            }

            return new RowBlock(offset, _pitch, width, 1);
        }

        var rows = Math.Min(limit / _width, _rows - _row);
        Advance(rows);
        return new RowBlock(offset, _pitch, _width, rows);
    }

    private static bool IsFull(CopyCommand command, int axis) =>
        command.Box.CountAlong(axis) == command.Whole.Extents[axis];

    private void Advance(long rows)
    {
        _row += rows;
        if (_row == _rows)
        {
            _row = 0;
            _stack++;
            _remainingStacks--;
        }
    }

    private readonly long StackOffset()
    {
        var rest = _stack;
        var offset = 0L;
        for (var axis = _stackAxis - 1; axis >= 0; axis--)
        {
            (rest, var index) = Math.DivRem(rest, _command.Box.CountAlong(axis));
            offset += index * _command.Whole.Strides[axis] * _command.ElementSize;
        }

        return offset;
    }
}
