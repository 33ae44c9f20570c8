using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace Cohort.IO;

/// <summary>The arrays of a .npz file (a zip of .npy files), each read when it is first asked for.</summary>
/// <remarks>
/// An entry that expands to more than its directory record says, or past what its .npy header needs, is not read on.
/// One that was read to its end has to have the checksum of its directory record.
/// </remarks>
public sealed class NpzFile : IReadOnlyDictionary<string, NDArray>, IDisposable
{
    private const string Extension = ".npy";

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NDArray> _loaded = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>Opens a file.</summary>
    /// <exception cref="ValueError">The bytes are no zip file.</exception>
    public NpzFile(string path, bool allowPickle = false, long maxHeaderSize = NpyFormat.MaxHeaderSize)
        : this(File.OpenRead(path), true, allowPickle, maxHeaderSize)
    {
    }

    /// <summary>Reads from a seekable stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="ownStream">Whether to close it with this.</param>
    /// <param name="allowPickle">Python objects are never loaded.</param>
    /// <param name="maxHeaderSize">The longest .npy header that is read.</param>
    /// <exception cref="ValueError">The bytes are no zip file.</exception>
    public NpzFile(
        Stream stream, bool ownStream = false, bool allowPickle = false, long maxHeaderSize = NpyFormat.MaxHeaderSize)
    {
        (AllowPickle, MaxHeaderSize) = (allowPickle, maxHeaderSize);
        try
        {
            _zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: !ownStream);
            foreach (var entry in _zip.Entries)
            {
                var name = entry.FullName.EndsWith(Extension, StringComparison.Ordinal)
                    ? entry.FullName[..^Extension.Length]
                    : entry.FullName;
                if (_entries.TryAdd(name, entry))
                {
                    _names.Add(name);
                }
            }
        }
        catch (InvalidDataException error)
        {
            if (ownStream)
            {
                stream.Dispose();
            }

            throw new ValueError($"Not a .npz file: {error.Message}", error);
        }
    }

    /// <summary>As given; Python objects are never loaded.</summary>
    public bool AllowPickle { get; }

    /// <summary>The longest .npy header that is read.</summary>
    public long MaxHeaderSize { get; }

    /// <summary>The number of entries.</summary>
    public int Count => _names.Count;

    /// <summary>The names of the entries, without ".npy".</summary>
    public IReadOnlyList<string> Files => _names;

    /// <summary>The names of the entries, without ".npy".</summary>
    public IEnumerable<string> Keys => _names;

    /// <summary>The arrays.</summary>
    public IEnumerable<NDArray> Values => _names.Select(name => this[name]);

    /// <summary>The zip file.</summary>
    public ZipArchive Zip => _zip;

    /// <summary>The arrays as properties, for <c>dynamic</c> code: <c>archive.f.x</c>.</summary>
    public object f => new NpzNames(this);

    /// <summary>The same as <see cref="f"/>.</summary>
    public object F => f;

    /// <summary>The array of a name, with or without ".npy".</summary>
    /// <exception cref="KeyError">There is no such entry.</exception>
    /// <exception cref="ValueError">The entry is no .npy file, or ends early.</exception>
    public NDArray this[string key] => TryGetValue(key, out var array)
        ? array
        : throw Missing(key);

    /// <summary>Whether there is an entry of a name.</summary>
    public bool ContainsKey(string key) => Find(key) is not null;

    /// <summary>Whether an entry is a .npy file by its name.</summary>
    public bool IsArray(string key) =>
        Find(key) is { } name && _entries[name].FullName.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>The array of a name, if there is one.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out NDArray value)
    {
        value = null;
        if (Find(key) is not { } name)
        {
            return false;
        }

        if (!_loaded.TryGetValue(name, out value))
        {
            _loaded[name] = value = Read(
                _entries[name], stream => NpyFormat.ReadArray(stream, AllowPickle, MaxHeaderSize));
        }

        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, NDArray>> GetEnumerator() =>
        _names.Select(name => KeyValuePair.Create(name, this[name])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The bytes of an entry, of whatever kind it is.</summary>
    /// <exception cref="KeyError">There is no such entry.</exception>
    /// <exception cref="ValueError">The entry is damaged.</exception>
    public byte[] GetRawBytes(string key)
    {
        var name = Find(key) ?? throw Missing(key);
        return Read(_entries[name], stream =>
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    /// <summary>Closes the file; arrays that were read stay.</summary>
    public void Close() => Dispose();

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"NpzFile with keys: {string.Join(", ", _names.Take(5))}"
        + (_names.Count > 5 ? "..." : string.Empty);

    internal static void Write(Stream stream, IEnumerable<KeyValuePair<string, NDArray>> arrays, CompressionLevel level)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, array) in arrays)
        {
            using var entry = zip.CreateEntry(name + Extension, level).Open();
            NpyFormat.WriteArray(entry, array);
        }
    }

    private string? Find(string key)
    {
        var bare = key.EndsWith(Extension, StringComparison.Ordinal) ? key[..^Extension.Length] : key;
        return _entries.ContainsKey(key) ? key : _entries.ContainsKey(bare) ? bare : null;
    }

    private static KeyError Missing(string key) => new($"{key} is not a file in the archive");

    private static T Read<T>(ZipArchiveEntry entry, Func<Stream, T> read)
    {
        try
        {
            using var stream = new ChecksumStream(entry.Open());
            var result = read(stream);
            return stream.ReadByte() >= 0 || stream.Checksum == entry.Crc32 ? result
                : throw new ValueError($"Bad CRC-32 for file '{entry.FullName}'");
        }
        catch (InvalidDataException error)
        {
            throw new ValueError($"The entry {entry.FullName} is damaged: {error.Message}", error);
        }
    }
}
