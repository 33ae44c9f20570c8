using Cohort.Runtime.Elements;

namespace Cohort.Tests.Model.Programs;

/// <summary>One line of a program.</summary>
public abstract record Statement
{
    /// <summary>The variable that the statement binds, if any.</summary>
    public virtual string? Binds => null;

    /// <summary>The variables that must exist for the statement to run.</summary>
    public abstract IEnumerable<string> Uses { get; }

    /// <summary>A new array with the given elements.</summary>
    public sealed record Create(string Name, ElementType Type, long[] Shape, double[] Values) : Statement
    {
        public override string? Binds => Name;

        public override IEnumerable<string> Uses => [];
    }

    /// <summary>An array over a byte buffer that the program keeps and uses directly.</summary>
    public sealed record Share(string Name, ElementType Type, double[] Values) : Statement
    {
        public override string? Binds => Name;

        public override IEnumerable<string> Uses => [];
    }

    /// <summary>Binds a name, new or old, to the value of an expression: a view stays a view.</summary>
    public sealed record Assign(string Name, Expression Value) : Statement
    {
        public override string? Binds => Name;

        public override IEnumerable<string> Uses => Value.Names;
    }

    /// <summary>target[...] = value: writes through a variable or a view of one.</summary>
    public sealed record Store(Expression Target, Expression Value) : Statement
    {
        public override IEnumerable<string> Uses => [.. Target.Names, .. Value.Names];
    }

    /// <summary>target[mask] = value.</summary>
    public sealed record StoreMasked(Expression Target, Expression Mask, Expression Value) : Statement
    {
        public override IEnumerable<string> Uses => [.. Target.Names, .. Mask.Names, .. Value.Names];
    }

    /// <summary>target[positions, ...] = value; of equal positions the last one wins.</summary>
    public sealed record Scatter(Expression Target, IReadOnlyList<Expression> Positions, Expression Value) : Statement
    {
        public override IEnumerable<string> Uses =>
            [.. Target.Names, .. Positions.SelectMany(p => p.Names), .. Value.Names];
    }

    /// <summary>np.function(operands, out: target, where: mask).</summary>
    public sealed record Apply(
        string Function, IReadOnlyList<Expression> Operands, Expression Target, Expression? Mask) : Statement
    {
        public override IEnumerable<string> Uses =>
            [.. Operands.SelectMany(o => o.Names), .. Target.Names, .. Mask?.Names ?? []];
    }

    /// <summary>np.copyto(target, value, where: mask).</summary>
    public sealed record CopyTo(Expression Target, Expression Value, Expression? Mask) : Statement
    {
        public override IEnumerable<string> Uses => [.. Target.Names, .. Value.Names, .. Mask?.Names ?? []];
    }

    /// <summary>The host writes one element.</summary>
    public sealed record WriteElement(string Name, long[] Index, double Value) : Statement
    {
        public override IEnumerable<string> Uses => [Name];
    }

    /// <summary>The host reads one element; compared.</summary>
    public sealed record ReadElement(string Name, long[] Index) : Statement
    {
        public override IEnumerable<string> Uses => [Name];
    }

    /// <summary>The host reads a whole array; compared.</summary>
    public sealed record Read(string Name) : Statement
    {
        public override IEnumerable<string> Uses => [Name];
    }

    /// <summary>The program writes into the byte buffer of a shared array.</summary>
    public sealed record WriteShared(string Name, int Index, double Value) : Statement
    {
        public override IEnumerable<string> Uses => [Name];
    }

    /// <summary>The program reads the byte buffer of a shared array; compared.</summary>
    public sealed record ReadShared(string Name) : Statement
    {
        public override IEnumerable<string> Uses => [Name];
    }

    public sealed record Flush : Statement
    {
        public override IEnumerable<string> Uses => [];
    }

    public sealed record Wait : Statement
    {
        public override IEnumerable<string> Uses => [];
    }

    /// <summary>Ends a handle early; what was computed from it, and views of it, stay.</summary>
    public sealed record Dispose(string Name) : Statement
    {
        public override IEnumerable<string> Uses => [Name];
    }
}
