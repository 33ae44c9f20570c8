using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Elements;

namespace Cohort;

/// <content>
/// Arrays from spans, memory and .NET arrays of any rank. Shared ones are live both ways; each operation on them runs
/// before its call returns.
/// </content>
public static partial class np
{
    /// <summary>A vector with a copy of the elements.</summary>
    public static NDArray array<T>(ReadOnlySpan<T> data)
        where T : unmanaged => HostContent.Import(Session.Current, [data.Length], data);

    /// <summary>A vector of the elements: a copy, or the memory itself, pinned as long as an array uses it.</summary>
    /// <param name="data">The elements.</param>
    /// <param name="copy">Whether to copy; else the memory is shared, live both ways.</param>
    public static NDArray array<T>(Memory<T> data, bool copy = true)
        where T : unmanaged => copy ? array<T>(data.Span) : HostContent.Share<T>(Session.Current, data);

    /// <summary>
    /// A vector of the elements: a copy, or the memory itself, pinned as long as an array uses it, and not to be
    /// written.
    /// </summary>
    /// <param name="data">The elements.</param>
    /// <param name="copy">
    /// Whether to copy; else the array is read-only and shows what the memory's owner writes.
    /// </param>
    public static NDArray array<T>(ReadOnlyMemory<T> data, bool copy = true)
        where T : unmanaged
    {
        if (copy)
        {
            return array(data.Span);
        }

        var shared = HostContent.Share(Session.Current, data);
        shared.ReadOnly = true;
        return shared;
    }

    /// <summary>A vector over memory, live both ways.</summary>
    public static NDArray asarray<T>(Memory<T> data)
        where T : unmanaged => array(data, copy: false);

    /// <summary>A read-only vector over memory.</summary>
    public static NDArray asarray<T>(ReadOnlyMemory<T> data)
        where T : unmanaged => array(data, copy: false);

    /// <summary>An array of a .NET array: rectangular of any rank, or jagged.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="dtype">The element type; by default that of the .NET array.</param>
    /// <param name="order">The order in memory: 'C' or 'F'; 'A' and 'K' are 'C' here.</param>
    /// <param name="copy">
    /// False shares the memory, live both ways, or refuses. Otherwise the elements are copied, so that operations on
    /// the array can be deferred.
    /// </param>
    /// <exception cref="IncorrectShapeException">A jagged array has rows of different lengths.</exception>
    /// <exception cref="ValueError">Only a copy could be given, and <paramref name="copy"/> is false.</exception>
    public static NDArray asarray(Array a, Type? dtype = null, char order = 'K', bool? copy = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        if (copy != false)
        {
            return array(a, dtype, order: char.ToUpperInvariant(order) == 'F' ? 'F' : 'C');
        }

        return ClrArrays.CanShare(a)
            ? asarray(ClrArrays.Share(Session.Current, a), dtype, order, copy)
            : throw new ValueError("Unable to avoid copy while creating an array as requested.");
    }
}
