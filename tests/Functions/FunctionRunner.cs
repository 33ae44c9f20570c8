using System.Runtime.InteropServices;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Tests.Interpreter;

namespace Cohort.Tests.Functions;

/// <summary>Applies a function to arrays by way of its graph and the interpreter.</summary>
public static class FunctionRunner
{
    public static TResult[] Run<T, TResult>(ElementwiseFunction function, params T[][] operands)
        where T : unmanaged
        where TResult : unmanaged
    {
        var type = ElementTypes.Of<T>();
        var graph = GraphOf(function, type);
        var count = operands[0].Length;
        var memories = operands.Select((values, i) =>
        {
            var memory = StridedMemory.Create(graph.Inputs[i], [count], [0], false);
            if (function.IsCondition(i))
            {
                values.Select(v => v.Equals(default(T)) ? (byte)0 : (byte)1).ToArray().CopyTo(memory.Bytes, 0);
            }
            else
            {
                MemoryMarshal.AsBytes(values.AsSpan()).CopyTo(memory.Bytes);
            }

            return memory;
        }).ToList();
        var result = StridedMemory.Create(ElementTypes.Of<TResult>(), [count], [0], false);
        if (graph.OutputType(0) != result.Type)
        {
            throw new InvalidOperationException($"{function} of {type} gives {graph.OutputType(0)}");
        }

        FrameRunner.Run(new GraphInterpreter(graph), [.. memories, result], [count]);
        return MemoryMarshal.Cast<byte, TResult>(result.Bytes)[..count].ToArray();
    }

    public static KernelGraph GraphOf(ElementwiseFunction function, ElementType type)
    {
        var builder = new GraphBuilder();
        var arguments = Enumerable.Range(0, function.Arity)
            .Select(i => builder.AddInput(function.IsCondition(i) ? ElementType.Boolean : type)).ToArray();
        builder.Store(function.Build(builder, arguments, type));
        return builder.ToGraph();
    }

    public static ElementwiseFunction Named(string name) =>
        All.Single(f => f.Name == name);

    public static IEnumerable<ElementwiseFunction> All { get; } =
    [
        .. typeof(Function).GetProperties().Select(p => p.GetValue(null)).OfType<ElementwiseFunction>(),
    ];
}
