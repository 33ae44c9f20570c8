namespace Cohort.Mapping.Machines;

/// <summary>The single links of a machine, between numbered places: its devices, then its switches.</summary>
internal sealed class Wiring
{
    private readonly List<string> _places;

    /// <summary>Numbers the places.</summary>
    public Wiring(IEnumerable<string> devices, IReadOnlyList<LinkModel> models)
    {
        _places = [.. devices];
        var links = new List<Link>();
        foreach (var model in models)
        {
            foreach (var ends in model.Ends)
            {
                links.Add(new Link(links.Count, string.Join(" - ", ends), model, [.. ends.Select(PlaceOf)]));
            }
        }

        Links = links;
    }

    /// <summary>The links.</summary>
    public IReadOnlyList<Link> Links { get; }

    private int PlaceOf(string name)
    {
        var place = _places.IndexOf(name);
        if (place < 0)
        {
            place = _places.Count;
            _places.Add(name);
        }

        return place;
    }
}
