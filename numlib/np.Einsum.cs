using Cohort.Creation;
using Cohort.Einsum;
using Cohort.Typing;

namespace Cohort;

/// <content>Einstein sums.</content>
public static partial class np
{
    /// <summary>A sum of products of elements, as Einstein wrote it.</summary>
    /// <param name="operands">
    /// Subscripts and the operands; or each operand followed by numbers for its axes, and numbers for those of the
    /// result.
    /// </param>
    /// <exception cref="ValueError">The subscripts are none, or do not fit the operands.</exception>
    public static NDArray einsum(params object[] operands) => Summed(Subscripts.Parse(operands));

    /// <summary>A sum of products of elements, as Einstein wrote it.</summary>
    /// <param name="subscripts">Letters for the axes of each operand, and those of the result behind an arrow.</param>
    /// <param name="operands">The operands.</param>
    /// <exception cref="ValueError">The subscripts are none, or do not fit the operands.</exception>
    public static NDArray einsum(string subscripts, params NDArray[] operands) =>
        EinsteinSum.OfProducts(subscripts, operands) ?? Summed(Subscripts.Parse(subscripts, operands));

    /// <summary>A sum of products of elements, as Einstein wrote it.</summary>
    /// <param name="subscripts">Letters for the axes of each operand, and those of the result behind an arrow.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="dtype">The type in which to compute; by default the one to which all operands promote.</param>
    /// <param name="order">How a new result lies in memory: 'C', 'F', 'A' or 'K'.</param>
    /// <param name="casting">Which conversions of operands are allowed.</param>
    /// <param name="optimize">
    /// The order of the steps: "optimal", a path, or, for all else, the one that frees most memory in each step.
    /// </param>
    /// <exception cref="ValueError">The subscripts are none, or do not fit the operands.</exception>
    /// <exception cref="RuntimeError">A path leaves operands.</exception>
    /// <remarks>Steps are products of matrices where they can be.</remarks>
    public static NDArray einsum(
        string subscripts, NDArray[] operands, NDArray? @out = null, NPTypeCode? dtype = null, char order = 'K',
        string casting = "safe", object? optimize = null)
    {
        var sum = EinsteinSum.Of(Subscripts.Parse(subscripts, operands), optimize, dtype?.ToElementType(), casting);
        return @out is null && order != 'K' ? ArrayFactory.Copy(sum, order) : Delivery.To(@out, sum, nameof(einsum));
    }

    /// <summary>The order of steps of an Einstein sum that frees most memory in each, and a report of it.</summary>
    /// <param name="operands">As for <see cref="einsum(object[])"/>.</param>
    public static (EinsumPath, string) einsum_path(params object[] operands) =>
        EinsteinSum.Explained(Subscripts.Parse(operands), "greedy");

    /// <summary>The order of steps of an Einstein sum that frees most memory in each, and a report of it.</summary>
    /// <inheritdoc cref="einsum(string, NDArray[])"/>
    public static (EinsumPath, string) einsum_path(string subscripts, NDArray[] operands) =>
        einsum_path(subscripts, operands, "greedy");

    /// <summary>An order of steps of an Einstein sum, and a report of it.</summary>
    /// <param name="subscripts">Letters for the axes of each operand, and those of the result behind an arrow.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="optimize">
    /// "greedy" or true, "optimal", a path, one of these names and the largest number of elements of a step's result,
    /// or false for a single step.
    /// </param>
    /// <exception cref="KeyError">There is no way of the name.</exception>
    public static (EinsumPath, string) einsum_path(string subscripts, NDArray[] operands, object? optimize) =>
        EinsteinSum.Explained(Subscripts.Parse(subscripts, operands), optimize);

    private static NDArray Summed(Subscripts subscripts) => EinsteinSum.Of(subscripts, null, null, "safe");
}
