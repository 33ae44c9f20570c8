using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Xunit;

namespace Cohort.Tests.Functions;

public sealed class CostTests
{
    [Fact]
    public void The_cost_of_a_function_is_near_the_work_of_its_graph()
    {
        var wrong = FunctionRunner.All
            .Select(f => (f.Name, f.Cost, Work: WorkOf(f)))
            .Where(f => f.Cost < (0.7 * f.Work) - 1 || f.Cost > (1.4 * f.Work) + 1);
        Assert.Empty(wrong);
    }

    /// <summary>Operators that run for common operands, those above an addition by their weight.</summary>
    private static double WorkOf(ElementwiseFunction function)
    {
        var type = function.Name.StartsWith("bitwise", StringComparison.Ordinal)
            || function.Name is "invert" or "left_shift" or "right_shift" ? ElementType.Int64 : ElementType.Double;
        var graph = FunctionRunner.GraphOf(function, type);
        return new InterpreterPlan(graph).Steps.Where(step => step.Guard < 0).Sum(step =>
            graph.Nodes[step.Result].Operator switch
            {
                Primitive.Divide => 4,
                Primitive.SquareRoot => 5,
                Primitive.Remainder => 30,
                _ => 1,
            });
    }
}
