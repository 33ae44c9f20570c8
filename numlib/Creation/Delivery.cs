using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort.Creation;

/// <summary>The last step of a function with an <c>out</c> argument.</summary>
internal static class Delivery
{
    /// <summary>The result itself, or the array that the program wants it in.</summary>
    /// <exception cref="TypeError">The result's type does not fit the array's.</exception>
    /// <exception cref="ValueError">The result's shape is not the array's.</exception>
    public static NDArray To(NDArray? output, NDArray result, string name)
    {
        if (output is null)
        {
            return result;
        }

        Casting.CheckOutput(name, result.Type, output.Type);
        if (!output.Layout.HasExtents(result.Layout.Extents))
        {
            throw new ValueError($"output parameter for {name} has the wrong shape: "
                + $"{ShapeText.Of(output.Layout.Extents)} instead of {ShapeText.Of(result.Layout.Extents)}");
        }

        ArrayFactory.Store(output, result);
        return output;
    }

    /// <summary>A result, whatever its layout, under other extents of the same product.</summary>
    public static NDArray Shaped(NDArray result, ReadOnlySpan<long> extents) =>
        result.Layout.HasExtents(extents) ? result
        : result.Layout.IsContiguous
            ? ArrayFactory.Owned(result, Layout.Contiguous(extents, result.Layout.Offset))
            : ArrayFactory.Owned(ArrayFactory.Copy(result), Layout.Contiguous(extents));
}
