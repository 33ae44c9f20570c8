using Cohort.Backends.Iteration;
using Cohort.Evaluation;
using Cohort.Typing;

namespace Cohort;

/// <content>Expressions, and functions of the program as functions of arrays.</content>
public static partial class np
{
    /// <summary>The value of an expression over arrays.</summary>
    /// <param name="expr">The expression; <c>(NDExpr)a * b + 2</c> makes one.</param>
    /// <param name="out">Where to put the value, which broadcasts to it.</param>
    /// <exception cref="ArgumentException">The expression has no array, or places for arrays of a list.</exception>
    /// <exception cref="TypeError">The value's type does not fit <paramref name="out"/>.</exception>
    public static NDArray evaluate(NDExpr expr, NDArray? @out = null)
    {
        ArgumentNullException.ThrowIfNull(expr);
        return expr is { HoldsArrays: true, HasInputs: false }
            ? Evaluated(expr, [], @out)
            : throw new ArgumentException(
                "The expression needs arrays as its leaves, and no NDExpr.Input; give a list of arrays for those.",
                nameof(expr));
    }

    /// <summary>The value of an expression over a list of arrays.</summary>
    /// <param name="expr">The expression, with <see cref="NDExpr.Input"/> for each array.</param>
    /// <param name="operands">The arrays.</param>
    /// <param name="out">Where to put the value, which broadcasts to it.</param>
    /// <exception cref="ArgumentException">The expression has arrays of its own.</exception>
    /// <exception cref="InvalidOperationException">There are fewer arrays than the expression has places.</exception>
    /// <exception cref="TypeError">The value's type does not fit <paramref name="out"/>.</exception>
    public static NDArray evaluate(NDExpr expr, NDArray[] operands, NDArray? @out = null)
    {
        ArgumentNullException.ThrowIfNull(expr);
        ArgumentNullException.ThrowIfNull(operands);
        return expr.HoldsArrays
            ? throw new ArgumentException("The expression has arrays as its leaves and needs no list.", nameof(expr))
            : Evaluated(expr, operands, @out);
    }

    /// <summary>A function of numbers as a function of arrays, which broadcasts.</summary>
    /// <remarks>Evaluated on the host: the function is code of the program, called for one element after another.
    /// </remarks>
    /// <param name="pyfunc">The function. Elements are converted to its parameters' types; its result's type is that of
    /// the results.</param>
    public static Func<NDArray, NDArray> vectorize<T1, TResult>(Func<T1, TResult> pyfunc)
        where T1 : unmanaged
        where TResult : unmanaged
    {
        var function = HostFunction.Of(pyfunc);
        return x => function.Apply([x]);
    }

    /// <inheritdoc cref="vectorize{T1, TResult}(Func{T1, TResult})"/>
    public static Func<NDArray, NDArray, NDArray> vectorize<T1, T2, TResult>(Func<T1, T2, TResult> pyfunc)
        where T1 : unmanaged
        where T2 : unmanaged
        where TResult : unmanaged
    {
        var function = HostFunction.Of(pyfunc);
        return (x, y) => function.Apply([x, y]);
    }

    /// <inheritdoc cref="vectorize{T1, TResult}(Func{T1, TResult})"/>
    public static Func<NDArray, NDArray, NDArray, NDArray> vectorize<T1, T2, T3, TResult>(
        Func<T1, T2, T3, TResult> pyfunc)
        where T1 : unmanaged
        where T2 : unmanaged
        where T3 : unmanaged
        where TResult : unmanaged
    {
        var function = HostFunction.Of(pyfunc);
        return (x, y, z) => function.Apply([x, y, z]);
    }

    /// <summary>A function of numbers as a function of as many arrays as it has parameters, which broadcast.</summary>
    /// <remarks>Evaluated on the host: the function is code of the program, called for one element after another.
    /// </remarks>
    /// <exception cref="NotSupportedException">Arrays cannot hold what the function takes or returns.</exception>
    public static Func<NDArray[], NDArray> vectorize(Delegate pyfunc) => HostFunction.Of(pyfunc).Apply;

    private static NDArray Evaluated(NDExpr expr, NDArray[] operands, NDArray? @out)
    {
        var value = expr.Evaluate(operands);
        if (@out is null)
        {
            return value;
        }

        Casting.CheckOutput(nameof(evaluate), value.Type, @out.Type);
        copyto(@out, value);
        return @out;
    }
}
