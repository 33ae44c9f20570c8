using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Interpreter;

/// <summary>The search among elements of one type.</summary>
internal sealed unsafe class TypedPositionSearch<T> : PositionSearch
    where T : unmanaged, INumber<T>
{
    private const int Unroll = 4;

    // The numbers of so many rows fit the narrowest type, and 0 is left to say that no row was better.
    private const long MostRowsTogether = sbyte.MaxValue - 1;

    private readonly bool _isMaximum;

    public TypedPositionSearch(ReductionOperator reduction) => _isMaximum = reduction == ReductionOperator.ArgMaximum;

    public override void Offer(byte* partial, bool isFirst, byte* elements, nint mask, nint count, long position)
    {
        var values = (T*)elements;
        var best = isFirst ? values[0] : *(T*)partial;
        var at = mask == 0 || count < 2 * Unroll * Vector<T>.Count
            ? FindOneByOne(values, mask, count, best)
            : Find(values, count, best);
        at = at < 0 && isFirst ? 0 : at;
        if (at >= 0)
        {
            *(ulong*)partial = 0;
            *(T*)partial = values[at & mask];
            ((long*)partial)[1] = position + at;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void OfferRow(
        byte* partials, bool isFirst, byte* elements, nint mask, nint count, long position)
    {
        for (nint i = 0; i < count; i++, partials += PartialSize)
        {
            var value = ((T*)elements)[i & mask];
            if (isFirst || IsBetter(value, *(T*)partials))
            {
                *(ulong*)partials = 0;
                *(T*)partials = value;
                ((long*)partials)[1] = position;
            }
        }
    }

    /// <inheritdoc/>
    public override void OfferRows(
        byte* partials, bool isFirst, byte* elements, nint stride, long rows, nint count, long position)
    {
        nint done = 0;
        if (Vector<T>.IsSupported && rows is > 1 and <= MostRowsTogether)
        {
            for (; done + Vector<T>.Count <= count; done += Vector<T>.Count)
            {
                var part = partials + (done * PartialSize);
                var first = elements + (done * sizeof(T));
                if (_isMaximum)
                {
                    OfferLanes<Larger>(part, isFirst, first, stride, (nint)rows, position);
                }
                else
                {
                    OfferLanes<Smaller>(part, isFirst, first, stride, (nint)rows, position);
                }
            }
        }

        base.OfferRows(
            partials + (done * PartialSize), isFirst, elements + (done * sizeof(T)), stride, rows, count - done,
            position);
    }

    public override void Join(byte* earlier, byte* later)
    {
        if (IsBetter(*(T*)later, *(T*)earlier))
        {
            ((ulong*)earlier)[0] = ((ulong*)later)[0];
            ((ulong*)earlier)[1] = ((ulong*)later)[1];
        }
    }

    // As many columns as a vector has lanes; the best ones and the numbers of their rows stay in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfferLanes<TOrder>(
        byte* partials, bool isFirst, byte* elements, nint stride, nint rows, long position)
        where TOrder : struct, IOrder
    {
        var best = isFirst ? Vector.Load((T*)elements) : Values(partials);
        var found = isFirst ? Vector<T>.One : Vector<T>.Zero;
        var number = found;
        for (nint row = isFirst ? 1 : 0; row < rows; row++)
        {
            var candidate = Vector.Load((T*)(elements + (row * stride)));
            number += Vector<T>.One;
            var isBetter = Vector.AndNot(Vector.Equals(best, best), TOrder.IsNotBetter(candidate, best));
            best = Vector.ConditionalSelect(isBetter, candidate, best);
            found = Vector.ConditionalSelect(isBetter, number, found);
        }

        for (var lane = 0; lane < Vector<T>.Count; lane++, partials += PartialSize)
        {
            if (found[lane] != T.Zero)
            {
                *(ulong*)partials = 0;
                *(T*)partials = best[lane];
                ((long*)partials)[1] = position + long.CreateTruncating(found[lane]) - 1;
            }
        }
    }

    private static Vector<T> Values(byte* partials)
    {
        var values = stackalloc T[Vector<T>.Count];
        for (var lane = 0; lane < Vector<T>.Count; lane++)
        {
            values[lane] = *(T*)(partials + (lane * PartialSize));
        }

        return Vector.Load(values);
    }

    /// <summary>The index of the first of the elements that are better than all before, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FindOneByOne(T* values, nint mask, nint count, T best)
    {
        nint at = -1;
        for (nint i = 0; i < count; i++)
        {
            var value = values[i & mask];
            if (IsBetter(value, best))
            {
                (best, at) = (value, i);
            }
        }

        return at;
    }

    /// <summary>As above: finds the extreme value first, then where it is.</summary>
    private nint Find(T* values, nint count, T best)
    {
        if (T.IsNaN(best))
        {
            return -1;
        }

        var (extremes, hasNaN) = _isMaximum ? Extremes<Larger>(values, count) : Extremes<Smaller>(values, count);
        if (hasNaN)
        {
            return FindOneByOne(values, -1, count, best);
        }

        var extreme = extremes[0];
        for (var lane = 1; lane < Vector<T>.Count; lane++)
        {
            extreme = IsBetter(extremes[lane], extreme) ? extremes[lane] : extreme;
        }

        return IsBetter(extreme, best) ? IndexOf(values, count, extreme) : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (Vector<T> Extremes, bool HasNaN) Extremes<TOrder>(T* values, nint count)
        where TOrder : struct, IOrder
    {
        var width = Vector<T>.Count;
        Vector<T> a = Vector.Load(values), b = Vector.Load(values + width);
        Vector<T> c = Vector.Load(values + (2 * width)), d = Vector.Load(values + (3 * width));
        var isNumber = Vector.Equals(a, a) & Vector.Equals(b, b) & Vector.Equals(c, c) & Vector.Equals(d, d);
        for (nint i = Unroll * width; i < count; i += Unroll * width)
        {
            // The last step overlaps the one before instead of leaving a rest.
            var next = values + Math.Min(i, count - (Unroll * width));
            Vector<T> p = Vector.Load(next), q = Vector.Load(next + width);
            Vector<T> r = Vector.Load(next + (2 * width)), s = Vector.Load(next + (3 * width));
            isNumber &= Vector.Equals(p, p) & Vector.Equals(q, q) & Vector.Equals(r, r) & Vector.Equals(s, s);
            (a, b) = (TOrder.Better(p, a), TOrder.Better(q, b));
            (c, d) = (TOrder.Better(r, c), TOrder.Better(s, d));
        }

        var extremes = TOrder.Better(TOrder.Better(a, b), TOrder.Better(c, d));
        return (extremes, !Vector.EqualsAll(isNumber.As<T, byte>(), Vector<byte>.AllBitsSet));
    }

    /// <summary>The first index of a value that is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint IndexOf(T* values, nint count, T value)
    {
        var all = Vector.Create(value);
        nint i = 0;
        while (i <= count - Vector<T>.Count && !Vector.EqualsAny(Vector.Load(values + i), all))
        {
            i += Vector<T>.Count;
        }

        while (values[i] != value)
        {
            i++;
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsBetter(T candidate, T best) =>
        (_isMaximum ? candidate > best : candidate < best) || (T.IsNaN(candidate) && !T.IsNaN(best));

    private interface IOrder
    {
        static abstract Vector<T> Better(Vector<T> candidate, Vector<T> best);

        // NaN does not count as such.
        static abstract Vector<T> IsNotBetter(Vector<T> candidate, Vector<T> best);
    }

    private readonly struct Larger : IOrder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<T> Better(Vector<T> candidate, Vector<T> best) =>
            Vector.ConditionalSelect(Vector.GreaterThan(candidate, best), candidate, best);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<T> IsNotBetter(Vector<T> candidate, Vector<T> best) =>
            Vector.LessThanOrEqual(candidate, best);
    }

    private readonly struct Smaller : IOrder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<T> Better(Vector<T> candidate, Vector<T> best) =>
            Vector.ConditionalSelect(Vector.LessThan(candidate, best), candidate, best);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<T> IsNotBetter(Vector<T> candidate, Vector<T> best) =>
            Vector.GreaterThanOrEqual(candidate, best);
    }
}
