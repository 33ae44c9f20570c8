using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Evaluates pieces of a box's row-major order into adjacent elements: what reductions consume. A part of a row, or
/// whole rows together, is one call of the compiled code.
/// </summary>
internal unsafe ref struct BoxEvaluator
{
    private readonly KernelCode _code;
    private readonly int[] _outputSizes;
    private readonly int _inputs;
    private readonly KernelFrame* _source;
    private readonly long* _index;
    private readonly byte** _addresses;
    private readonly long _rowLength;
    private readonly bool _isMerged;
    private KernelFrame _frame;

    /// <param name="code">Code that stores every output.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="outputSizes">The element size of each output.</param>
    /// <param name="source">The reduction's arguments.</param>
    /// <param name="memory">Memory of <see cref="MemoryLength"/> words that lives as long as the evaluator.</param>
    /// <param name="mayMerge">Whether rows that continue each other are one: the code knows no indices.</param>
    public BoxEvaluator(
        KernelCode code, int inputs, int[] outputSizes, KernelFrame* source, long* memory, bool mayMerge)
    {
        _code = code;
        _inputs = inputs;
        _outputSizes = outputSizes;
        _source = source;
        var rank = source->Rank;
        var operands = inputs + outputSizes.Length;
        _frame = *source;
        _frame.Extents = memory;
        _frame.Strides = memory + rank;
        _index = _frame.Strides + ((long)operands * rank);
        _addresses = (byte**)(_index + rank);
        _rowLength = source->Extents[rank - 1];
        _isMerged = mayMerge && AreContinued(source, inputs);
        new Span<long>(source->Extents, rank).CopyTo(new Span<long>(_frame.Extents, rank));
        new Span<long>(source->Strides, inputs * rank).CopyTo(new Span<long>(_frame.Strides, inputs * rank));
        _rowLength *= _isMerged ? source->Extents[rank - 2] : 1;
        for (var output = 0; output < outputSizes.Length; output++)
        {
            var strides = _frame.Strides + ((long)(inputs + output) * rank);
            strides[rank - 1] = outputSizes[output];
            if (rank > 1)
            {
                strides[rank - 2] = _rowLength * outputSizes[output];
            }
        }
    }

    /// <summary>The words of memory that an evaluator needs.</summary>
    public static int MemoryLength(int rank, int operands) => (rank * (operands + 2)) + operands;

    /// <summary>The address of an input's element at a place in the row-major order.</summary>
    public readonly byte* Address(int input, long flat)
    {
        var address = _source->Addresses[input];
        var strides = _source->Strides + ((long)input * _source->Rank);
        for (var axis = _source->Rank - 1; axis > 0; axis--)
        {
            (flat, var index) = Math.DivRem(flat, _source->Extents[axis]);
            address += index * strides[axis];
        }

        return address + (flat * strides[0]);
    }

    /// <summary>Computes the elements [flat, flat + count) of every output.</summary>
    /// <param name="flat">The first element in row-major order.</param>
    /// <param name="count">How many.</param>
    /// <param name="targets">Where each output's elements go.</param>
    public void Evaluate(long flat, long count, byte** targets)
    {
        var last = _source->Rank - 1;
        for (var done = 0L; done < count;)
        {
            Locate(flat + done);
            for (var output = 0; output < _outputSizes.Length; output++)
            {
                _addresses[_inputs + output] = targets[output] + (done * _outputSizes[output]);
            }

            var column = (flat + done) % _rowLength;
            var rows = 1L;
            var length = Math.Min(_rowLength - column, count - done);
            if (length == _rowLength && last > 0 && !_isMerged)
            {
                var row = (flat + done) / _rowLength % _source->Extents[last - 1];
                rows = Math.Min((count - done) / _rowLength, _source->Extents[last - 1] - row);
            }

            _frame.Extents[last] = length;
            fixed (KernelFrame* frame = &_frame)
            {
                _code(frame, _addresses, _index, rows);
            }

            done += rows * length;
        }
    }

    /// <summary>Whether the elements [flat, flat + count) lie in one row.</summary>
    public readonly bool IsInRow(long flat, long count) => (flat % _rowLength) + count <= _rowLength;

    /// <summary>Runs code that folds elements of one row into accumulators.</summary>
    public void Fold(KernelCode code, long flat, long count, byte* lanes)
    {
        Locate(flat);
        _addresses[_inputs] = lanes;
        _frame.Extents[_source->Rank - 1] = count;
        fixed (KernelFrame* frame = &_frame)
        {
            code(frame, _addresses, _index, 1);
        }
    }

    private static bool AreContinued(KernelFrame* source, int inputs)
    {
        var last = source->Rank - 1;
        for (var input = 0; input < inputs && last > 0; input++)
        {
            var strides = source->Strides + ((long)input * source->Rank);
            if (strides[last - 1] != strides[last] * source->Extents[last])
            {
                return false;
            }
        }

        return last > 0;
    }

    /// <summary>Sets the addresses of the inputs, and the index, to an element.</summary>
    private readonly void Locate(long flat)
    {
        for (var axis = _source->Rank - 1; axis >= 0; axis--)
        {
            var index = flat;
            if (axis > 0)
            {
                (flat, index) = Math.DivRem(flat, _source->Extents[axis]);
            }

            _index[axis] = index;
        }

        for (var input = 0; input < _inputs; input++)
        {
            var address = _source->Addresses[input];
            var strides = _source->Strides + ((long)input * _source->Rank);
            for (var axis = 0; axis < _source->Rank; axis++)
            {
                address += _index[axis] * strides[axis];
            }

            _addresses[input] = address;
        }

        for (var axis = 0; axis < _source->Rank && _source->Origin != null; axis++)
        {
            _index[axis] += _source->Origin[axis];
        }
    }
}
