using System.Runtime.InteropServices;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Interpreter;

public sealed class PrimitiveTests
{
    private static readonly Primitive[] Comparisons =
        [Primitive.Equal, Primitive.NotEqual, Primitive.Less, Primitive.LessOrEqual];

    private static readonly Primitive[] Common =
    [
        Primitive.Add, Primitive.Subtract, Primitive.Multiply, Primitive.Divide, Primitive.Remainder, Primitive.Negate,
        Primitive.Absolute, Primitive.Minimum, Primitive.Maximum, .. Comparisons,
    ];

    private static readonly Primitive[] Bitwise = [Primitive.And, Primitive.Or, Primitive.Xor, Primitive.Not];

    private static readonly Primitive[] Rounding =
    [
        Primitive.SquareRoot, Primitive.Floor, Primitive.Ceiling, Primitive.Truncate, Primitive.RoundEven,
        Primitive.FusedMultiplyAdd,
    ];

    public static TheoryData<ElementType> Types => [.. ElementTypes.All];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_primitive_matches_its_scalar_definition_over_any_layout(ElementType type)
    {
        foreach (var op in Defined(type))
        {
            Check(op, type, type);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_cast_to_every_type_matches_its_scalar_definition(ElementType type)
    {
        foreach (var target in ElementTypes.All.Where(t => t != type))
        {
            Check(Primitive.Cast, type, target);
        }
    }

    [Fact]
    public void An_operator_without_a_definition_is_refused()
    {
        var builder = new GraphBuilder();
        var a = builder.AddInput(ElementType.Single);
        builder.Store(builder.Binary(Primitive.Xor, a, a));
        var error = Assert.Throws<Cohort.Runtime.InvariantException>(() => new GraphInterpreter(builder.ToGraph()));
        Assert.Contains("Xor", error.Message, StringComparison.Ordinal);
    }

    private static Primitive[] Defined(ElementType type) => type switch
    {
        ElementType.Boolean => [.. Bitwise, .. Comparisons, Primitive.Minimum, Primitive.Maximum, Primitive.Select],
        ElementType.Half => [Primitive.Select],
        ElementType.Single or ElementType.Double => [.. Common, .. Rounding, Primitive.Select],
        ElementType.Complex =>
        [
            Primitive.Add, Primitive.Subtract, Primitive.Negate, Primitive.Equal, Primitive.NotEqual, Primitive.Select,
        ],
        ElementType.Decimal =>
        [
            Primitive.Add, Primitive.Subtract, Primitive.Multiply, Primitive.Negate, Primitive.Equal,
            Primitive.NotEqual, Primitive.Select,
        ],
        _ => [.. Common, .. Bitwise, Primitive.ShiftLeft, Primitive.ShiftRight, Primitive.Select],
    };

    private static KernelGraph GraphOf(Primitive op, ElementType type, ElementType target)
    {
        var builder = new GraphBuilder();
        var a = builder.AddInput(op == Primitive.Select ? ElementType.Boolean : type);
        var b = builder.AddInput(type);
        var c = builder.AddInput(type);
        builder.Store(op switch
        {
            Primitive.Select => builder.Select(a, b, c),
            Primitive.FusedMultiplyAdd => builder.FusedMultiplyAdd(a, b, c),
            Primitive.Cast => builder.Cast(a, target),
            Primitive.Negate or Primitive.Absolute or Primitive.Not => builder.Unary(op, a),
            >= Primitive.SquareRoot and <= Primitive.RoundEven => builder.Unary(op, a),
            _ => builder.Binary(op, a, b),
        });
        return builder.ToGraph();
    }

    private static void Check(Primitive op, ElementType type, ElementType target)
    {
        var graph = GraphOf(op, type, target);
        var interpreter = new GraphInterpreter(graph);
        var result = graph.OutputType(0);
        var shapes = Gen.OneOf(
            Gen.Long[0, 1300].Select(n => new[] { n }),
            Gen.Long[0, 40].Array[2],
            Gen.Long[1, 12].Array[3]);
        var cases = shapes.SelectMany(extents => Gen.Select(
            StridedMemory.Layouts(graph.Inputs[0], extents, allowBroadcast: true),
            StridedMemory.Layouts(type, extents, allowBroadcast: true),
            StridedMemory.Layouts(type, extents, allowBroadcast: true),
            StridedMemory.Layouts(result, extents, allowBroadcast: false),
            ElementGenerator.Of(graph.Inputs[0]).Array[37],
            ElementGenerator.Of(type).Array[41]));
        cases.Sample(
            (a, b, c, to, first, second) =>
            {
                Fill(a, first);
                Fill(b, second);
                Fill(c, second.Reverse().ToArray());
                var expected = to.Clone();
                foreach (var at in StridedMemory.Indices(a.Extents))
                {
                    var value = ScalarReference.Apply(
                        op, target, Value(a, at), op == Primitive.Cast ? null : Value(b, at), Value(c, at));
                    expected.Put(at, BytesOf(value));
                }

                FrameRunner.Run(interpreter, [a, b, c, to], a.Extents);
                AssertSame(op, expected, to);
            },
            iter: 12,
            threads: 1);
    }

    private static void AssertSame(Primitive op, StridedMemory expected, StridedMemory actual)
    {
        foreach (var at in StridedMemory.Indices(actual.Extents))
        {
            if (!actual.At(at).SequenceEqual(expected.At(at)))
            {
                object want = Value(expected, at), have = Value(actual, at);
                var place = string.Join(",", at);
                Assert.True(IsNaN(want) && IsNaN(have), $"{op} {actual.Type} [{place}]: {want}, not {have}");
                expected.Put(at, actual.At(at));
            }
        }

        Assert.Equal(expected.Bytes, actual.Bytes);
    }

    private static bool IsNaN(object value) =>
        value is double.NaN or float.NaN || (value is Half h && Half.IsNaN(h));

    private static object Value(StridedMemory memory, long[] at) => ScalarReference.Read(memory.Type, memory.At(at));

    private static void Fill(StridedMemory memory, byte[][] values)
    {
        var i = 0;
        foreach (var at in StridedMemory.Indices(memory.Extents))
        {
            memory.Put(at, values[i++ % values.Length]);
        }
    }

    private static byte[] BytesOf(object value) => value switch
    {
        bool x => [x ? (byte)1 : (byte)0],
        char x => Bytes(x),
        sbyte x => Bytes(x),
        byte x => Bytes(x),
        short x => Bytes(x),
        ushort x => Bytes(x),
        int x => Bytes(x),
        uint x => Bytes(x),
        long x => Bytes(x),
        ulong x => Bytes(x),
        Half x => Bytes(x),
        float x => Bytes(x),
        double x => Bytes(x),
        decimal x => Bytes(x),
        _ => Bytes((System.Numerics.Complex)value),
    };

    private static byte[] Bytes<T>(T value)
        where T : struct => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
}
