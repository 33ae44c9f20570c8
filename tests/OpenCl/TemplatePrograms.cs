using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.OpenCl;

/// <summary>
/// Random programs whose kernels come from a fixed list of graphs: what varies are sizes, operands, the order of
/// statements and so what depends on what. A kernel that costs a tenth of a second to build is built once.
/// </summary>
internal static class TemplatePrograms
{
    private const int MostStatements = 12;

    // Nothing gives a negative zero: the model's running sum does not keep one, the library's does.
    private static readonly Expression Zero = new Expression.Literal(0, IsInteger: true);
    private static readonly Expression Two = new Expression.Literal(2, IsInteger: true);

    private static readonly Func<Names, Statement>[] Templates =
    [
        n => n.New(Of("add", n.Any(), n.Any())),
        n => n.New(Bounded(Of("add", Of("multiply", n.Any(), n.Any()), Two))),
        n => n.New(new Expression.Where(Of("less", n.Any(), n.Any()), n.Any(), Of("subtract", Zero, n.Any()))),
        n => n.New(Of("maximum", Of("absolute", n.Any()), n.Any())),
        n => n.New(Of("add", Seen(n.Any(), Slice(null, null, -1)), n.Any())),
        n => n.New(Of("subtract", new Expression.View(n.Any(), new ViewStep.Transpose([1, 0])), n.Any())),
        n => n.New(Of("add", n.Any(), Seen(n.Any(), new IndexItem.At(1)))),
        n => n.New(Bounded(Of("subtract", n.Any(), Sum(n.Any(), 0)))),
        n => n.New(Bounded(Of("add", n.Any(), Sum(n.Any(), 1)))),
        n => n.New(new Expression.Cast(
            Of("bitwise_and", new Expression.Cast(n.Any(), ElementType.Int32), Two), ElementType.Double)),
        n => n.New(new Expression.Cast(new Expression.Cast(n.Any(), ElementType.Single), ElementType.Double)),
        n => n.New(new Expression.Cast(new Expression.Scan(false, Bounded(n.Any()), 1), ElementType.Double)),
        n => n.Result(new Expression.Reduce(ReductionOperator.Maximum, n.Any(), 0, false)),
        n => n.Result(new Expression.Reduce(ReductionOperator.ArgMaximum, n.Any(), 1, false)),
        n => n.Result(new Expression.Reduce(ReductionOperator.Sum, Of("less", n.Any(), n.Any()), null, false)),
        n => new Statement.Store(Inside(n.Any(), 0, 0), Stencil(n.Any())),
        n => new Statement.Store(Seen(n.Any(), Slice(null, null, 2)), Seen(n.Any(), Slice(null, null, 2))),
        n => new Statement.Store(
            Seen(n.Any(), Slice(1, null, 1)), Of("add", Seen(n.Any(), Slice(null, -1, 1)), Two)),
        n => new Statement.Store(Seen(n.Any(), new IndexItem.At(0)), Seen(n.Any(), new IndexItem.At(2))),
        n => new Statement.StoreMasked(n.Variable(0), Of("greater", n.Variable(0), n.Any()), Two),
        n => new Statement.Apply("subtract", [n.Any(), n.Any()], n.Any(), null),
        n => new Statement.CopyTo(n.Any(), Of("subtract", Zero, n.Any()), Of("less", n.Any(), n.Any())),
    ];

    /// <summary>A program by its number.</summary>
    public static ArrayProgram Program(int number)
    {
        var random = new Random(number);
        var names = new Names(random);
        var size = random.Next(4, 10);
        var statements = new List<Statement>();
        for (var i = 0; i < 3; i++)
        {
            var values = Enumerable.Range(0, size * size).Select(_ => (double)random.Next(-9, 10)).ToArray();
            statements.Add(new Statement.Create(names.Next(), ElementType.Double, [size, size], values));
        }

        for (var i = random.Next(4, MostStatements); i > 0; i--)
        {
            statements.Add(Templates[random.Next(Templates.Length)](names));
            if (random.Next(6) == 0)
            {
                statements.Add(new Statement.Read(names.Last));
            }

            // What is pending would be fused with the next statement, to a graph of its own.
            statements.Add(new Statement.Flush());
        }

        return new ArrayProgram(statements);
    }

    private static Expression Of(string function, params Expression[] operands) =>
        new Expression.Elementwise(function, operands, false);

    private static Expression Bounded(Expression value) => new Expression.Clip(
        value, new Expression.Literal(-99, IsInteger: true), new Expression.Literal(99, IsInteger: true));

    private static Expression Sum(Expression value, int axis) =>
        new Expression.Reduce(ReductionOperator.Sum, value, axis, true);

    private static Expression Seen(Expression value, params IndexItem[] items) =>
        new Expression.View(value, new ViewStep.Index(items));

    private static IndexItem Slice(long? start, long? stop, long step) => new IndexItem.Slice(start, stop, step);

    // The elements away from the border, moved by some.
    private static Expression Inside(Expression value, int down, int right) => Seen(
        value, Slice(1 + down, down == 1 ? null : -1 + down, 1), Slice(1 + right, right == 1 ? null : -1 + right, 1));

    private static Expression Stencil(Expression value) => Bounded(Of(
        "subtract", Of("add", Inside(value, -1, 0), Inside(value, 1, 0)),
        Of("add", Inside(value, 0, -1), Inside(value, 0, 1))));

    private sealed class Names(Random random)
    {
        private readonly List<string> _squares = [];
        private int _count;

        public string Last { get; private set; } = "";

        public string Next()
        {
            Last = $"a{_count++}";
            _squares.Add(Last);
            return Last;
        }

        public Expression Any() => new Expression.Variable(_squares[random.Next(_squares.Count)]);

        public Expression Variable(int index) => new Expression.Variable(_squares[index]);

        public Statement New(Expression value) => new Statement.Assign(Next(), value);

        public Statement Result(Expression value)
        {
            Last = $"r{_count++}";
            return new Statement.Assign(Last, value);
        }
    }
}
