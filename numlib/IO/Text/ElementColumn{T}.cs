using Cohort.Creation;

namespace Cohort.IO.Text;

/// <summary>Elements of a type known at compile time.</summary>
/// <param name="parser">What reads one.</param>
internal sealed class ElementColumn<T>(ElementParser<T> parser) : ElementColumn
    where T : unmanaged
{
    private T[] _elements = new T[16];
    private int _count;

    /// <inheritdoc/>
    public override long Count => _count;

    /// <inheritdoc/>
    public override bool TryAdd(ReadOnlySpan<char> text)
    {
        if (!parser(text, out var value))
        {
            return false;
        }

        Add(value);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryAdd(object value)
    {
        if (value is string text)
        {
            return TryAdd(text.AsSpan());
        }

        Add(value is T element ? element : HostContent.Read<T>(NDArray.Scalar(value))[0]);
        return true;
    }

    /// <inheritdoc/>
    public override NDArray ToArray(params long[] extents) =>
        HostContent.Import<T>(Session.Current, extents, _elements.AsSpan(0, _count));

    private void Add(T value)
    {
        if (_count == _elements.Length)
        {
            Array.Resize(ref _elements, (int)Math.Min(2L * _count, Array.MaxLength));
        }

        _elements[_count++] = value;
    }
}
