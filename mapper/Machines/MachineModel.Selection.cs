namespace Cohort.Mapping.Machines;

/// <content>Parts of a machine.</content>
public sealed partial record MachineModel
{
    /// <summary>The model of some of the devices, in a given order, with the links between them.</summary>
    /// <exception cref="FormatException">It has no device of a name; the message lists those that it has.</exception>
    public MachineModel Only(IReadOnlyList<string> names)
    {
        var known = Devices.SelectMany(device => device.Names).ToArray();
        foreach (var name in names)
        {
            if (!known.Contains(name))
            {
                throw new FormatException(
                    $"The machine model '{Name}' has no device '{name}', which the session uses; it has "
                    + $"{string.Join(", ", known)}.");
            }
        }

        if (known.SequenceEqual(names))
        {
            return this;
        }

        var others = known.Except(names).ToHashSet();
        return this with
        {
            Devices = [.. names.Select(name => Devices.First(one => one.Names.Contains(name)) with { Names = [name] })],
            Links = Pruned(others),
        };
    }

    // Links without the others' ends. A switch that is left with a single link leads nowhere, and that link goes too.
    private LinkModel[] Pruned(HashSet<string> others)
    {
        var links = Links;
        var devices = Devices.SelectMany(device => device.Names).ToHashSet();
        while (true)
        {
            links =
            [
                .. links.Select(link => link with
                {
                    Ends =
                    [
                        .. link.Ends
                            .Select(ends => (IReadOnlyList<string>)[.. ends.Where(end => !others.Contains(end))])
                            .Where(ends => ends.Count > 1),
                    ],
                }).Where(link => link.Ends.Count > 0),
            ];
            var lonely = links.SelectMany(link => link.Ends).SelectMany(ends => ends)
                .Where(end => !devices.Contains(end)).GroupBy(end => end).Where(group => group.Count() == 1)
                .Select(group => group.Key).ToArray();
            if (lonely.Length == 0)
            {
                return [.. links];
            }

            others.UnionWith(lonely);
        }
    }
}
