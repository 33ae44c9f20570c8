namespace Cohort.Mapping.Machines;

/// <summary>The machine models that come with the library; each figure says where it is from.</summary>
public static class ShippedMachines
{
    private const string Folder = "Cohort.Mapping.Machines.Models.";
    private const string Ending = ".json";

    /// <summary>The names of the models.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(ShippedMachines).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A model by its name.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those that there are.
    /// </exception>
    public static MachineModel Load(string name)
    {
        using var stream = typeof(ShippedMachines).Assembly.GetManifestResourceStream(Folder + name + Ending)
            ?? throw new ArgumentException(
                $"There is no machine model '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
        using var reader = new StreamReader(stream);
        return MachineFile.Parse(reader.ReadToEnd(), $"The machine model '{name}'");
    }
}
