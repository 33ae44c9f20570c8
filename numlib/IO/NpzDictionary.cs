using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Cohort.Creation;
using Cohort.IO;

namespace Cohort;

/// <summary>
/// The arrays of a .npz file as .NET arrays, each read when it is first asked for, as in NumSharp 0.20 and 0.30.
/// </summary>
/// <typeparam name="T">The type of the .NET arrays, such as <c>double[]</c>, <c>float[,]</c> or Array.</typeparam>
public sealed class NpzDictionary<T> : IReadOnlyDictionary<string, T>, IDisposable
    where T : class
{
    private readonly NpzFile _file;
    private readonly Dictionary<string, T> _read = new(StringComparer.Ordinal);

    /// <summary>Reads from a seekable stream, which is closed with this.</summary>
    /// <exception cref="ValueError">The bytes are no zip file.</exception>
    public NpzDictionary(Stream stream) => _file = new NpzFile(stream, ownStream: true);

    /// <summary>The names of the arrays, without ".npy".</summary>
    public IEnumerable<string> Keys => _file.Keys;

    /// <summary>The arrays.</summary>
    public IEnumerable<T> Values => Keys.Select(key => this[key]);

    /// <summary>The number of arrays.</summary>
    public int Count => _file.Count;

    /// <summary>The array of a name, with or without ".npy".</summary>
    /// <exception cref="KeyError">There is no such array.</exception>
    /// <exception cref="InvalidCastException">The array has another number of axes.</exception>
    public T this[string key] => _read.TryGetValue(key, out var array)
        ? array
        : _read[key] = ClrArrays.As<T>(_file[key]);

    /// <summary>Whether there is an array of a name.</summary>
    public bool ContainsKey(string key) => _file.ContainsKey(key);

    /// <summary>The array of a name, if there is one.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        value = ContainsKey(key) ? this[key] : null;
        return value is not null;
    }

    /// <summary>Goes through the names and the arrays.</summary>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() =>
        Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}
