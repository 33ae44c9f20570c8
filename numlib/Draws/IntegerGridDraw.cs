using System.Numerics;
using Cohort.Creation;
using Cohort.Kernels.Library.Random;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Draws;

/// <summary>An array of random integers, each between bounds of its own.</summary>
/// <param name="Low">The smallest at each place.</param>
/// <param name="Last">The largest at each place.</param>
/// <param name="Type">Their type.</param>
/// <param name="Shape">The array's shape.</param>
/// <param name="Rejection">Which of NumPy's interfaces to follow.</param>
internal sealed record IntegerGridDraw(
    Int128[] Low, Int128[] Last, ElementType Type, Shape Shape, Rejection Rejection) : IDraw<NDArray>
{
    /// <summary>What is to be drawn between arrays of bounds; without high ones, from 0 up to the low ones.</summary>
    /// <exception cref="ValueError">A range is empty, or the size does not fit.</exception>
    /// <exception cref="TypeError">A bound is no integer.</exception>
    public static IntegerGridDraw Of(
        NDArray low, NDArray? high, Shape size, Type? dtype, bool endpoint, Rejection rejection)
    {
        var (from, end) = high is null ? (np.array(0), np.Given(low)) : (np.Given(low), high);
        var shape = ParameterGrid.Common(size, from, end);
        var type = dtype is null ? ElementType.Int64 : ElementTypes.Of(dtype);
        var (first, last) = (Bounds(from, shape), Bounds(end, shape));
        for (var i = 0; i < first.Length; i++)
        {
            last[i] -= endpoint ? 0 : 1;
            ParameterChecks.Require(first[i] <= last[i], endpoint ? "low > high" : "low >= high");
        }

        return new IntegerGridDraw(first, last, type, shape, rejection);
    }

    /// <inheritdoc/>
    NDArray IDraw<NDArray>.Run<TBits>(ref TBits bits) => Fill(ref bits);

    /// <summary>Draws the integers, and leaves the stream behind what they have used.</summary>
    /// <exception cref="ValueError">A bound does not fit the type.</exception>
    /// <exception cref="TypeError">The type is not an integer type.</exception>
    public NDArray Fill<TBits>(ref TBits bits)
        where TBits : struct, IBitGenerator => Type switch
        {
            ElementType.Boolean => Fill<TBits, byte>(ref bits, 0, 1, FillTruths).astype(np.bool_),
            ElementType.SByte => Fill<TBits, sbyte>(ref bits),
            ElementType.Byte => Fill<TBits, byte>(ref bits),
            ElementType.Int16 => Fill<TBits, short>(ref bits),
            ElementType.UInt16 => Fill<TBits, ushort>(ref bits),
            ElementType.Int32 => Fill<TBits, int>(ref bits),
            ElementType.UInt32 => Fill<TBits, uint>(ref bits),
            ElementType.Int64 => Fill<TBits, long>(ref bits),
            ElementType.UInt64 => Fill<TBits, ulong>(ref bits),
            _ => throw new TypeError($"Unsupported dtype dtype('{Type.Name()}') for randint"),
        };

    private delegate void Filler<TBits, T>(ref TBits bits, T[] low, T[] last, Rejection rejection, Span<T> target);

    private NDArray Fill<TBits, T>(ref TBits bits)
        where TBits : struct, IBitGenerator
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Fill<TBits, T>(
            ref bits, Int128.CreateChecked(T.MinValue), Int128.CreateChecked(T.MaxValue),
            static (ref TBits bits, T[] low, T[] last, Rejection rejection, Span<T> target) =>
                BoundedIntegers.FillEach(ref bits, low, last, rejection, target));

    private NDArray Fill<TBits, T>(ref TBits bits, Int128 least, Int128 greatest, Filler<TBits, T> fill)
        where TBits : struct, IBitGenerator
        where T : unmanaged, IBinaryInteger<T>
    {
        ParameterChecks.Require(
            Array.TrueForAll(Low, bound => bound >= least), $"low is out of bounds for {Type.Name()}");
        ParameterChecks.Require(
            Array.TrueForAll(Last, bound => bound <= greatest), $"high is out of bounds for {Type.Name()}");
        var values = HostContent.Buffer<T>(Shape.Size, "randint");
        var (low, last) = (Array.ConvertAll(Low, T.CreateChecked), Array.ConvertAll(Last, T.CreateChecked));
        fill(ref bits, low, last, Rejection, values);
        return HostContent.Import<T>(Session.Current, Shape.Value.Extents, values);
    }

    private static void FillTruths<TBits>(
        ref TBits bits, byte[] low, byte[] last, Rejection rejection, Span<byte> target)
        where TBits : struct, IBitGenerator => BoundedIntegers.FillTruths(ref bits, low, last, target);

    private static Int128[] Bounds(NDArray bounds, Shape shape) => bounds.Type switch
    {
        ElementType.UInt64 => Array.ConvertAll(ParameterGrid.Spread<ulong>(bounds, shape), bound => (Int128)bound),
        _ => Array.ConvertAll(ParameterGrid.Integers(bounds, shape), bound => (Int128)bound),
    };
}
