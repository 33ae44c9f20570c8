using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Writes elementwise kernels: a thread per element, or per group of neighbours where these are loaded as a vector. An
/// output may have the memory of an input with the same view, so a thread reads all it needs before it writes.
/// </summary>
internal sealed class MapText
{
    private readonly KernelWriter _writer;
    private readonly MapKey _key;
    private readonly IndexArithmetic _indices;
    private readonly GraphEvaluation _graph;
    private readonly KernelPointer[] _operands;

    private MapText(KernelWriter writer, MapKey key)
    {
        _writer = writer;
        _key = key;
        _indices = new IndexArithmetic(writer, key);
        _operands = new KernelPointer[key.OperandCount];
        for (var k = 0; k < _operands.Length; k++)
        {
            _operands[k] = writer.Operand(k, k < key.Graph.Inputs.Length && ((key.ReadOnlyInputs >> k) & 1) != 0);
        }

        _graph = new GraphEvaluation(writer, key.Graph, key.Arguments);
    }

    /// <summary>Writes a kernel's body.</summary>
    public static void Write(KernelWriter writer, MapKey key, int threadsPerBlock) =>
        new MapText(writer, key).Write(threadsPerBlock);

    private void Write(int threadsPerBlock)
    {
        var units = _indices.Argument(_key.Arguments.Units);
        var first = _indices.Multiply(_indices.GlobalThread(threadsPerBlock), _key.VectorWidth);
        _writer.If(_indices.Less(first, units), () =>
        {
            if (_key.VectorWidth == 1)
            {
                WriteElement(first);
            }
            else if (_key.Loops > 1)
            {
                WriteGroup(first);
            }
            else
            {
                var last = _indices.Add(first, _key.VectorWidth - 1);
                _writer.If(_indices.Less(last, units), () => WriteGroup(first), () => WriteTail(first, units));
            }
        });
    }

    private void WriteTail(KernelValue first, KernelValue units)
    {
        var at = _writer.Variable(first);
        _writer.While(() => _indices.Less(at, units), () =>
        {
            WriteElement(at);
            _writer.Assign(at, _indices.Add(at, 1));
        });
    }

    private void WriteElement(KernelValue flat)
    {
        var at = _indices.Split(flat, 0, _key.Loops);
        var results = _graph.Write(
            input => _writer.Load(Address(input, at), _key.Graph.Inputs[input]),
            axis => _indices.Global(at[axis], axis));
        var inputs = _key.Graph.Inputs.Length;
        for (var output = 0; output < results.Length; output++)
        {
            var result = results[output];
            _writer.Store(Address(inputs + output, at), result.Value, 0, result.Mask);
        }
    }

    private void WriteGroup(KernelValue flat)
    {
        var at = _indices.Split(flat, 0, _key.Loops);
        var results = _graph.WriteGroup(
            _key.VectorWidth,
            input => _writer.LoadGroup(
                Address(input, at), _key.Graph.Inputs[input], _key.Patterns[input], _key.VectorWidth),
            (lane, axis) => _indices.Global(
                axis == _key.Loops - 1 ? _indices.Add(at[axis], lane) : at[axis], axis));
        for (var output = 0; output < results[0].Length; output++)
        {
            StoreGroup(output, at, Array.ConvertAll(results, lane => lane[output]));
        }
    }

    private void StoreGroup(int output, KernelValue[] at, OutputValue[] lanes)
    {
        var operand = _key.Graph.Inputs.Length + output;
        var address = Address(operand, at);
        if (lanes[0].Mask is null)
        {
            _writer.StoreVector(address, Array.ConvertAll(lanes, lane => lane.Value));
            return;
        }

        var size = _key.Graph.OperandType(operand).SizeInBytes();
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            _writer.Store(address, lanes[lane].Value, lane * size, lanes[lane].Mask);
        }
    }

    private KernelPointer Address(int operand, KernelValue[] at) => _indices.Move(
        _operands[operand], operand, at, 0, _key.Patterns[operand], _key.Graph.OperandType(operand).SizeInBytes());
}
