using Cohort.Mapping.Machines;
using Cohort.Runtime.Partitioning;

namespace Cohort.Tests.Mapper.Planning;

/// <summary>
/// Answers its k-th question with the option that a list names: one device of each kind, all of a kind in equal parts
/// along the first axis, everything in proportion to bandwidth.
/// </summary>
internal sealed class ListedMapper(Machine machine, IReadOnlyList<int> choices) : IMapper
{
    /// <summary>How many options each question had.</summary>
    public List<int> Options { get; } = [];

    /// <inheritdoc/>
    public KernelMapping Map(MappingRequest request)
    {
        var options = OptionsOf(request);
        var choice = Options.Count < choices.Count ? choices[Options.Count] : 0;
        Options.Add(options.Count);
        return options[choice] with { Uses = 1 };
    }

    private List<KernelMapping> OptionsOf(MappingRequest request)
    {
        var domain = request.Domains[0];
        var options = new List<KernelMapping>();
        foreach (var kind in request.Devices.GroupBy(machine.LikeOf))
        {
            options.Add(new KernelMapping(domain, [domain.On(kind.First())]));
            Share[] equal = [.. kind.Select(device => new Share(device, 1))];
            if (equal.Length > 1 && domain.Axes.Count > 0)
            {
                options.Add(new KernelMapping(domain, domain.Split(domain.Axes[0], equal)));
            }
        }

        Share[] all =
        [
            .. request.Devices.Select(device => new Share(device, machine[device].Levels[^1].ReadBytesPerSecond)),
        ];
        if (domain.Axes.Count > 0 && options.Count > 1)
        {
            options.Add(new KernelMapping(domain, domain.Split(domain.Axes[0], all)));
        }

        return options;
    }
}
