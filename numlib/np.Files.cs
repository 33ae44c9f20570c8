using System.IO.Compression;
using Cohort.Creation;
using Cohort.IO;

namespace Cohort;

/// <content>Files in NumPy's formats, and arrays over memory of the program.</content>
public static partial class np
{
    /// <summary>Reads a .npy file as an array, or opens a .npz file.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="mmap_mode">
    /// "r", "r+" or "c" maps the elements of a .npy file into memory, see <see cref="NpyFormat.OpenMemmap"/>.
    /// </param>
    /// <param name="allow_pickle">Python objects are never loaded.</param>
    /// <param name="fix_imports">Ignored.</param>
    /// <param name="encoding">Ignored.</param>
    /// <param name="max_header_size">The longest header that is read.</param>
    /// <returns>An <see cref="NDArray"/> or an <see cref="NpzFile"/>.</returns>
    /// <exception cref="ValueError">The bytes are neither, or end early.</exception>
    public static object load(
        string file, string? mmap_mode = null, bool allow_pickle = false, bool fix_imports = true,
        string encoding = "ASCII", long max_header_size = NpyFormat.MaxHeaderSize)
    {
        var stream = File.OpenRead(file);
        try
        {
            if (mmap_mode is not null && !NpyFormat.IsNpzFile(stream))
            {
                stream.Dispose();
                return NpyFormat.OpenMemmap(file, mmap_mode, max_header_size);
            }

            var result = load(stream, null, allow_pickle, fix_imports, encoding, max_header_size);
            if (result is not NpzFile)
            {
                stream.Dispose();
            }

            return result;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="load(string, string, bool, bool, string, long)"/>
    public static object load(
        Stream file, string? mmap_mode = null, bool allow_pickle = false, bool fix_imports = true,
        string encoding = "ASCII", long max_header_size = NpyFormat.MaxHeaderSize)
    {
        if (mmap_mode is not null)
        {
            throw new NotSupportedException("Only files can be mapped into memory: give the name of one.");
        }

        if (file.CanSeek && NpyFormat.IsNpzFile(file))
        {
            return new NpzFile(file, ownStream: file is FileStream, allow_pickle, max_header_size);
        }

        return NpyFormat.ReadArray(file, allow_pickle, max_header_size);
    }

    /// <inheritdoc cref="load(string, string, bool, bool, string, long)"/>
    public static object load(
        byte[] bytes, string? mmap_mode = null, bool allow_pickle = false, bool fix_imports = true,
        string encoding = "ASCII", long max_header_size = NpyFormat.MaxHeaderSize) =>
        load(new MemoryStream(bytes), mmap_mode, allow_pickle, fix_imports, encoding, max_header_size);

    /// <summary>Reads a .npy file.</summary>
    /// <exception cref="ValueError">The bytes are no .npy file, or end early.</exception>
    public static NDArray load_npy(
        string file, bool allow_pickle = false, long max_header_size = NpyFormat.MaxHeaderSize)
    {
        using var stream = File.OpenRead(file);
        return NpyFormat.ReadArray(stream, allow_pickle, max_header_size);
    }

    /// <inheritdoc cref="load_npy(string, bool, long)"/>
    public static NDArray load_npy(
        Stream file, bool allow_pickle = false, long max_header_size = NpyFormat.MaxHeaderSize) =>
        NpyFormat.ReadArray(file, allow_pickle, max_header_size);

    /// <inheritdoc cref="load_npy(string, bool, long)"/>
    public static NDArray load_npy(
        byte[] bytes, bool allow_pickle = false, long max_header_size = NpyFormat.MaxHeaderSize) =>
        NpyFormat.ReadArray(new MemoryStream(bytes), allow_pickle, max_header_size);

    /// <summary>Opens a .npz file.</summary>
    /// <exception cref="ValueError">The bytes are no zip file.</exception>
    public static NpzFile load_npz(
        string file, bool allow_pickle = false, long max_header_size = NpyFormat.MaxHeaderSize) =>
        new(file, allow_pickle, max_header_size);

    /// <inheritdoc cref="load_npz(string, bool, long)"/>
    public static NpzFile load_npz(
        Stream file, bool own_stream = false, bool allow_pickle = false,
        long max_header_size = NpyFormat.MaxHeaderSize) => new(file, own_stream, allow_pickle, max_header_size);

    /// <inheritdoc cref="load_npz(string, bool, long)"/>
    public static NpzFile load_npz(
        byte[] bytes, bool allow_pickle = false, long max_header_size = NpyFormat.MaxHeaderSize) =>
        new(new MemoryStream(bytes), true, allow_pickle, max_header_size);

    /// <summary>Writes an array to a .npy file; ".npy" is added to the name where it is missing.</summary>
    public static void save(string file, NDArray arr, bool allow_pickle = true) =>
        WholeFile.Write(Named(file, ".npy"), stream => NpyFormat.WriteArray(stream, arr));

    /// <inheritdoc cref="save(string, NDArray, bool)"/>
    public static void save(string file, Array arr, bool allow_pickle = true) => save(file, array(arr), allow_pickle);

    /// <summary>Writes an array in .npy format.</summary>
    public static void save(Stream file, NDArray arr, bool allow_pickle = true) => NpyFormat.WriteArray(file, arr);

    /// <summary>An array in .npy format.</summary>
    public static byte[] save(NDArray arr, bool allow_pickle = true)
    {
        using var stream = new MemoryStream();
        NpyFormat.WriteArray(stream, arr);
        return stream.ToArray();
    }

    /// <summary>Writes an array in a version of the .npy format.</summary>
    /// <exception cref="ValueError">There is no such version, or the header does not fit it.</exception>
    public static void save_version(
        Stream file, NDArray arr, NpyFormat.FormatVersion? version, bool allow_pickle = true) =>
        NpyFormat.WriteArray(file, arr, version, allow_pickle);

    /// <summary>Writes arrays, stored, in .npz format, as arr_0, arr_1, ...</summary>
    public static void savez(string file, params NDArray[] args) =>
        SaveZip(file, Numbered(args, null), CompressionLevel.NoCompression);

    /// <summary>Writes named arrays, stored, in .npz format.</summary>
    public static void savez(string file, IDictionary<string, NDArray> kwds) =>
        SaveZip(file, Numbered([], kwds), CompressionLevel.NoCompression);

    /// <summary>Writes arrays, stored, in .npz format, as arr_0, arr_1, ... and by their names.</summary>
    /// <exception cref="ValueError">A name is used twice.</exception>
    public static void savez(
        string file, NDArray[] args, IDictionary<string, NDArray> kwds, bool allow_pickle = true) =>
        SaveZip(file, Numbered(args, kwds), CompressionLevel.NoCompression);

    /// <summary>Writes arrays, stored, in .npz format, as arr_0, arr_1, ...</summary>
    public static void savez(Stream file, params NDArray[] args) =>
        NpzFile.Write(file, Numbered(args, null), CompressionLevel.NoCompression);

    /// <summary>Writes named arrays, stored, in .npz format.</summary>
    public static void savez(Stream file, IDictionary<string, NDArray> kwds) =>
        NpzFile.Write(file, Numbered([], kwds), CompressionLevel.NoCompression);

    /// <summary>Writes arrays, stored, in .npz format, as arr_0, arr_1, ... and by their names.</summary>
    /// <exception cref="ValueError">A name is used twice.</exception>
    public static void savez(
        Stream file, NDArray[] args, IDictionary<string, NDArray> kwds, bool allow_pickle = true) =>
        NpzFile.Write(file, Numbered(args, kwds), CompressionLevel.NoCompression);

    /// <summary>Arrays, stored, in .npz format, as arr_0, arr_1, ...</summary>
    public static byte[] savez(params NDArray[] args) => ZipBytes(Numbered(args, null), CompressionLevel.NoCompression);

    /// <summary>Named arrays, stored, in .npz format.</summary>
    public static byte[] savez(IDictionary<string, NDArray> kwds) =>
        ZipBytes(Numbered([], kwds), CompressionLevel.NoCompression);

    /// <summary>Writes arrays, compressed, in .npz format, as arr_0, arr_1, ...</summary>
    public static void savez_compressed(string file, params NDArray[] args) =>
        SaveZip(file, Numbered(args, null), CompressionLevel.Optimal);

    /// <summary>Writes named arrays, compressed, in .npz format.</summary>
    public static void savez_compressed(string file, IDictionary<string, NDArray> kwds) =>
        SaveZip(file, Numbered([], kwds), CompressionLevel.Optimal);

    /// <summary>Writes arrays, compressed, in .npz format, as arr_0, arr_1, ... and by their names.</summary>
    /// <exception cref="ValueError">A name is used twice.</exception>
    public static void savez_compressed(
        string file, NDArray[] args, IDictionary<string, NDArray> kwds, bool allow_pickle = true) =>
        SaveZip(file, Numbered(args, kwds), CompressionLevel.Optimal);

    /// <summary>Writes arrays, compressed, in .npz format, as arr_0, arr_1, ...</summary>
    public static void savez_compressed(Stream file, params NDArray[] args) =>
        NpzFile.Write(file, Numbered(args, null), CompressionLevel.Optimal);

    /// <summary>Writes named arrays, compressed, in .npz format.</summary>
    public static void savez_compressed(Stream file, IDictionary<string, NDArray> kwds) =>
        NpzFile.Write(file, Numbered([], kwds), CompressionLevel.Optimal);

    /// <summary>Writes arrays, compressed, in .npz format, as arr_0, arr_1, ... and by their names.</summary>
    /// <exception cref="ValueError">A name is used twice.</exception>
    public static void savez_compressed(
        Stream file, NDArray[] args, IDictionary<string, NDArray> kwds, bool allow_pickle = true) =>
        NpzFile.Write(file, Numbered(args, kwds), CompressionLevel.Optimal);

    /// <summary>Arrays, compressed, in .npz format, as arr_0, arr_1, ...</summary>
    public static byte[] savez_compressed(params NDArray[] args) =>
        ZipBytes(Numbered(args, null), CompressionLevel.Optimal);

    /// <summary>Named arrays, compressed, in .npz format.</summary>
    public static byte[] savez_compressed(IDictionary<string, NDArray> kwds) =>
        ZipBytes(Numbered([], kwds), CompressionLevel.Optimal);

    private static string Named(string file, string extension) =>
        file.EndsWith(extension, StringComparison.Ordinal) ? file : file + extension;

    private static Dictionary<string, NDArray> Numbered(NDArray[] args, IDictionary<string, NDArray>? kwds)
    {
        var arrays = new Dictionary<string, NDArray>(StringComparer.Ordinal);
        foreach (var (name, array) in kwds ?? new Dictionary<string, NDArray>())
        {
            arrays[name] = array;
        }

        for (var i = 0; i < args.Length; i++)
        {
            if (!arrays.TryAdd($"arr_{i}", args[i]))
            {
                throw new ValueError($"Cannot use un-named variables and keyword arr_{i}");
            }
        }

        return arrays;
    }

    private static void SaveZip(string file, Dictionary<string, NDArray> arrays, CompressionLevel level) =>
        WholeFile.Write(Named(file, ".npz"), stream => NpzFile.Write(stream, arrays, level));

    private static byte[] ZipBytes(Dictionary<string, NDArray> arrays, CompressionLevel level)
    {
        using var stream = new MemoryStream();
        NpzFile.Write(stream, arrays, level);
        return stream.ToArray();
    }
}
