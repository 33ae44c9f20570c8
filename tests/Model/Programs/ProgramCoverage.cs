namespace Cohort.Tests.Model.Programs;

/// <summary>Tells which kinds of things a statement consists of: their types, and the names of functions.</summary>
public static class ProgramCoverage
{
    public static void Visit(Statement statement, Action<object> seen)
    {
        seen(statement.GetType());
        var expressions = statement switch
        {
            Statement.Assign s => [s.Value],
            Statement.Store s => [s.Target, s.Value],
            Statement.StoreMasked s => [s.Target, s.Mask, s.Value],
            Statement.Scatter s => [s.Target, .. s.Positions, s.Value],
            Statement.Apply s => [.. s.Operands, s.Target],
            Statement.CopyTo s => [s.Target, s.Value],
            _ => Array.Empty<Expression>(),
        };
        foreach (var expression in expressions)
        {
            Visit(expression, seen);
        }
    }

    private static void Visit(Expression expression, Action<object> seen)
    {
        seen(expression.GetType());
        object? name = expression switch
        {
            Expression.Elementwise e => e.Function,
            Expression.Reduce e => e.Operator.ToString(),
            _ => null,
        };
        if (name is not null)
        {
            seen(name);
        }

        if (expression is Expression.View view)
        {
            seen(view.Step.GetType());
            var items = view.Step is ViewStep.Index index ? index.Items : [];
            items.ToList().ForEach(item => seen(item.GetType()));
        }

        expression.Parts.ToList().ForEach(part => Visit(part, seen));
    }
}
