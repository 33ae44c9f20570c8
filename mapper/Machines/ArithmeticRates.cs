namespace Cohort.Mapping.Machines;

/// <summary>How many primitive operators a whole device computes in a second, on numbers of some classes.</summary>
public sealed record ArithmeticRates
{
    /// <summary>The classes of numbers that these rates are of.</summary>
    public required IReadOnlyList<NumberClass> Types { get; init; }

    /// <summary>Additions, comparisons, bits a second.</summary>
    public required double SimplePerSecond { get; init; }

    /// <summary>Multiplications a second; one fused with an addition counts once.</summary>
    public required double MultiplyPerSecond { get; init; }

    /// <summary>Divisions a second.</summary>
    public required double DividePerSecond { get; init; }

    /// <summary>Square roots a second; for integers as for divisions.</summary>
    public required double SquareRootPerSecond { get; init; }

    /// <summary>Conversions to this class of numbers a second.</summary>
    public required double ConvertPerSecond { get; init; }

    /// <summary>Elements that sums and other reductions take in a second.</summary>
    public required double ReducePerSecond { get; init; }

    /// <summary>
    /// The share of these rates that a long function (exp) reaches: less than 1 where its steps wait for each other or
    /// run out of registers.
    /// </summary>
    public required double FunctionEfficiency { get; init; }

    /// <summary>The rate of a kind of operators.</summary>
    public double Of(ArithmeticKind kind) => kind switch
    {
        ArithmeticKind.Multiply => MultiplyPerSecond,
        ArithmeticKind.Divide => DividePerSecond,
        ArithmeticKind.SquareRoot => SquareRootPerSecond,
        ArithmeticKind.Convert => ConvertPerSecond,
        ArithmeticKind.Reduce => ReducePerSecond,
        _ => SimplePerSecond,
    };
}
