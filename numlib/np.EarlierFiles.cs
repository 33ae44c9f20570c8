using System.IO.Compression;
using Cohort.Creation;
using Cohort.IO;

namespace Cohort;

/// <content>Files under the names of NumSharp 0.20 and 0.30, whose functions take and give .NET arrays.</content>
public static partial class np
{
    /// <summary>A .NET array in .npy format.</summary>
    public static byte[] Save(Array array) => save(np.array(array));

    /// <summary>Writes a .NET array to a .npy file of just this name, and gives its size in bytes.</summary>
    public static ulong Save(Array array, string path)
    {
        var content = Save(array);
        WholeFile.Write(path, stream => stream.Write(content));
        return (ulong)content.LongLength;
    }

    /// <summary>Writes a .NET array in .npy format, and gives the number of bytes.</summary>
    public static ulong Save(Array array, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var content = Save(array);
        stream.Write(content);
        return (ulong)content.LongLength;
    }

    /// <summary>Named .NET arrays in .npz format.</summary>
    public static byte[] Save_Npz(
        Dictionary<string, Array> arrays, CompressionLevel compression = CompressionLevel.Fastest) =>
        ZipBytes(Imported(arrays), compression);

    /// <summary>A .NET array in .npz format, as arr_0.</summary>
    public static byte[] Save_Npz(Array array, CompressionLevel compression = CompressionLevel.Fastest) =>
        ZipBytes(Numbered([np.array(array)], null), compression);

    /// <summary>Writes named .NET arrays to a .npz file of just this name.</summary>
    public static void Save_Npz(
        Dictionary<string, Array> arrays, string path, CompressionLevel compression = CompressionLevel.Fastest)
    {
        var imported = Imported(arrays);
        WholeFile.Write(path, stream => NpzFile.Write(stream, imported, compression));
    }

    /// <summary>Writes a .NET array to a .npz file of just this name, as arr_0.</summary>
    public static void Save_Npz(Array array, string path, CompressionLevel compression = CompressionLevel.Fastest) =>
        Save_Npz(new Dictionary<string, Array> { ["arr_0"] = array }, path, compression);

    /// <summary>Writes named .NET arrays in .npz format.</summary>
    public static void Save_Npz(
        Dictionary<string, Array> arrays, Stream stream, CompressionLevel compression = CompressionLevel.Fastest,
        bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NpzFile.Write(stream, Imported(arrays), compression);
        if (!leaveOpen)
        {
            stream.Dispose();
        }
    }

    /// <summary>Writes a .NET array in .npz format, as arr_0.</summary>
    public static void Save_Npz(
        Array array, Stream stream, CompressionLevel compression = CompressionLevel.Fastest, bool leaveOpen = false) =>
        Save_Npz(new Dictionary<string, Array> { ["arr_0"] = array }, stream, compression, leaveOpen);

    /// <summary>
    /// Reads a .npy file as a .NET array: rectangular or, as <c>double[][]</c>, jagged; elements are converted.
    /// </summary>
    /// <exception cref="InvalidCastException">The array has another number of axes.</exception>
    public static T Load<T>(string path)
        where T : class => ClrArrays.As<T>(load_npy(path));

    /// <inheritdoc cref="Load{T}(string)"/>
    public static T Load<T>(Stream stream)
        where T : class => ClrArrays.As<T>(load_npy(stream));

    /// <inheritdoc cref="Load{T}(string)"/>
    public static T Load<T>(byte[] bytes)
        where T : class => ClrArrays.As<T>(load_npy(bytes));

    /// <summary>Reads a .npy file as a rectangular .NET array.</summary>
    public static Array LoadMatrix(string path) => load_npy(path).ToClrArray();

    /// <inheritdoc cref="LoadMatrix(string)"/>
    public static Array LoadMatrix(Stream stream) => load_npy(stream).ToClrArray();

    /// <inheritdoc cref="LoadMatrix(string)"/>
    public static Array LoadMatrix(byte[] bytes) => load_npy(bytes).ToClrArray();

    /// <summary>Opens a .npz file whose arrays are given as .NET arrays.</summary>
    public static NpzDictionary<T> Load_Npz<T>(string path)
        where T : class => new(File.OpenRead(path));

    /// <inheritdoc cref="Load_Npz{T}(string)"/>
    public static NpzDictionary<T> Load_Npz<T>(Stream stream)
        where T : class => new(stream);

    /// <inheritdoc cref="Load_Npz{T}(string)"/>
    public static NpzDictionary<T> Load_Npz<T>(byte[] bytes)
        where T : class => new(new MemoryStream(bytes));

    /// <summary>Opens a .npz file whose arrays are given as rectangular .NET arrays.</summary>
    public static NpzDictionary<Array> LoadMatrix_Npz(string path) => Load_Npz<Array>(path);

    /// <inheritdoc cref="LoadMatrix_Npz(string)"/>
    public static NpzDictionary<Array> LoadMatrix_Npz(Stream stream) => Load_Npz<Array>(stream);

    /// <inheritdoc cref="LoadMatrix_Npz(string)"/>
    public static NpzDictionary<Array> LoadMatrix_Npz(byte[] bytes) => Load_Npz<Array>(bytes);

    private static Dictionary<string, NDArray> Imported(Dictionary<string, Array> arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        return arrays.ToDictionary(pair => pair.Key, pair => np.array(pair.Value), StringComparer.Ordinal);
    }
}
