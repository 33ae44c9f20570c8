using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Tests.Model.Programs;

/// <summary>What a statement computes. Every node but a variable and a literal is a temporary of the program.</summary>
public abstract record Expression
{
    /// <summary>The expressions that this one is computed from.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>The names of all variables in the expression.</summary>
    public IEnumerable<string> Names => this is Variable v ? [v.Name] : Parts.SelectMany(part => part.Names);

    public sealed record Variable(string Name) : Expression;

    /// <summary>A C# literal: long or double.</summary>
    public sealed record Literal(double Value, bool IsInteger) : Expression;

    public sealed record View(Expression Source, ViewStep Step) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source];
    }

    /// <summary>An elementwise function, written as an operator where C# has one and the flag says so.</summary>
    public sealed record Elementwise(string Function, IReadOnlyList<Expression> Operands, bool AsOperator) : Expression
    {
        public override IEnumerable<Expression> Parts => Operands;
    }

    public sealed record Where(Expression Condition, Expression X, Expression Y) : Expression
    {
        public override IEnumerable<Expression> Parts => [Condition, X, Y];
    }

    public sealed record Clip(Expression Source, Expression Low, Expression High) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source, Low, High];
    }

    public sealed record Cast(Expression Source, ElementType Type) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source];
    }

    public sealed record Copy(Expression Source) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source];
    }

    public sealed record Reduce(ReductionOperator Operator, Expression Source, int? Axis, bool KeepsAxes) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source];
    }

    public sealed record Mean(Expression Source, int? Axis, bool KeepsAxes) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source];
    }

    public sealed record CountNonZero(Expression Source, int Axis, bool KeepsAxes) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source];
    }

    public sealed record Scan(bool IsProduct, Expression Source, int? Axis) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source];
    }

    public sealed record Sort(Expression Source, int Axis, bool AsPositions) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source];
    }

    /// <summary>np.take: integer positions along one axis, or in the flattened array.</summary>
    public sealed record Take(Expression Source, Expression Positions, int? Axis) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source, Positions];
    }

    /// <summary>Indexing the first axes by integer arrays.</summary>
    public sealed record Gather(Expression Source, IReadOnlyList<Expression> Positions) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source, .. Positions];
    }

    /// <summary>The elements where a mask of the same shape is true.</summary>
    public sealed record Compress(Expression Source, Expression Mask) : Expression
    {
        public override IEnumerable<Expression> Parts => [Source, Mask];
    }

    /// <summary>matmul, dot or outer.</summary>
    public sealed record Product(string Function, Expression Left, Expression Right) : Expression
    {
        public override IEnumerable<Expression> Parts => [Left, Right];
    }

    /// <summary>concatenate along an axis, or stack along a new one.</summary>
    public sealed record Join(bool IsStack, IReadOnlyList<Expression> Sources, int Axis) : Expression
    {
        public override IEnumerable<Expression> Parts => Sources;
    }
}
