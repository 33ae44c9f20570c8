using System.Text.RegularExpressions;
using Cohort.Kernels.Cuda.Ptx;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Cuda.Ptx;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>What emitted PTX looks like.</summary>
public sealed partial class PtxTextTests
{
    [Theory]
    [InlineData(ElementType.Single, 1, 28)]
    [InlineData(ElementType.Single, 4, 69)]
    [InlineData(ElementType.Double, 2, 57)]
    public void The_chain_takes_no_more_instructions_than_it_did(ElementType type, int width, int instructions) =>
        Assert.Equal(instructions, Parsed(Chain(type), width).InstructionCount);

    [Fact]
    public void A_group_of_floats_is_loaded_and_stored_as_a_vector()
    {
        var opcodes = Parsed(Chain(ElementType.Single), 4).Statements.Select(s => s.Opcode).ToArray();
        Assert.Equal(2, opcodes.Count(opcode => opcode == "ld.global.nc.v4.f32"));
        Assert.Equal(1, opcodes.Count(opcode => opcode == "st.global.v4.f32"));
    }

    [Fact]
    public void Arithmetic_of_floats_names_its_rounding()
    {
        foreach (var type in new[] { ElementType.Single, ElementType.Double })
        {
            var unrounded = Parsed(Chain(type), 1).Statements.Where(s => Unrounded().IsMatch(s.Opcode));
            Assert.Empty(unrounded);
        }
    }

    [Fact]
    public void An_input_that_is_also_written_is_not_read_through_the_read_only_cache()
    {
        var graph = Chain(ElementType.Double);
        var key = Key(graph, 1) with { ReadOnlyInputs = 0b10 };
        var loads = Parsed(key).Statements.Where(s => s.Parts is ["ld", "global", ..]).Select(s => s.Opcode);
        Assert.Equal(["ld.global.f64", "ld.global.nc.f64"], loads.Order());
    }

    private static PtxEntry Parsed(KernelGraph graph, int width) => Parsed(Key(graph, width));

    private static PtxEntry Parsed(GpuKernelKey key)
    {
        var source = new PtxEmitter().Emit(key);
        return PtxModule.Parse(source.Text).Entry(source.EntryName);
    }

    private static MapKey Key(KernelGraph graph, int width)
    {
        var patterns = AccessSignature.Of([.. Enumerable.Repeat(AccessPattern.Contiguous, graph.OperandCount)]);
        return new MapKey(graph, 1, patterns, ulong.MaxValue, width, IsNarrow: true);
    }

    /// <summary>2 * a + b * b - 1 / (1 + a), with the numbers as arguments.</summary>
    private static KernelGraph Chain(ElementType type)
    {
        var graph = new GraphBuilder();
        int a = graph.AddInput(type), b = graph.AddInput(type);
        int two = graph.AddScalar(type), one = graph.AddScalar(type);
        var sum = graph.Binary(
            Primitive.Add, graph.Binary(Primitive.Multiply, two, a), graph.Binary(Primitive.Multiply, b, b));
        var quotient = graph.Binary(Primitive.Divide, one, graph.Binary(Primitive.Add, one, a));
        graph.Store(graph.Binary(Primitive.Subtract, sum, quotient));
        return graph.ToGraph();
    }

    [GeneratedRegex(@"^(?:add|sub|mul|div|fma|sqrt)\.f(?:32|64)$")]
    private static partial Regex Unrounded();
}
