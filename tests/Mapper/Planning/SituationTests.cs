using System.Text;
using Cohort.Devices;
using Cohort.Mapping;
using Cohort.Mapping.Simulation;
using Cohort.Runtime;
using Cohort.Runtime.Partitioning;
using Xunit;

namespace Cohort.Tests.Mapper.Planning;

/// <summary>The plans that are chosen in some thirty situations, each beside its reason.</summary>
public sealed class SituationTests
{
    private const string Answers = "Mapper/Planning/Situations.txt";
    private const double Slower = 1.02;

    [Fact]
    public void The_choices_are_those_that_are_written_down()
    {
        var text = new StringBuilder();
        foreach (var situation in Situations.All())
        {
            text.Append("## ").AppendLine(situation.Name).AppendLine(situation.Reason);
            var noting = new NotingMapper(new DefaultMapper(situation.Machine), situation.Machine.Names);
            Run(situation, noting);
            text.Append(noting);
        }

        var path = Path.Combine(House.Repository.Root(), "tests", Answers);
        if (Environment.GetEnvironmentVariable("COHORT_WRITE_SITUATIONS") == "1")
        {
            File.WriteAllText(path, text.ToString());
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void No_choice_takes_longer_than_Legates_rule()
    {
        var slow = new List<string>();
        foreach (var situation in Situations.All())
        {
            var ours = Run(situation, new DefaultMapper(situation.Machine)).Seconds;
            var theirs = Run(situation, new LegateLikeMapper(situation.Machine)).Seconds;
            if (ours > Slower * theirs)
            {
                slow.Add($"{situation.Name}: {ours * 1e6:0} us simulated, {theirs * 1e6:0} us by Legate's rule");
            }
        }

        Assert.True(slow.Count == 0, string.Join(Environment.NewLine, slow));
    }

    private static Schedule Run(Situation situation, IMapper mapper)
    {
        using var simulated = new SimulatedSession(
            situation.Machine, mapper, new EngineOptions { InlineElements = 0, TurnsBeforeReplay = 0 });
        using var entered = simulated.Session.Enter();
        var arrays = situation.Create();
        var result = situation.Run(arrays);
        var schedule = simulated.Finish();
        GC.KeepAlive(result);
        GC.KeepAlive(arrays);
        return schedule;
    }

    private sealed class NotingMapper(IMapper mapper, IReadOnlyList<string> names) : IMapper
    {
        private readonly StringBuilder _text = new();

        public KernelMapping Map(MappingRequest request)
        {
            var mapping = mapper.Map(request);
            var pieces = mapping.Pieces;
            var tiles = pieces.Count == 1 ? "all" : $"{pieces.Count} tiles, the first {pieces[0].Tile}";
            var devices = string.Join(", ", pieces.Select(piece => names[piece.Device]));
            _text.Append(request.Kernel).Append(": ").Append(tiles).Append(", on ").AppendLine(devices);
            return mapping;
        }

        public override string ToString() => _text.ToString();
    }
}
