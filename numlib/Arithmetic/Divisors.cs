using Cohort.Creation;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort.Arithmetic;

/// <summary>Greatest common divisors by Euclid's algorithm, a few steps of all elements at a time.</summary>
internal static class Divisors
{
    // Steps that are computed in one pass before it is asked whether all are done.
    private const int StepsAtOnce = 8;

    /// <summary>The greatest common divisors of integers, none negative.</summary>
    public static NDArray Greatest(NDArray x1, NDArray x2, string name)
    {
        var type = Together(x1, x2, name);
        if (np.Given(x1).Engine.IsHostAlone)
        {
            return AtOnce(x1, x2, type);
        }

        var (a, b) = (Positive(x1, type), Positive(x2, type));
        while (np.any(b != 0))
        {
            for (var i = 0; i < StepsAtOnce; i++)
            {
                // The remainder of a division by 0 is 0 here.
                (a, b) = (np.where(b == 0, a, b), UfuncTable.Fmod.Apply(a, b));
            }
        }

        return Positive(a, type);
    }

    /// <summary>The least common multiples of integers.</summary>
    public static NDArray LeastMultiple(NDArray x1, NDArray x2, string name)
    {
        var type = Together(x1, x2, name);
        var divisor = Greatest(x1, x2, name);
        var safe = np.where(divisor == 0, 1, divisor).astype(type.ClrType(), copy: false);
        return np.floor_divide(Positive(x1, type), safe) * Positive(x2, type);
    }

    private static NDArray AtOnce(NDArray x1, NDArray x2, ElementType type)
    {
        var extents = Broadcasting.Common(x1.Layout, x2.Layout);
        var (a, b) = (Spread(x1, extents, type), Spread(x2, extents, type));
        ReadOnlySpan<RegionView> inputs = [a.View, b.View];
        var session = x1.IsScalarOfProgram ? x2.Session : x1.Session;
        return NDArray.Create(
            session, session.Engine.Library(new DivisorOperation(), inputs, [(type, extents.Extents.ToArray())])[0]);
    }

    // A single number stays one.
    private static NDArray Spread(NDArray x, Layout extents, ElementType type)
    {
        var whole = x.size == 1 || x.Layout.HasExtents(extents.Extents)
            ? x
            : x.ViewOf(x.Layout.BroadcastTo(extents.Extents));
        return whole.Type == type && whole.Layout.IsContiguous ? whole : ArrayFactory.Copy(whole, type);
    }

    private static NDArray Positive(NDArray x, ElementType type) =>
        type.IsSignedInteger() ? np.abs(Cast(x, type)) : Cast(x, type);

    private static NDArray Cast(NDArray x, ElementType type) => x.Type == type ? x : ArrayFactory.Copy(x, type);

    private static ElementType Together(NDArray x1, NDArray x2, string name)
    {
        var first = np.Given(x2).Weakness == Weakness.Strong
            ? Promotion.Adapt(np.Given(x1).Type, x1.Weakness, x2.Type)
            : np.Given(x1).Type;
        var second = x1.Weakness == Weakness.Strong ? Promotion.Adapt(x2.Type, x2.Weakness, x1.Type) : x2.Type;
        var type = Promotion.Promote(first, second);
        return type.IsInteger() ? type
            : throw new TypeError($"ufunc '{name}' did not contain a loop with signature matching types "
                + $"(dtype('{first.Name()}'), dtype('{second.Name()}')) -> None");
    }
}
