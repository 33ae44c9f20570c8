using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Tests.Compiler;
using Cohort.Tests.Cuda.Hardware;
using Cohort.Tests.Interpreter;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Every primitive and every cast on all pairs of edge values.</summary>
public sealed class EmittedPrimitiveTests
{
    private static readonly ElementType[] Types =
        [.. ElementTypes.All.Where(type => type is not (ElementType.Complex or ElementType.Decimal))];

    private static readonly Primitive[] Comparisons =
        [Primitive.Equal, Primitive.NotEqual, Primitive.Less, Primitive.LessOrEqual];

    private static readonly Primitive[] Arithmetic =
    [
        Primitive.Add, Primitive.Subtract, Primitive.Multiply, Primitive.Divide, Primitive.Remainder,
        Primitive.Minimum, Primitive.Maximum, Primitive.Negate, Primitive.Absolute,
    ];

    private static readonly Primitive[] OfFloats =
    [
        Primitive.SquareRoot, Primitive.Floor, Primitive.Ceiling, Primitive.Truncate, Primitive.RoundEven,
        Primitive.FusedMultiplyAdd,
    ];

    private static readonly Primitive[] OfBits = [Primitive.And, Primitive.Or, Primitive.Xor, Primitive.Not];
    private static readonly Primitive[] Shifts = [Primitive.ShiftLeft, Primitive.ShiftRight];

    public static TheoryData<string, ElementType> Cases
    {
        get
        {
            var cases = new TheoryData<string, ElementType>();
            foreach (var type in Types)
            {
                cases.Add(LaunchRunners.Ptx, type);
                cases.Add(LaunchRunners.OpenCl, type);
            }

            foreach (var type in HardwareCuda.Rows(Types))
            {
                cases.Add(LaunchRunners.Machine, type);
            }

            cases.Add(LaunchRunners.Emulated, ElementType.Single);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Primitives_and_casts_give_the_bits_of_the_interpreter(string runner, ElementType type)
    {
        var graph = GraphOf(type);
        var (first, second) = EdgeValues.Pairs(type);
        var count = first.Length / type.SizeInBytes();
        StridedMemory[] inputs =
        [
            StridedMemory.Over(type, first, 0), StridedMemory.Over(type, second, 0),
            StridedMemory.Over(type, [.. first.AsSpan(type.SizeInBytes()), .. first.AsSpan(0, type.SizeInBytes())], 0),
        ];
        var expected = Run(new GraphInterpreter(graph), graph, inputs, count);
        var actual = Run(new EmittedKernel(graph, LaunchRunners.Create(runner)), graph, inputs, count);
        for (var output = 0; output < expected.Length; output++)
        {
            var at = RandomBits.FirstDifference(graph.OutputType(output), expected[output], actual[output]);
            if (at >= 0)
            {
                var result = graph.OutputType(output);
                Assert.Fail(
                    $"{graph.Nodes[graph.Outputs[output].Node]} of pair {at}, {Text(type, first, at)} and "
                    + $"{Text(type, second, at)}, is {Text(result, expected[output], at)}, "
                    + $"not {Text(result, actual[output], at)}");
            }
        }
    }

    private static string Text(ElementType type, byte[] bytes, int element)
    {
        var size = type.SizeInBytes();
        return $"{ScalarReference.Read(type, bytes.AsSpan(element * size, size))}";
    }

    private static byte[][] Run(
        Cohort.Runtime.Kernels.HostKernel kernel, KernelGraph graph, StridedMemory[] inputs, int count)
    {
        var outputs = Enumerable.Range(0, graph.Outputs.Length)
            .Select(output => graph.OutputType(output))
            .Select(type => Placed(type, new byte[count * type.SizeInBytes()])).ToArray();
        var operands = inputs.Select(input => Placed(input.Type, input.Bytes)).Concat(outputs).ToArray();
        FrameRunner.Run(kernel, operands, [count]);
        return Array.ConvertAll(outputs, output => output.Bytes);
    }

    /// <summary>Elements one after the other in the given bytes.</summary>
    private static StridedMemory Placed(ElementType type, byte[] bytes)
    {
        var memory = StridedMemory.Create(type, [bytes.Length / type.SizeInBytes()], [0], false);
        bytes.CopyTo(memory.Bytes, 0);
        return memory;
    }

    private static KernelGraph GraphOf(ElementType type)
    {
        var graph = new GraphBuilder();
        int a = graph.AddInput(type), b = graph.AddInput(type), c = graph.AddInput(type);
        foreach (var op in Defined(type))
        {
            graph.Store(op switch
            {
                Primitive.Negate or Primitive.Absolute or Primitive.Not => graph.Unary(op, a),
                Primitive.FusedMultiplyAdd => graph.FusedMultiplyAdd(a, b, c),
                >= Primitive.SquareRoot and <= Primitive.RoundEven => graph.Unary(op, a),
                _ => graph.Binary(op, a, b),
            });
        }

        foreach (var target in Types.Where(target => target != type))
        {
            graph.Store(graph.Cast(a, target));
        }

        var condition = type == ElementType.Boolean ? c : graph.Cast(c, ElementType.Boolean);
        graph.Store(graph.Select(condition, a, b), condition);
        graph.Store(graph.Select(condition, graph.ConstantBits(type, 1), b));
        return graph.ToGraph();
    }

    private static Primitive[] Defined(ElementType type) => type switch
    {
        ElementType.Boolean => [.. Comparisons, .. OfBits, Primitive.Minimum, Primitive.Maximum],
        ElementType.Half => [],
        ElementType.Single or ElementType.Double => [.. Comparisons, .. Arithmetic, .. OfFloats],
        ElementType.Char => [.. Comparisons, .. Arithmetic],
        _ => [.. Comparisons, .. Arithmetic, .. OfBits, .. Shifts],
    };
}
