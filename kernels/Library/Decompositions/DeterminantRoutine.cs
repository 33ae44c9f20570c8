using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// The determinant; or, of two outputs, a number of absolute value 1 and the logarithm of the determinant's size.
/// </summary>
/// <param name="isLogarithm">Whether the two are wanted.</param>
internal readonly struct DeterminantRoutine(bool isLogarithm) : IMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => isLogarithm ? "slogdet" : "det";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => rows * rows * rows;

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var matrix = call.Read(0);
        var factors = new LuFactors<T, TField>(matrix, call.Workers);
        if (isLogarithm)
        {
            var (sign, logarithm) = Logarithm(factors, matrix.Rows);
            call.Write(0, sign);
            call.Write(1, logarithm);
        }
        else
        {
            call.Write(0, Product(factors, matrix.Rows));
        }
    }

    private static (T Sign, double Logarithm) Logarithm<T, TField>(LuFactors<T, TField> factors, int n)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        if (factors.IsSingular)
        {
            return (T.Zero, double.NegativeInfinity);
        }

        var sign = factors.IsOdd ? -T.One : T.One;
        var logarithm = 0.0;
        for (var i = 0; i < n; i++)
        {
            var size = TField.Magnitude(factors.Pivot(i));
            sign *= factors.Pivot(i) / TField.FromReal(size);
            logarithm += Math.Log(size);
        }

        return (sign, logarithm);
    }

    // The exponent is kept apart, so that no factor makes the product overflow that a later one would bring back.
    private static T Product<T, TField>(LuFactors<T, TField> factors, int n)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        if (factors.IsSingular)
        {
            return T.Zero;
        }

        var product = factors.IsOdd ? -T.One : T.One;
        var exponent = 0;
        for (var i = 0; i < n; i++)
        {
            product *= Reduced<T, TField>(factors.Pivot(i), ref exponent);
            product = Reduced<T, TField>(product, ref exponent);
        }

        var half = exponent / 2;
        return product * TField.FromReal(Math.ScaleB(1, half)) * TField.FromReal(Math.ScaleB(1, exponent - half));
    }

    private static T Reduced<T, TField>(T value, ref int exponent)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var size = TField.PivotSize(value);
        if (size == 0 || !double.IsFinite(size))
        {
            return value;
        }

        var power = Math.ILogB(size);
        exponent += power;
        return value * TField.FromReal(Math.ScaleB(1, -power / 2))
            * TField.FromReal(Math.ScaleB(1, -power - (-power / 2)));
    }
}
