using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Creation;

/// <summary>
/// Moves row-major content between host memory and regions. Content of any size: it goes in pieces, since a span
/// holds at most 2 GiB.
/// </summary>
internal static class HostContent
{
    private const int PieceInBytes = 1 << 30;

    /// <summary>A .NET array to work in or to hand out.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    /// <exception cref="OutOfDeviceMemoryException">There is no room for so many elements.</exception>
    public static T[] Buffer<T>(long count, string user)
        where T : unmanaged
    {
        if (count < 0)
        {
            throw new ValueError("negative dimensions are not allowed");
        }

        try
        {
            return count <= Array.MaxLength ? new T[count] : throw NoRoom<T>(count, user, null);
        }
        catch (OutOfMemoryException full) when (full is not OutOfDeviceMemoryException)
        {
            throw NoRoom<T>(count, user, full);
        }
    }

    private static OutOfDeviceMemoryException NoRoom<T>(long count, string user, OutOfMemoryException? cause)
        where T : unmanaged => new(
            $"{user} needs a .NET array of {count:N0} elements ({(Int128)count * Unsafe.SizeOf<T>():N0} bytes); the "
            + $"longest has {Array.MaxLength:N0}, and the process has to have the memory.", cause!);

    /// <summary>An array with a copy of the elements.</summary>
    public static NDArray Import<T>(Session session, ReadOnlySpan<long> extents, ReadOnlySpan<T> content)
        where T : unmanaged => Import(
            session, ElementTypes.Of<T>(), extents,
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(content)));

    /// <summary>An array with a copy of the memory that begins at a reference.</summary>
    public static NDArray Import(Session session, ElementType type, ReadOnlySpan<long> extents, ref byte content)
    {
        var size = type.SizeInBytes();
        var count = Layout.Product(extents);
        var piece = PieceInBytes / size;
        if (count <= piece)
        {
            var bytes = MemoryMarshal.CreateReadOnlySpan(ref content, (int)count * size);
            return NDArray.Create(session, session.Engine.Import(type, extents, bytes));
        }

        var pieces = new List<Region>();
        for (var at = 0L; at < count; at += piece)
        {
            var length = Math.Min(piece, count - at);
            var bytes = MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.AddByteOffset(ref content, (nint)(at * size)), (int)length * size);
            pieces.Add(session.Engine.Import(type, [length], bytes));
        }

        return Joined(session, type, extents, pieces);
    }

    /// <summary>A vector over memory of the program, pinned as long as an array uses it.</summary>
    public static unsafe NDArray Share<T>(Session session, ReadOnlyMemory<T> memory)
        where T : unmanaged
    {
        if (memory.IsEmpty)
        {
            return Import<T>(session, [0], []);
        }

        var type = ElementTypes.Of<T>();
        var pinned = MemoryOwner.Pin(memory);
        return NDArray.Create(session, session.Engine.Share(type, [memory.Length], pinned.Address, pinned));
    }

    /// <summary>One array whose row-major content is that of vectors, one after the other.</summary>
    public static NDArray Joined(Session session, ElementType type, ReadOnlySpan<long> extents, List<Region> pieces)
    {
        if (pieces.Count == 1)
        {
            return NDArray.Create(session, pieces[0], Layout.Contiguous(extents), type);
        }

        var whole = session.Engine.Allocate(type, extents);
        var at = 0L;
        foreach (var piece in pieces)
        {
            var target = new RegionView(whole, Layout.Contiguous([piece.Length], at), type);
            ReadOnlySpan<Operand> source = [Operand.Of(RegionView.Of(piece))];
            session.Engine.ElementwiseInto(target, Function.Copy, type, source);
            at += piece.Length;
        }

        return NDArray.Create(session, whole);
    }

    /// <summary>
    /// Waits for an array's elements and copies them, row-major, to memory that begins at a reference.
    /// </summary>
    public static void Read(NDArray array, ref byte destination)
    {
        array.ThrowIfDisposed();
        var size = array.itemsize;
        var piece = PieceInBytes / size;
        if (array.size <= piece)
        {
            array.Engine.Read(array.View, MemoryMarshal.CreateSpan(ref destination, (int)array.size * size));
            return;
        }

        var plain = array.Layout.IsContiguous ? array : ArrayFactory.Copy(array);
        for (var at = 0L; at < plain.size; at += piece)
        {
            var length = Math.Min(piece, plain.size - at);
            var view = new RegionView(plain.Region, Layout.Contiguous([length], plain.Layout.Offset + at), plain.Type);
            plain.Engine.Read(view, MemoryMarshal.CreateSpan(
                ref Unsafe.AddByteOffset(ref destination, (nint)(at * size)), (int)length * size));
        }
    }

    /// <summary>
    /// Waits for an array's elements and gives them, row-major, converted to <typeparamref name="T"/>.
    /// </summary>
    public static T[] Read<T>(NDArray array)
        where T : unmanaged
    {
        var typed = np.Given(array).Type == ElementTypes.Of<T>() ? array : ArrayFactory.Copy(array, ElementTypes.Of<T>());
        var elements = Buffer<T>(typed.size, "The copy of an array");
        Read(typed, ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(elements)));
        return elements;
    }
}
