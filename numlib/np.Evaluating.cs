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

    /// <summary>A function of numbers as a function of arrays.</summary>
    /// <param name="func">The function. Elements are converted to its parameters' types; its result's type is that of
    /// the results, which NumPy leaves as objects.</param>
    /// <param name="nin">The number of its parameters.</param>
    /// <param name="nout">The number of its results.</param>
    /// <exception cref="ValueError">The function has not so many parameters or results.</exception>
    /// <remarks>Evaluated on the host: the function is code of the program, called for one element after another.
    /// </remarks>
    public static Func<NDArray, NDArray> frompyfunc<T1, TResult>(Func<T1, TResult> func, int nin, int nout)
        where T1 : unmanaged
        where TResult : unmanaged
    {
        CheckCounts((nin, nout), (1, 1));
        return vectorize(func);
    }

    /// <summary>A function of two numbers as a function of arrays, which broadcast.</summary>
    /// <inheritdoc cref="frompyfunc{T1, TResult}(Func{T1, TResult}, int, int)"/>
    public static Func<NDArray, NDArray, NDArray> frompyfunc<T1, T2, TResult>(
        Func<T1, T2, TResult> func, int nin, int nout)
        where T1 : unmanaged
        where T2 : unmanaged
        where TResult : unmanaged
    {
        CheckCounts((nin, nout), (2, 1));
        return vectorize(func);
    }

    /// <summary>A function of three numbers as a function of arrays, which broadcast.</summary>
    /// <inheritdoc cref="frompyfunc{T1, TResult}(Func{T1, TResult}, int, int)"/>
    public static Func<NDArray, NDArray, NDArray, NDArray> frompyfunc<T1, T2, T3, TResult>(
        Func<T1, T2, T3, TResult> func, int nin, int nout)
        where T1 : unmanaged
        where T2 : unmanaged
        where T3 : unmanaged
        where TResult : unmanaged
    {
        CheckCounts((nin, nout), (3, 1));
        return vectorize(func);
    }

    /// <summary>A function with two results as a function of arrays.</summary>
    /// <inheritdoc cref="frompyfunc{T1, TResult}(Func{T1, TResult}, int, int)"/>
    public static Func<NDArray, (NDArray First, NDArray Second)> frompyfunc<T1, TFirst, TSecond>(
        Func<T1, (TFirst First, TSecond Second)> func, int nin, int nout)
        where T1 : unmanaged
        where TFirst : unmanaged
        where TSecond : unmanaged
    {
        ArgumentNullException.ThrowIfNull(func);
        CheckCounts((nin, nout), (1, 2));
        return x =>
        {
            var others = new List<TSecond>();
            var first = HostFunction.Of((T1 a) => Kept(func(a), others)).Apply([x]);
            return (first, ArrayOf(others, first));
        };
    }

    /// <summary>A function of two numbers with two results as a function of arrays, which broadcast.</summary>
    /// <inheritdoc cref="frompyfunc{T1, TResult}(Func{T1, TResult}, int, int)"/>
    public static Func<NDArray, NDArray, (NDArray First, NDArray Second)> frompyfunc<T1, T2, TFirst, TSecond>(
        Func<T1, T2, (TFirst First, TSecond Second)> func, int nin, int nout)
        where T1 : unmanaged
        where T2 : unmanaged
        where TFirst : unmanaged
        where TSecond : unmanaged
    {
        ArgumentNullException.ThrowIfNull(func);
        CheckCounts((nin, nout), (2, 2));
        return (x, y) =>
        {
            var others = new List<TSecond>();
            var first = HostFunction.Of((T1 a, T2 b) => Kept(func(a, b), others)).Apply([x, y]);
            return (first, ArrayOf(others, first));
        };
    }

    private static TFirst Kept<TFirst, TSecond>((TFirst First, TSecond Second) results, List<TSecond> others)
    {
        others.Add(results.Second);
        return results.First;
    }

    private static NDArray ArrayOf<T>(List<T> values, NDArray beside)
        where T : unmanaged =>
        Creation.ClrArrays.Import(Session.Current, values.ToArray()).reshape(beside.Shape);

    private static void CheckCounts((int In, int Out) said, (int In, int Out) counted)
    {
        if (said != counted)
        {
            throw new ValueError(
                $"the function has {counted.In} parameter(s) and {counted.Out} result(s), not {said.In} and "
                    + $"{said.Out}");
        }
    }

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
