namespace Cohort.Kernels.Interpreter;

/// <summary>
/// Finds the position of the smallest or largest element: the first one, or the first NaN. A partial result is the
/// value padded to eight bytes and an Int64 position.
/// </summary>
internal abstract unsafe class PositionSearch
{
    /// <summary>The size of a partial result.</summary>
    public const int PartialSize = 16;

    /// <summary>
    /// Offers <paramref name="count"/> elements at the positions from <paramref name="position"/> on to one partial.
    /// </summary>
    /// <param name="partial">The best so far; replaced when <paramref name="isFirst"/>.</param>
    /// <param name="isFirst">Whether nothing was offered before.</param>
    /// <param name="elements">The elements.</param>
    /// <param name="mask">Their index mask: 0 when all are the same.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="position">The position of the first.</param>
    public abstract void Offer(byte* partial, bool isFirst, byte* elements, nint mask, nint count, long position);

    /// <summary>Offers each of a row's elements to a partial result of its own.</summary>
    /// <param name="partials">The partial results, one after another.</param>
    /// <param name="isFirst">Whether nothing has been offered before.</param>
    /// <param name="elements">The elements.</param>
    /// <param name="mask">0 when all elements are the first, else -1.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="position">The row's position along what is reduced.</param>
    public abstract void OfferRow(
        byte* partials, bool isFirst, byte* elements, nint mask, nint count, long position);

    /// <summary>Offers the elements of several rows, each to the partial result of its column.</summary>
    /// <param name="partials">The partial results, one after another.</param>
    /// <param name="isFirst">Whether nothing has been offered before.</param>
    /// <param name="elements">The first row's elements, which are adjacent.</param>
    /// <param name="stride">The bytes from row to row.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="count">How many elements a row has.</param>
    /// <param name="position">The position of the first row; the others follow.</param>
    public virtual void OfferRows(
        byte* partials, bool isFirst, byte* elements, nint stride, long rows, nint count, long position)
    {
        for (var row = 0L; row < rows; row++)
        {
            OfferRow(partials, isFirst && row == 0, elements + ((nint)row * stride), -1, count, position + row);
        }
    }

    /// <summary>Joins the partial of later positions into the one of earlier positions.</summary>
    public abstract void Join(byte* earlier, byte* later);
}
