using System.Collections;
using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;

namespace Cohort.Tests.Numlib;

/// <summary>Arguments that nobody should pass, made from a seed; arrays of one instance share memory.</summary>
internal sealed class OddArguments
{
    private readonly Random _random;
    private readonly NDArray[] _arrays = Made();

    public OddArguments(int seed)
    {
        _random = new Random(seed);
    }

    /// <summary>Something to call methods of.</summary>
    public object? Instance(Type type) => type == typeof(NumPyRandom) ? np.random.RandomState(7)
        : type == typeof(FourierModule) ? np.fft
        : type == typeof(Generator) ? np.random.default_rng(7)
        : type == typeof(NDArray) ? AnyArray()
        : type == typeof(poly1d) ? new poly1d(new[] { 1.0, -3, 2 })
        : type == typeof(Shape) ? Pick(new Shape(2L, 3L), new Shape(0L), default, new Shape(4L, 1L, 2L))
        : type == typeof(Slice) ? new Slice(":5") : null;

    /// <summary>One argument for each parameter; out arrays and masks are often made for the arrays before them.</summary>
    public object?[] For(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Argument(parameters[i], arguments.AsSpan(0, i));
        }

        return arguments;
    }

    public static string Text(object? value) => value switch
    {
        null => "null",
        NDArray array => $"{array.dtype.Name}({string.Join("x", array.shape)})",
        NDArray[] arrays => $"[{string.Join(" ", arrays.Select(Text))}]",
        IEnumerable list and not string => $"[{string.Join(" ", list.Cast<object?>())}]",
        _ => value.ToString()!,
    };

    private object? Argument(ParameterInfo parameter, ReadOnlySpan<object?> before)
    {
        if (parameter.HasDefaultValue && _random.Next(2) == 0)
        {
            return parameter.DefaultValue is DBNull ? null : parameter.DefaultValue;
        }

        var declared = parameter.ParameterType.IsByRef
            ? parameter.ParameterType.GetElementType()!
            : parameter.ParameterType;
        if (declared == typeof(NDArray) && _random.Next(2) == 0 && First(before) is { } source
            && parameter.Name is "out" or "where")
        {
            return parameter.Name == "where" ? MaskFor(source) : OverlapOf(source);
        }

        var isNullable = !declared.IsValueType || Nullable.GetUnderlyingType(declared) is not null;
        return isNullable && _random.Next(8) == 0 ? null : Value(Nullable.GetUnderlyingType(declared) ?? declared);
    }

    private static NDArray? First(ReadOnlySpan<object?> before)
    {
        foreach (var argument in before)
        {
            if (argument is NDArray array)
            {
                return array;
            }
        }

        return null;
    }

    private NDArray MaskFor(NDArray array) => _random.Next(3) switch
    {
        0 => np.zeros(new Shape(array.shape), typeof(bool)),
        1 => np.ones(new Shape([.. array.shape, 2]), typeof(bool)),
        _ => np.ones(new Shape(array.shape), typeof(int)),
    };

    private NDArray OverlapOf(NDArray array) => array.ndim == 0 ? array : _random.Next(4) switch
    {
        0 => array,
        1 => array["::-1"],
        2 => array.T,
        _ => array["1:"],
    };

    private object? Value(Type type) => type switch
    {
        _ when type == typeof(NDArray) || type == typeof(IIndex) => AnyArray(),
        _ when type == typeof(NDArray[]) => Enumerable.Range(0, _random.Next(4))
            .Select(_ => _random.Next(12) == 0 ? null! : AnyArray()).ToArray(),
        _ when type == typeof(int) => Pick(0, 1, -1, 2, 3, 7, -5, int.MinValue, int.MaxValue, 1000),
        _ when type == typeof(long) => Pick(0L, 1, -1, 2, 3, 7, -5, long.MinValue, long.MaxValue, 1000),
        _ when type == typeof(double) => Pick(0.0, 1, -1, 2.5, double.NaN, double.PositiveInfinity, 1e300),
        _ when type == typeof(float) => Pick(0f, 1, -1, 2.5f, float.NaN),
        _ when type == typeof(bool) => _random.Next(2) == 0,
        _ when type == typeof(string) => Pick("", "x", "valid", "linear", "float32", "ij,jk->ik", "0:2", "S", "...,0"),
        _ when type == typeof(char) => Pick('C', 'F', 'K', 'X'),
        _ when type == typeof(Type) => Pick(typeof(int), typeof(double), typeof(Complex), typeof(string)),
        _ when type == typeof(NPTypeCode) => Pick(
            NPTypeCode.Int32, NPTypeCode.Empty, NPTypeCode.Decimal, (NPTypeCode)999),
        _ when type == typeof(DType) => Pick(DType.Int16, DType.Double, DType.Complex),
        _ when type == typeof(Slice) => Pick(new Slice("1:"), new Slice("::-2"), Slice.NewAxis, Slice.Ellipsis),
        _ when type == typeof(Shape) => Pick(new Shape(2L, 3L), new Shape(0L), default, new Shape(4L, 1L, 2L)),
        _ when type == typeof(Complex) => Pick(new Complex(1, 2), new Complex(double.NaN, 0)),
        _ when type == typeof(object) => Pick<object>(
            1, 2.5, "text", AnyArray(), new[] { 1, 2 }, true, 'c', new List<int>(), DateTime.UnixEpoch, new object()),
        _ when type.IsArray => List(type),
        _ when typeof(Delegate).IsAssignableFrom(type) => Function(type),
        _ when typeof(IEnumerable).IsAssignableFrom(type) && type.IsInterface => Pick<object?>(
            null, new[] { 1.0, 2 }.Where(value => value > 0), new[] { 1, 0 }, Array.Empty<NDArray>()) is { } list
            && type.IsInstanceOfType(list) ? list : null,
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ => null,
    };

    private object List(Type type) => type switch
    {
        _ when type == typeof(int[]) => Pick(
            [], new[] { 0 }, new[] { 1, 0 }, new[] { 0, 0 }, new[] { -9, 4 }, new[] { int.MaxValue, int.MaxValue }),
        _ when type == typeof(long[]) => Pick(
            [], new[] { 0L }, new[] { 2L, 3 }, new[] { -1L }, new[] { long.MaxValue, 2 }, new[] { long.MinValue }),
        _ when type == typeof(double[]) => Pick([], new[] { 0.5 }, new[] { double.NaN, 2 }),
        _ when type == typeof(string[]) => Pick([], new[] { "x" }, new[] { "readonly" }, new string[] { null! }),
        _ when type == typeof(object[]) => Pick(
            [], new object[] { 1, "0:2" }, new object[] { AnyArray() }, new object[] { null!, 0 }),
        _ when type == typeof(Slice[]) => Pick([], new[] { Slice.All, new Slice("::0") }, new Slice[2]),
        _ => Array.CreateInstance(type.GetElementType()!, new int[type.GetArrayRank()]),
    };

    // A function that gives back its first argument of the right type, or nothing.
    private static Delegate Function(Type type)
    {
        var invoke = type.GetMethod("Invoke");
        if (invoke is null)
        {
            return () => { };
        }

        ParameterExpression[] parameters =
            [.. invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType))];
        var body = (Expression?)Array.Find(parameters, parameter => parameter.Type == invoke.ReturnType)
            ?? Expression.Default(invoke.ReturnType);
        return Expression.Lambda(type, body, parameters).Compile(preferInterpretation: true);
    }

    private NDArray AnyArray() => _arrays[_random.Next(_arrays.Length)];

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private static NDArray[] Made()
    {
        var flat = np.arange(24.0);
        var grid = flat.reshape(2, 3, 4);
        return
        [
            np.array(2.5), np.arange(5), np.arange(6.0).reshape(2, 3), np.zeros(0), np.zeros(new Shape(0L, 3L)), grid,
            np.array(new[] { true, false, true }), np.array(new[] { new Complex(1, 2), new Complex(double.NaN, 0) }),
            np.array(new[] { 1.5m, 2m }), np.array(new[] { 'a', 'b' }), np.arange(4, 8).astype(typeof(byte)),
            np.array(new[] { double.NaN, double.PositiveInfinity, -0.0 }), np.array(new Half[] { (Half)1, (Half)2 }),
            np.arange(9.0).reshape(3, 3), np.array(-3), np.array(new sbyte[] { -128, 127 }),
            flat["1:5"], flat["3:7"], grid.T, grid["::-1, ::2"], flat["::-3"],
            np.broadcast_to(np.array(1.0), new Shape(3L, 3L)), np.array(true), np.array(new ulong[] { ulong.MaxValue }),
            np.array(new[] { long.MinValue, long.MaxValue }), np.zeros(new Shape(1L, 1L, 0L, 1L)),
        ];
    }
}
