using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort.Draws;

/// <summary>
/// Distributions whose parameters are arrays: what draws one number after the other, each with the parameters at its
/// place, in row-major order of the shape to which the parameters broadcast.
/// </summary>
internal static class ParameterGrid
{
    /// <summary>A distribution of one parameter.</summary>
    /// <param name="size">The shape; by default that to which the parameters broadcast.</param>
    /// <param name="of">The distribution with given parameters, which checks them.</param>
    /// <param name="a">The parameter.</param>
    /// <exception cref="ValueError">A parameter is out of its range, or they do not broadcast to the size.</exception>
    public static (Shape Shape, Variate<TSource, T> Next) Of<TSource, T>(
        Shape size, Func<double, Variate<TSource, T>> of, NDArray a)
    {
        var shape = Common(size, a);
        var first = Spread<double>(a, shape);
        return (shape, Sequence(shape, i => of(first[i]), a));
    }

    /// <summary>A distribution of two parameters.</summary>
    public static (Shape Shape, Variate<TSource, T> Next) Of<TSource, T>(
        Shape size, Func<double, double, Variate<TSource, T>> of, NDArray a, NDArray b)
    {
        var shape = Common(size, a, b);
        var (first, second) = (Spread<double>(a, shape), Spread<double>(b, shape));
        return (shape, Sequence(shape, i => of(first[i], second[i]), a, b));
    }

    /// <summary>A distribution of three parameters.</summary>
    public static (Shape Shape, Variate<TSource, T> Next) Of<TSource, T>(
        Shape size, Func<double, double, double, Variate<TSource, T>> of, NDArray a, NDArray b, NDArray c)
    {
        var shape = Common(size, a, b, c);
        var (first, second, third) = (Spread<double>(a, shape), Spread<double>(b, shape), Spread<double>(c, shape));
        return (shape, Sequence(shape, i => of(first[i], second[i], third[i]), a, b, c));
    }

    /// <summary>A distribution of a number of trials and a probability.</summary>
    /// <exception cref="TypeError">The numbers of trials are no integers.</exception>
    public static (Shape Shape, Variate<TSource, T> Next) OfTrials<TSource, T>(
        Shape size, Func<long, double, Variate<TSource, T>> of, NDArray n, NDArray p)
    {
        var shape = Common(size, n, p);
        var (trials, chances) = (Integers(n, shape), Spread<double>(p, shape));
        return (shape, Sequence(shape, i => of(trials[i], chances[i]), n, p));
    }

    /// <summary>A distribution of three numbers of things.</summary>
    /// <exception cref="TypeError">The numbers are no integers.</exception>
    public static (Shape Shape, Variate<TSource, T> Next) OfNumbers<TSource, T>(
        Shape size, Func<long, long, long, Variate<TSource, T>> of, NDArray a, NDArray b, NDArray c)
    {
        var shape = Common(size, a, b, c);
        var (first, second, third) = (Integers(a, shape), Integers(b, shape), Integers(c, shape));
        return (shape, Sequence(shape, i => of(first[i], second[i], third[i]), a, b, c));
    }

    /// <summary>
    /// The shape that is drawn: that of the parameters, or the size, to which they have to broadcast.
    /// </summary>
    /// <exception cref="ValueError">They do not.</exception>
    public static Shape Common(Shape size, params NDArray[] parameters)
    {
        var common = Broadcasting.Common([.. parameters.Select(parameter => np.Given(parameter).Layout)]);
        if (size.IsEmpty)
        {
            return new Shape(common.Extents.ToArray());
        }

        return Broadcasting.CanBroadcastTo(common, size.Value.Extents)
            ? size
            : throw new ValueError($"Output size {Tuple(size.Value)} is not compatible with broadcast dimensions of "
                + $"inputs {Tuple(common)}.");
    }

    /// <summary>The values of a parameter at every place of a shape, in row-major order.</summary>
    public static T[] Spread<T>(NDArray parameter, Shape shape)
        where T : unmanaged => HostContent.Read<T>(np.broadcast_to(parameter, shape));

    /// <inheritdoc cref="Spread"/>
    /// <exception cref="TypeError">The values are no integers.</exception>
    public static long[] Integers(NDArray parameter, Shape shape)
    {
        Casting.CheckArray(parameter.Type, ElementType.Int64, "safe");
        return Spread<long>(parameter, shape);
    }

    // All parameters are checked before anything is drawn; a distribution of plain numbers is made once.
    private static Variate<TSource, T> Sequence<TSource, T>(
        Shape shape, Func<int, Variate<TSource, T>> of, params NDArray[] parameters)
    {
        if (shape.Size > 0 && Array.TrueForAll(parameters, parameter => parameter.size == 1))
        {
            return of(0);
        }

        for (var i = 0; i < shape.Size; i++)
        {
            of(i);
        }

        var place = 0;
        return (ref TSource source) => of(place++)(ref source);
    }

    // As Python writes a tuple.
    private static string Tuple(Layout layout) =>
        $"({string.Join(", ", layout.Extents.ToArray())}{(layout.Rank == 1 ? "," : "")})";
}
