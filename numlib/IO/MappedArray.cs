using System.IO.MemoryMappedFiles;
using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.IO;

/// <summary>Arrays over the pages of .npy files.</summary>
internal static unsafe class MappedArray
{
    private static readonly Dictionary<string, MemoryMappedFileAccess> Modes = new(StringComparer.Ordinal)
    {
        ["r"] = MemoryMappedFileAccess.Read,
        ["readonly"] = MemoryMappedFileAccess.Read,
        ["r+"] = MemoryMappedFileAccess.ReadWrite,
        ["readwrite"] = MemoryMappedFileAccess.ReadWrite,
        ["c"] = MemoryMappedFileAccess.CopyOnWrite,
        ["copyonwrite"] = MemoryMappedFileAccess.CopyOnWrite,
    };

    /// <inheritdoc cref="NpyFormat.OpenMemmap"/>
    public static NDArray Open(string path, string mode, long maxHeaderSize)
    {
        var access = Access(mode);
        using var file = new FileStream(
            path, FileMode.Open, access == MemoryMappedFileAccess.ReadWrite ? FileAccess.ReadWrite : FileAccess.Read);
        var header = NpyFormat.ReadHeader(file, maxHeaderSize);
        if (header.BigEndian && header.Type.SizeInBytes() > 1)
        {
            throw new NotSupportedException(
                "Elements in big-endian order cannot be mapped; load them without mmap_mode.");
        }

        long[] stored = header.FortranOrder ? [.. header.Extents.Reverse()] : header.Extents;
        var bytes = header.Count * header.Type.SizeInBytes();
        if (file.Length - file.Position < bytes)
        {
            throw NpyFormat.Truncated(bytes, file.Length - file.Position);
        }

        var array = bytes == 0 ? ArrayFactory.Filled(Session.Current, header.Type, Layout.Contiguous(stored))
            : Over(Map(file, access, bytes), header, stored);
        array = header.FortranOrder ? ArrayFactory.Owned(array, ArrayFactory.Transposed(array).Layout) : array;
        array.ReadOnly = access == MemoryMappedFileAccess.Read;
        return array;
    }

    private static MemoryMappedFileAccess Access(string mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        return mode is "w+" or "write"
            ? throw new ValueError("A new file needs a shape and a type: save an array, and map it with mode 'r+'.")
            : Modes.TryGetValue(mode, out var access) ? access
            : throw new ValueError("mode must be one of ['r', 'c', 'r+', 'w+', 'readonly', 'copyonwrite', "
                + $"'readwrite', 'write'] (got '{mode}')");
    }

    // The view keeps the mapping, and the mapping the file, after the handles are closed.
    private static MemoryOwner Map(FileStream file, MemoryMappedFileAccess access, long bytes)
    {
        using var map = MemoryMappedFile.CreateFromFile(
            file, null, 0, access == MemoryMappedFileAccess.ReadWrite ? access : MemoryMappedFileAccess.Read,
            HandleInheritability.None, leaveOpen: true);
        var view = map.CreateViewAccessor(file.Position, bytes, access);
        byte* address = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
        return new MemoryOwner(address + view.PointerOffset, () =>
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
        });
    }

    private static NDArray Over(MemoryOwner memory, NpyHeader header, long[] extents)
    {
        var session = Session.Current;
        return NDArray.Create(session, session.Engine.Share(header.Type, extents, memory.Address, memory));
    }
}
