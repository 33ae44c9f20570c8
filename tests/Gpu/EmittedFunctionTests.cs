using System.Reflection;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Tests.Compiler;
using Cohort.Tests.Cuda.Hardware;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Every function of elements, as emitted kernels against the interpreter.</summary>
public sealed class EmittedFunctionTests
{
    private static readonly ElementType[] Types =
    [
        ElementType.Boolean, ElementType.SByte, ElementType.Byte, ElementType.Int32, ElementType.UInt32,
        ElementType.Int64, ElementType.UInt64, ElementType.Half, ElementType.Single, ElementType.Double,
    ];

    public static TheoryData<string> Names =>
        [.. typeof(Function).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(ElementwiseFunction)).Select(p => p.Name)];

    public static TheoryData<string, ElementType> RunnersAndTypes
    {
        get
        {
            var rows = new TheoryData<string, ElementType>
            {
                { LaunchRunners.OpenCl, ElementType.Int32 },
                { LaunchRunners.OpenCl, ElementType.Half },
                { LaunchRunners.OpenCl, ElementType.Single },
                { LaunchRunners.OpenCl, ElementType.Double },
                { LaunchRunners.Emulated, ElementType.Single },
            };
            foreach (var type in HardwareCuda.Rows(Types))
            {
                rows.Add(LaunchRunners.Machine, type);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_gives_the_bits_of_the_interpreter_for_every_type_in_PTX(string name)
    {
        var runner = new PtxRunner();

        var types = Types.Where(type => IsPromised(name, type));
        var graphs = types.Select(type => GraphOf([name], type)).OfType<KernelGraph>().ToArray();
        Assert.NotEmpty(graphs);
        foreach (var graph in graphs)
        {
            EmittedGraphTests.Check(new KernelCase(new Random(name.Length), graph, [3, 67]), runner);
        }
    }

    [Theory]
    [MemberData(nameof(RunnersAndTypes))]
    public void Functions_give_the_bits_of_the_interpreter_by_a_driver(string name, ElementType type)
    {
        var runner = LaunchRunners.Create(name);
        var names = Names.Select(row => row.Data).Where(name => GraphOf([name], type) is not null)
            .Where(function => IsPromised(function, type));
        foreach (var together in names.Chunk(12))
        {
            EmittedGraphTests.Check(new KernelCase(new Random(3), GraphOf(together, type)!, [2, 333]), runner);
        }
    }

    // The sign of a NaN is not promised, and a conversion from Half is free to drop it.
    private static bool IsPromised(string name, ElementType type) =>
        name is not (nameof(Function.SignBit) or nameof(Function.CopySign)) || type != ElementType.Half;

    /// <summary>The functions' graph, or null when one is not defined for the type.</summary>
    private static KernelGraph? GraphOf(string[] names, ElementType type)
    {
        var graph = new GraphBuilder();
        int[] inputs = [graph.AddInput(type), graph.AddInput(type), graph.AddInput(type)];
        var condition = graph.AddInput(ElementType.Boolean);
        try
        {
            foreach (var name in names)
            {
                var function = (ElementwiseFunction)typeof(Function).GetProperty(name)!.GetValue(null)!;
                var arguments = Enumerable.Range(0, function.Arity)
                    .Select(i => function.IsCondition(i) ? condition : inputs[i % inputs.Length]);
                graph.Store(function.Build(graph, [.. arguments], type));
            }

            var result = graph.ToGraph();
            _ = new GraphInterpreter(result);
            return result;
        }
        catch (InvariantException)
        {
            return null;
        }
    }
}
