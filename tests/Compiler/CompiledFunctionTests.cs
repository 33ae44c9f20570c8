using System.Reflection;
using Cohort.Kernels.Compiler;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Xunit;

namespace Cohort.Tests.Compiler;

public sealed class CompiledFunctionTests
{
    private static readonly ElementType[] Types =
    [
        ElementType.Boolean, ElementType.SByte, ElementType.Byte, ElementType.Int32, ElementType.UInt32,
        ElementType.Int64, ElementType.UInt64, ElementType.Half, ElementType.Single, ElementType.Double,
    ];

    private static readonly Dictionary<int, KernelCompiler> Compilers =
        new[] { 16, 32, 64 }.ToDictionary(width => width, width => new KernelCompiler(width));

    public static TheoryData<string> Names =>
        [.. typeof(Function).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(ElementwiseFunction)).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_gives_the_bits_of_the_interpreter_for_every_type_and_width(string name)
    {
        var function = (ElementwiseFunction)typeof(Function).GetProperty(name)!.GetValue(null)!;
        var graphs = Types.Select(type => GraphOf(function, type)).OfType<KernelGraph>().ToArray();
        Assert.NotEmpty(graphs);
        foreach (var graph in graphs)
        {
            var test = new KernelCase(new Random(name.Length), graph, [3, 333]);
            var expected = test.Run(new GraphInterpreter(graph));
            foreach (var (width, compiler) in Compilers)
            {
                var actual = test.Run(compiler.Compile(graph, test.Patterns));
                var type = graph.OutputType(0);
                var at = RandomBits.FirstDifference(type, expected[^1], actual[^1]);
                Assert.True(at < 0, $"{name} differs at element {at} with vectors of {width} bytes\n{test}");
            }
        }
    }

    /// <summary>The function's graph, or null when it is not defined for the type.</summary>
    private static KernelGraph? GraphOf(ElementwiseFunction function, ElementType type)
    {
        var graph = new GraphBuilder();
        var arguments = new int[function.Arity];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = graph.AddInput(function.IsCondition(i) ? ElementType.Boolean : type);
        }

        try
        {
            graph.Store(function.Build(graph, arguments, type));
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
