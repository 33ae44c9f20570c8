using System.Globalization;
using Cohort.Mapping;
using Cohort.Mapping.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Planning;

/// <summary>
/// How good the mapper's choices are on random programs and machines, in simulated time: beside Legate's rule, and
/// beside the best of all ways to place a small program.
/// </summary>
public sealed class MapperComparisonTests
{
    // More take minutes: COHORT_MAPPER_PROGRAMS says how many.
    private static readonly int Programs =
        int.TryParse(Environment.GetEnvironmentVariable("COHORT_MAPPER_PROGRAMS"), out var count) ? count : 100;

    // Where one program's tail is another's head, exhaustive search takes longer than a test may.
    private const int MostPlacements = 150;

    private readonly ITestOutputHelper _output;

    public MapperComparisonTests(ITestOutputHelper output) => _output = output;

    [Fact]
    public void Random_programs_are_hardly_ever_slower_than_by_Legates_rule()
    {
        var ratios = new List<(double Ratio, int Seed)>();
        for (var seed = 0; seed < Programs; seed++)
        {
            var machine = RandomMachines.Of(seed);
            var program = new RandomArrayProgram(seed, 4 + (seed % 6));
            var legate = new LegateLikeMapper(machine);
            var ours = program.Run(machine, new DefaultMapper(machine), legate).Seconds;
            ratios.Add((ours / program.Run(machine, legate).Seconds, seed));
        }

        Report(ratios);
        Assert.InRange(Median(ratios), 0, 0.9);
        Assert.InRange(ratios.Count(one => one.Ratio > 1.05), 0, Programs / 25);
        Assert.InRange(ratios.Max(one => one.Ratio), 0, 1.5);
    }

    [Fact]
    public void Small_programs_take_little_longer_than_in_their_best_placement()
    {
        var ratios = new List<(double Ratio, int Seed)>();
        for (var seed = 0; seed < Programs; seed++)
        {
            var machine = RandomMachines.Of(seed);
            var program = new RandomArrayProgram(seed, 1 + (seed % 2));
            if (BestOf(program, machine) is { } best)
            {
                var ours = program.Run(machine, new DefaultMapper(machine), new LegateLikeMapper(machine)).Seconds;
                ratios.Add((ours / best, seed));
            }
        }

        Report(ratios);
        Assert.InRange(ratios.Count, Programs / 4, Programs);
        Assert.InRange(Median(ratios), 0, 1.0);
        Assert.InRange(ratios.Count(one => one.Ratio > 1.1), 0, ratios.Count / 10);
    }

    // The shortest time of all ways to place its kernels; null where there are too many of them.
    private static double? BestOf(RandomArrayProgram program, Machine machine)
    {
        var best = double.PositiveInfinity;
        var choices = new List<int>();
        for (var runs = 0; runs == 0 || choices.Count > 0; runs++)
        {
            var mapper = new ListedMapper(machine, choices);
            best = Math.Min(best, program.Run(machine, mapper, new LegateLikeMapper(machine)).Seconds);
            if (runs == 0 && mapper.Options.Aggregate(1.0, (product, count) => product * count) > MostPlacements)
            {
                return null;
            }

            Advance(choices, mapper.Options);
        }

        return best;
    }

    // The next combination, or none.
    private static void Advance(List<int> choices, List<int> options)
    {
        while (choices.Count < options.Count)
        {
            choices.Add(0);
        }

        for (var last = choices.Count - 1; last >= 0; last--)
        {
            if (++choices[last] < options[last])
            {
                return;
            }

            choices.RemoveAt(last);
        }
    }

    private static double Median(List<(double Ratio, int Seed)> ratios) =>
        ratios.Select(one => one.Ratio).Order().ElementAt(ratios.Count / 2);

    private void Report(List<(double Ratio, int Seed)> ratios)
    {
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ratios.Count} programs, median {Median(ratios):0.000}, over 1.05: "
            + $"{ratios.Count(one => one.Ratio > 1.05)}, over 1.10: {ratios.Count(one => one.Ratio > 1.1)}; "
            + $"all times are simulated"));
        foreach (var (ratio, seed) in ratios.OrderByDescending(one => one.Ratio).Take(10))
        {
            _output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  seed {seed}: {ratio:0.000} on {RandomMachines.Of(seed).Model.Name}"));
        }
    }
}
