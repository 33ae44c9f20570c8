using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Interpreter;

/// <summary>Walks blocks of a box's row-major order through strided operands, row piece by row piece.</summary>
internal static unsafe class BoxWalk
{
    /// <summary>The indices of an element from its place in row-major order.</summary>
    public static void Decode(in KernelFrame frame, long flat, long* indices)
    {
        for (var axis = frame.Rank - 1; axis > 0; axis--)
        {
            if (flat == 0)
            {
                indices[axis] = 0;
                continue;
            }

            (flat, indices[axis]) = Math.DivRem(flat, frame.Extents[axis]);
        }

        indices[0] = flat;
    }

    /// <summary>The address of an operand's element.</summary>
    public static byte* Address(in KernelFrame frame, int operand, long* indices)
    {
        var address = frame.Addresses[operand];
        var strides = frame.Strides + ((long)operand * frame.Rank);
        for (var axis = 0; axis < frame.Rank; axis++)
        {
            address += indices[axis] * strides[axis];
        }

        return address;
    }

    /// <summary>Whether an operand has one element for the whole box.</summary>
    public static bool IsBroadcast(in KernelFrame frame, int operand)
    {
        var strides = frame.Strides + ((long)operand * frame.Rank);
        for (var axis = 0; axis < frame.Rank; axis++)
        {
            if (strides[axis] != 0 && frame.Extents[axis] != 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Copies an operand's elements from the given indices on into a block.</summary>
    public static void Gather(
        in KernelFrame frame, int operand, long* start, ElementMover mover, byte* block, nint count)
    {
        var indices = stackalloc long[frame.Rank];
        Copy(start, indices, frame.Rank);
        var stride = frame.Strides[((long)operand * frame.Rank) + frame.Rank - 1];
        var size = mover.SizeInBytes;
        while (count > 0)
        {
            var piece = RowPiece(frame, indices, count);
            mover.Gather(Address(frame, operand, indices), stride, block, piece);
            block += piece * size;
            count -= piece;
            NextRow(frame, indices);
        }
    }

    /// <summary>Copies a block to an operand's elements from the given indices on.</summary>
    public static void Scatter(
        in KernelFrame frame, int operand, long* start, int size, in StoredBlock block, nint count)
    {
        var indices = stackalloc long[frame.Rank];
        Copy(start, indices, frame.Rank);
        var stride = frame.Strides[((long)operand * frame.Rank) + frame.Rank - 1];
        var mover = ElementMover.Of(size);
        for (nint done = 0; done < count;)
        {
            var piece = RowPiece(frame, indices, count - done);
            var target = Address(frame, operand, indices);
            var values = block.Values + ((done & block.Mask) * size);
            if (block.Condition is null)
            {
                mover.Scatter(values, block.Mask, target, stride, piece);
            }
            else
            {
                var condition = block.Condition + (done & block.ConditionMask);
                mover.ScatterWhere(condition, block.ConditionMask, values, block.Mask, target, stride, piece);
            }

            done += piece;
            NextRow(frame, indices);
        }
    }

    /// <summary>Fills a block with the index along an axis.</summary>
    public static void FillIndex(in KernelFrame frame, int axis, long* start, long* block, nint count)
    {
        var indices = stackalloc long[frame.Rank];
        Copy(start, indices, frame.Rank);
        var step = axis == frame.Rank - 1 ? 1 : 0;
        while (count > 0)
        {
            var piece = RowPiece(frame, indices, count);
            var first = frame.Origin[axis] + indices[axis];
            for (nint i = 0; i < piece; i++)
            {
                block[i] = first + (i * step);
            }

            block += piece;
            count -= piece;
            NextRow(frame, indices);
        }
    }

    private static void Copy(long* from, long* to, int count) =>
        new ReadOnlySpan<long>(from, count).CopyTo(new Span<long>(to, count));

    private static nint RowPiece(in KernelFrame frame, long* indices, nint count) =>
        (nint)Math.Min(frame.Extents[frame.Rank - 1] - indices[frame.Rank - 1], count);

    private static void NextRow(in KernelFrame frame, long* indices)
    {
        indices[frame.Rank - 1] = 0;
        for (var axis = frame.Rank - 2; axis >= 0 && ++indices[axis] == frame.Extents[axis]; axis--)
        {
            indices[axis] = 0;
        }
    }
}
