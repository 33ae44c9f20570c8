using Cohort.Mapping.Machines;
using Cohort.Runtime.Elements;

namespace Cohort.Mapping.Costs;

/// <summary>The class of numbers of each element type.</summary>
internal static class NumberClasses
{
    /// <summary>The class whose rates hold for an element type; Complex numbers are pairs of Double.</summary>
    public static NumberClass Of(ElementType type) => type switch
    {
        ElementType.Boolean or ElementType.SByte or ElementType.Byte => NumberClass.Int8,
        ElementType.Int16 or ElementType.UInt16 or ElementType.Char => NumberClass.Int16,
        ElementType.Int32 or ElementType.UInt32 => NumberClass.Int32,
        ElementType.Int64 or ElementType.UInt64 => NumberClass.Int64,
        ElementType.Half => NumberClass.Half,
        ElementType.Single => NumberClass.Single,
        ElementType.Decimal => NumberClass.Decimal,
        _ => NumberClass.Double,
    };
}
