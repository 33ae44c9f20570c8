using System.Runtime.InteropServices;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Interpreter;

public sealed class GraphInterpreterTests
{
    [Fact]
    public void Index_nodes_count_from_the_origin_of_the_box()
    {
        var builder = new GraphBuilder();
        var thousand = builder.Constant(ElementType.Int64, 1000);
        builder.Store(builder.Binary(
            Primitive.Add, builder.Binary(Primitive.Multiply, builder.Index(0), thousand), builder.Index(1)));
        Gen.Select(Gen.Long[1, 30], Gen.Long[1, 70], Gen.Long[0, 9], Gen.Long[0, 9]).Sample(
            (rows, columns, row, column) =>
            {
                var to = StridedMemory.Create(ElementType.Int64, [rows, columns], [0, 0], false);
                FrameRunner.Run(new GraphInterpreter(builder.ToGraph()), [to], to.Extents, origin: [row, column]);
                foreach (var at in StridedMemory.Indices(to.Extents))
                {
                    Assert.Equal(((at[0] + row) * 1000) + at[1] + column, MemoryMarshal.Read<long>(to.At(at)));
                }
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public void A_false_mask_keeps_the_old_element()
    {
        var builder = new GraphBuilder();
        var a = builder.AddInput(ElementType.Int32);
        var mask = builder.AddInput(ElementType.Boolean);
        builder.Store(builder.Unary(Primitive.Negate, a), mask);
        var interpreter = new GraphInterpreter(builder.ToGraph());
        var layouts = Gen.Long[0, 40].Array[2].SelectMany(extents => Gen.Select(
            StridedMemory.Layouts(ElementType.Int32, extents, true),
            StridedMemory.Layouts(ElementType.Boolean, extents, true),
            StridedMemory.Layouts(ElementType.Int32, extents, false)));
        layouts.Sample(
            (input, condition, to) =>
            {
                var number = 0;
                foreach (var at in StridedMemory.Indices(input.Extents))
                {
                    input.Put(at, BitConverter.GetBytes(++number));
                    condition.Put(at, [(byte)(number % 3 == 0 ? 1 : 0)]);
                }

                var before = to.Clone();
                FrameRunner.Run(interpreter, [input, condition, to], input.Extents);
                foreach (var at in StridedMemory.Indices(input.Extents))
                {
                    var expected = condition.At(at)[0] != 0
                        ? -MemoryMarshal.Read<int>(input.At(at))
                        : MemoryMarshal.Read<int>(before.At(at));
                    Assert.Equal(expected, MemoryMarshal.Read<int>(to.At(at)));
                }
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void Outputs_that_share_the_inputs_memory_see_old_values_only()
    {
        var builder = new GraphBuilder();
        var a = builder.AddInput(ElementType.Double);
        var b = builder.AddInput(ElementType.Double);
        builder.Store(builder.Binary(Primitive.Add, a, b));
        builder.Store(builder.Binary(Primitive.Subtract, a, b));
        builder.Store(a);
        var x = Filled(1200, i => i);
        var y = Filled(1200, i => 3 * i);
        var copy = Filled(1200, _ => 0);
        FrameRunner.Run(new GraphInterpreter(builder.ToGraph()), [x, y, x, y, copy], x.Extents);
        foreach (var at in StridedMemory.Indices(x.Extents))
        {
            Assert.Equal(4.0 * at[0], MemoryMarshal.Read<double>(x.At(at)));
            Assert.Equal(-2.0 * at[0], MemoryMarshal.Read<double>(y.At(at)));
            Assert.Equal(at[0], MemoryMarshal.Read<double>(copy.At(at)));
        }
    }

    [Fact]
    public void Scalars_are_arguments_of_each_run_and_join_with_constants()
    {
        var builder = new GraphBuilder();
        var a = builder.AddInput(ElementType.Single);
        var s = builder.AddScalar(ElementType.Single);
        var twice = builder.Binary(Primitive.Multiply, s, builder.Constant(ElementType.Single, 2));
        var isLess = builder.Binary(Primitive.Less, a, twice);
        builder.Store(builder.Select(isLess, builder.FusedMultiplyAdd(a, twice, s), twice));
        var interpreter = new GraphInterpreter(builder.ToGraph());
        foreach (var scalar in new[] { 1.5f, 300f, -2f })
        {
            var input = StridedMemory.Create(ElementType.Single, [700], [0], false);
            foreach (var at in StridedMemory.Indices(input.Extents))
            {
                input.Put(at, BitConverter.GetBytes((float)at[0]));
            }

            var to = input.Clone();
            FrameRunner.Run(interpreter, [input, to], input.Extents, [BitConverter.SingleToUInt32Bits(scalar)]);
            foreach (var at in StridedMemory.Indices(input.Extents))
            {
                var expected = at[0] < 2 * scalar ? MathF.FusedMultiplyAdd(at[0], 2 * scalar, scalar) : 2 * scalar;
                Assert.Equal(expected, MemoryMarshal.Read<float>(to.At(at)));
            }
        }
    }

    [Fact]
    public void A_bit_cast_reads_the_same_bits()
    {
        var builder = new GraphBuilder();
        var bits = builder.BitCast(builder.AddInput(ElementType.Double), ElementType.Int64);
        var shift = builder.Constant(ElementType.Int64, 52);
        builder.Store(builder.Binary(Primitive.ShiftRight, bits, shift));
        builder.Store(bits);
        var input = Filled(600, i => i * 1.7);
        var exponents = StridedMemory.Create(ElementType.Int64, [600], [0], false);
        var copies = StridedMemory.Create(ElementType.Int64, [600], [2], false);
        FrameRunner.Run(new GraphInterpreter(builder.ToGraph()), [input, exponents, copies], [600]);
        for (var i = 0; i < 600; i++)
        {
            var expected = BitConverter.DoubleToInt64Bits(i * 1.7);
            Assert.Equal(expected >> 52, MemoryMarshal.Read<long>(exponents.At([i])));
            Assert.Equal(expected, MemoryMarshal.Read<long>(copies.At([i])));
        }
    }

    [Fact]
    public void Runs_in_parallel_do_not_disturb_each_other()
    {
        var builder = new GraphBuilder();
        var a = builder.AddInput(ElementType.Double);
        var square = builder.Binary(Primitive.Multiply, a, a);
        builder.Store(builder.Binary(Primitive.Add, square, builder.Binary(Primitive.Multiply, square, a)));
        var interpreter = new GraphInterpreter(builder.ToGraph());
        Parallel.For(0, 40, run =>
        {
            var input = Filled(3000, i => i + run);
            var to = Filled(3000, _ => 0);
            FrameRunner.Run(interpreter, [input, to], input.Extents);
            for (var i = 0; i < 3000; i++)
            {
                var x = (double)(i + run);
                Assert.Equal((x * x) + (x * x * x), MemoryMarshal.Read<double>(to.At([i])));
            }
        });
    }

    [Fact]
    public void A_rare_select_gives_what_a_select_gives()
    {
        KernelGraph Graph(bool isRare)
        {
            var builder = new GraphBuilder();
            var a = builder.AddInput(ElementType.Double);
            var shared = builder.Unary(Primitive.Floor, a);
            var isBig = builder.Binary(Primitive.Less, builder.Constant(ElementType.Double, 1000), a);
            var rare = builder.Unary(Primitive.SquareRoot, builder.Binary(Primitive.Multiply, a, a));
            var inner = builder.Binary(Primitive.Add, rare, shared);
            builder.Store(builder.Binary(Primitive.Add, shared, isRare
                ? builder.SelectRare(isBig, inner, a)
                : builder.Select(isBig, inner, a)));
            return builder.ToGraph();
        }

        var input = Filled(5000, i => i % 1500);
        StridedMemory one = Filled(5000, _ => 0), other = Filled(5000, _ => 0);
        FrameRunner.Run(new GraphInterpreter(Graph(true)), [input, one], [5000]);
        FrameRunner.Run(new GraphInterpreter(Graph(false)), [input, other], [5000]);
        Assert.Equal(other.Bytes, one.Bytes);
        Assert.Contains(new InterpreterPlan(Graph(true)).Steps, step => step.Guard >= 0);
        Assert.DoesNotContain(new InterpreterPlan(Graph(false)).Steps, step => step.Guard >= 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(-1)]
    public void A_shift_by_a_scalar_is_that_of_each_element(int bits)
    {
        var builder = new GraphBuilder();
        var a = builder.BitCast(builder.AddInput(ElementType.Double), ElementType.Int64);
        var by = builder.AddScalar(ElementType.Int64);
        builder.Store(builder.Binary(Primitive.ShiftLeft, a, by));
        builder.Store(builder.Binary(Primitive.ShiftRight, a, by));
        var input = Filled(701, i => (i - 350) * 1.7);
        var left = StridedMemory.Create(ElementType.Int64, [701], [0], false);
        var right = left.Clone();
        FrameRunner.Run(new GraphInterpreter(builder.ToGraph()), [input, left, right], [701], [(ulong)(long)bits]);
        for (var i = 0; i < 701; i++)
        {
            var value = BitConverter.DoubleToInt64Bits((i - 350) * 1.7);
            var isOver = bits is < 0 or > 63;
            Assert.Equal(isOver ? 0 : value << bits, MemoryMarshal.Read<long>(left.At([i])));
            Assert.Equal(isOver ? value < 0 ? -1 : 0 : value >> bits, MemoryMarshal.Read<long>(right.At([i])));
        }
    }

    private static StridedMemory Filled(long count, Func<long, double> value)
    {
        var memory = StridedMemory.Create(ElementType.Double, [count], [0], false);
        foreach (var at in StridedMemory.Indices(memory.Extents))
        {
            memory.Put(at, BitConverter.GetBytes(value(at[0])));
        }

        return memory;
    }
}
