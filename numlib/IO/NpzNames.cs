using System.Dynamic;

namespace Cohort.IO;

/// <summary>The arrays of an archive as properties of a dynamic object.</summary>
internal sealed class NpzNames(NpzFile archive) : DynamicObject
{
    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => archive.Files;

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        var found = archive.TryGetValue(binder.Name, out var array);
        result = found ? array : throw new AttributeError(binder.Name);
        return found;
    }

    /// <inheritdoc/>
    public override string ToString() => archive.ToString();
}
