using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Cpu;

/// <summary>
/// Blocks of memory that files stand behind, for what does not fit into memory: the system writes pages there that
/// have not been used for long. Nobody else sees the files, and they are gone when their block or the process is.
/// </summary>
public sealed class SpillFolder
{
    private readonly string _path;
    private readonly bool _mayBeMemory;
    private readonly ConcurrentDictionary<nint, Mapping> _blocks = [];

    /// <summary>Names a folder; nothing is written until memory runs out.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="mayBeMemory">Whether it is used even if its files are kept in memory.</param>
    public SpillFolder(string path, bool mayBeMemory = false) => (_path, _mayBeMemory) = (path, mayBeMemory);

    /// <summary>Takes a block; null where the folder has no room: half of what is free there stays free.</summary>
    /// <param name="sizeInBytes">Its size.</param>
    /// <param name="refusal">Why not, or null.</param>
    public MemoryBlock? TryAllocate(long sizeInBytes, out string? refusal)
    {
        try
        {
            refusal = WhyNot(sizeInBytes);
            if (refusal is not null)
            {
                return null;
            }

            var mapping = new Mapping(Path.Combine(_path, $"cohort-{Guid.NewGuid():N}.spill"), sizeInBytes);
            _blocks[mapping.Address] = mapping;
            return new MemoryBlock(mapping.Address, sizeInBytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            refusal = failure.Message;
            return null;
        }
    }

    /// <summary>Gives a block back, if it is one of these.</summary>
    public bool TryFree(MemoryBlock block)
    {
        if (!_blocks.TryRemove(block.Address, out var mapping))
        {
            return false;
        }

        mapping.Dispose();
        return true;
    }

    private string? WhyNot(long sizeInBytes)
    {
        var drive = new DriveInfo(Path.GetFullPath(_path));
        return drive.DriveFormat is "tmpfs" or "ramfs" && !_mayBeMemory ? $"{_path} is kept in memory itself"
            : drive.AvailableFreeSpace / 2 < sizeInBytes
            ? $"{_path} has {drive.AvailableFreeSpace:N0} bytes free, half of which may be used"
            : null;
    }

    private sealed unsafe class Mapping : IDisposable
    {
        private readonly MemoryMappedFile _file;
        private readonly MemoryMappedViewAccessor _view;

        public Mapping(string path, long size)
        {
            // The room is taken at once: a write to a full disk through a mapping would end the process.
            var stream = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
                PreallocationSize = size,
            });
            try
            {
                stream.SetLength(size);
                _file = MemoryMappedFile.CreateFromFile(
                    stream, null, size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
                _view = _file.CreateViewAccessor(0, size);
            }
            catch
            {
                _file?.Dispose();
                stream.Dispose();
                throw;
            }

            if (!OperatingSystem.IsWindows())
            {
                // The memory stays while it is mapped, however the process ends.
                File.Delete(path);
            }

            byte* start = null;
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            Address = (nint)start;
        }

        public nint Address { get; }

        public void Dispose()
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }
}
