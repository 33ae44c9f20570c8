using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Interpreter;

/// <summary>The search among elements of one type.</summary>
internal sealed unsafe class TypedPositionSearch<T> : PositionSearch
    where T : unmanaged, INumber<T>
{
    private readonly bool _isMaximum;

    public TypedPositionSearch(ReductionOperator reduction) => _isMaximum = reduction == ReductionOperator.ArgMaximum;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Offer(byte* partial, bool isFirst, byte* elements, nint mask, nint count, long position)
    {
        var values = (T*)elements;
        nint i = 0, at = -1;
        var best = isFirst ? values[0] : *(T*)partial;
        if (isFirst)
        {
            (i, at) = (1, 0);
        }

        for (; i < count; i++)
        {
            var value = values[i & mask];
            if (IsBetter(value, best))
            {
                (best, at) = (value, i);
            }
        }

        if (at >= 0)
        {
            *(ulong*)partial = 0;
            *(T*)partial = best;
            ((long*)partial)[1] = position + at;
        }
    }

    public override void Join(byte* earlier, byte* later)
    {
        if (IsBetter(*(T*)later, *(T*)earlier))
        {
            ((ulong*)earlier)[0] = ((ulong*)later)[0];
            ((ulong*)earlier)[1] = ((ulong*)later)[1];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsBetter(T candidate, T best) =>
        (_isMaximum ? candidate > best : candidate < best) || (T.IsNaN(candidate) && !T.IsNaN(best));
}
