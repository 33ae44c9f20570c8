namespace Cohort.Runtime.Regions;

/// <summary>
/// What a region held at some time. Of two stamps of a region, equal ones tell that nothing was written between them;
/// different ones tell nothing. The memory of a shared region has no stamp: the program writes to it unseen.
/// </summary>
public readonly struct ContentStamp : IEquatable<ContentStamp>
{
    private readonly Region? _region;
    private readonly object? _content;
    private readonly long _hostWrites;

    internal ContentStamp(Region region)
    {
        if (!region.IsShared)
        {
            _region = region;
            _content = (object?)region.Current ?? region.Payload;
            _hostWrites = region.HostWrites;
        }
    }

    /// <summary>Whether nothing was written to the region between two stamps.</summary>
    public static bool operator ==(ContentStamp left, ContentStamp right) => left.Equals(right);

    /// <summary>Whether something may have been written to the region between two stamps.</summary>
    public static bool operator !=(ContentStamp left, ContentStamp right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ContentStamp other) => _region is not null && _content is not null && _region == other._region
        && _content == other._content && _hostWrites == other._hostWrites;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ContentStamp other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_region, _content, _hostWrites);
}
