namespace Cohort.Mapping.Planning;

/// <summary>Where data lie before a window, looked up once a version.</summary>
internal sealed class InitialPlaces
{
    private readonly Dictionary<Runtime.Regions.Version, ContentMap> _maps = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where a version lies.</summary>
    public ContentMap Of(Runtime.Regions.Version version)
    {
        if (!_maps.TryGetValue(version, out var map))
        {
            _maps[version] = map = ContentMap.Of(version.Content);
        }

        return map;
    }
}
