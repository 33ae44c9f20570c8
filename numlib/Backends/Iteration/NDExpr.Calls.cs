using System.Reflection;
using Cohort.Evaluation;

namespace Cohort.Backends.Iteration;

/// <content>
/// Calls of the program's functions, element by element. Arguments are converted to the types of the parameters, and
/// the result has the function's type.
/// </content>
public sealed partial class NDExpr
{
    /// <summary>A static method of the elements.</summary>
    /// <remarks>Evaluated on the host: the method is code of the program.</remarks>
    /// <exception cref="ArgumentException">The number of arguments is not that of the parameters.</exception>
    public static NDExpr Call(MethodInfo method, params NDExpr[] args) => Call(HostFunction.Of(method, null), args);

    /// <summary>A method of an object, called with the elements.</summary>
    /// <remarks>Evaluated on the host: the method is code of the program.</remarks>
    /// <exception cref="ArgumentException">The number of arguments is not that of the parameters.</exception>
    public static NDExpr Call(MethodInfo method, object target, params NDExpr[] args) =>
        Call(HostFunction.Of(method, target), args);

    /// <summary>A function of the elements.</summary>
    /// <remarks>Evaluated on the host: the function is code of the program.</remarks>
    /// <exception cref="ArgumentException">The number of arguments is not that of the parameters.</exception>
    public static NDExpr Call(Delegate func, params NDExpr[] args) => Call(HostFunction.Of(func), args);

    /// <summary>A function without arguments, called once.</summary>
    public static NDExpr Call<TR>(Func<TR> func) => Call((Delegate)func);

    /// <inheritdoc cref="Call(Delegate, NDExpr[])"/>
    public static NDExpr Call<T1, TR>(Func<T1, TR> func, NDExpr a1) => Call(HostFunction.Of(func), a1);

    /// <inheritdoc cref="Call(Delegate, NDExpr[])"/>
    public static NDExpr Call<T1, T2, TR>(Func<T1, T2, TR> func, NDExpr a1, NDExpr a2) =>
        Call(HostFunction.Of(func), a1, a2);

    /// <inheritdoc cref="Call(Delegate, NDExpr[])"/>
    public static NDExpr Call<T1, T2, T3, TR>(Func<T1, T2, T3, TR> func, NDExpr a1, NDExpr a2, NDExpr a3) =>
        Call(HostFunction.Of(func), a1, a2, a3);

    /// <inheritdoc cref="Call(Delegate, NDExpr[])"/>
    public static NDExpr Call<T1, T2, T3, T4, TR>(
        Func<T1, T2, T3, T4, TR> func, NDExpr a1, NDExpr a2, NDExpr a3, NDExpr a4) =>
        Call(HostFunction.Of(func), a1, a2, a3, a4);

    private static NDExpr Call(HostFunction function, params NDExpr[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        function.CheckCount(args.Length, nameof(args));
        return Joined(function.Apply, args);
    }
}
