using System.Reflection;
using System.Runtime.ExceptionServices;
using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Evaluation;

/// <summary>
/// A function of the program that is called with the elements of arrays on the host, one call for each position of the
/// shape that they broadcast to, in row-major order.
/// </summary>
internal sealed class HostFunction
{
    private readonly Func<Array[], long, Array> _run;
    private readonly string _name;

    private HostFunction(string name, Type[] parameters, Type result, Func<Array[], long, Array> run)
    {
        (_name, Parameters, Result, _run) = (name, parameters, ElementTypes.Of(result), run);
        Array.ForEach(parameters, type => ElementTypes.Of(type));
    }

    /// <summary>The .NET types of the parameters.</summary>
    public Type[] Parameters { get; }

    /// <summary>The element type of the result.</summary>
    public ElementType Result { get; }

    /// <summary>A function of one argument, called without boxing.</summary>
    public static HostFunction Of<T1, TR>(Func<T1, TR> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(function.Method.Name, [typeof(T1)], typeof(TR), (lists, count) =>
            Filled(count, lists, (T1[] a, int i) => function(a[i])));
    }

    /// <summary>A function of two arguments, called without boxing.</summary>
    public static HostFunction Of<T1, T2, TR>(Func<T1, T2, TR> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(function.Method.Name, [typeof(T1), typeof(T2)], typeof(TR), (lists, count) =>
        {
            var second = (T2[])lists[1];
            return Filled(count, lists, (T1[] a, int i) => function(a[i], second[i]));
        });
    }

    /// <summary>A function of three arguments, called without boxing.</summary>
    public static HostFunction Of<T1, T2, T3, TR>(Func<T1, T2, T3, TR> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(function.Method.Name, [typeof(T1), typeof(T2), typeof(T3)], typeof(TR), (lists, count) =>
        {
            var (second, third) = ((T2[])lists[1], (T3[])lists[2]);
            return Filled(count, lists, (T1[] a, int i) => function(a[i], second[i], third[i]));
        });
    }

    /// <summary>A function of four arguments, called without boxing.</summary>
    public static HostFunction Of<T1, T2, T3, T4, TR>(Func<T1, T2, T3, T4, TR> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        Type[] parameters = [typeof(T1), typeof(T2), typeof(T3), typeof(T4)];
        return new(function.Method.Name, parameters, typeof(TR), (lists, count) =>
        {
            var (second, third, fourth) = ((T2[])lists[1], (T3[])lists[2], (T4[])lists[3]);
            return Filled(count, lists, (T1[] a, int i) => function(a[i], second[i], third[i], fourth[i]));
        });
    }

    /// <summary>Any delegate.</summary>
    public static HostFunction Of(Delegate function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Of(function.GetType().GetMethod("Invoke")!, function);
    }

    /// <summary>A method, of an object unless it is static.</summary>
    /// <exception cref="ArgumentException">A method of objects has no object.</exception>
    public static HostFunction Of(MethodInfo method, object? target)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (!method.IsStatic && target is null)
        {
            throw new ArgumentException($"{method.Name} is no static method and needs an object.", nameof(method));
        }

        Type[] parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        return new(method.Name, parameters, method.ReturnType, (lists, count) => Called(method, target, lists, count));
    }

    /// <summary>Refuses another number of arguments than the function has parameters.</summary>
    public void CheckCount(int count, string argument)
    {
        if (count != Parameters.Length)
        {
            throw new ArgumentException(
                $"Method {_name} expects {Parameters.Length} arg(s), got {count}.", argument);
        }
    }

    /// <summary>The function's results at every position.</summary>
    /// <exception cref="IncorrectShapeException">The shapes do not fit together.</exception>
    public NDArray Apply(NDArray[] arguments)
    {
        CheckCount(arguments.Length, nameof(arguments));
        var extents = Broadcasting.Common([.. arguments.Select(argument => np.Given(argument).Layout)]).Extents;
        var shape = new Shape(extents.ToArray());
        var lists = arguments.Select((argument, i) => Elements(argument, Parameters[i], shape)).ToArray();
        return ClrArrays.Import(Session.Current, _run(lists, shape.Size)).reshape(shape);
    }

    private static Array Elements(NDArray argument, Type type, Shape shape) =>
        np.broadcast_to(argument.astype(type, copy: false), shape).ravel().ToClrArray();

    private static TR[] Filled<T1, TR>(long count, Array[] lists, Func<T1[], int, TR> function)
    {
        var first = (T1[])lists[0];
        var results = new TR[count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = function(first, i);
        }

        return results;
    }

    private static Array Called(MethodInfo method, object? target, Array[] lists, long count)
    {
        var results = Array.CreateInstance(method.ReturnType, count);
        for (var i = 0L; i < count; i++)
        {
            try
            {
                results.SetValue(method.Invoke(target, Array.ConvertAll(lists, list => list.GetValue(i))), i);
            }
            catch (TargetInvocationException exception) when (exception.InnerException is { } cause)
            {
                ExceptionDispatchInfo.Throw(cause);
            }
        }

        return results;
    }
}
