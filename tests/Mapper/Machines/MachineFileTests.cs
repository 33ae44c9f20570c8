using Cohort.Mapping.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Machines;

/// <summary>What machine files may say, and what they are told when they may not.</summary>
public sealed class MachineFileTests
{
    private static readonly string Good = MachineFile.ToText(SmallMachines.Star(2));

    [Fact]
    public void A_model_reads_back_as_it_was_written() =>
        Assert.Equal(Good, MachineFile.ToText(MachineFile.Parse(Good)));

    [Fact]
    public void A_model_in_a_file_is_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Good);
            Assert.Equal("test", MachineFile.Load(path).Name);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("\"cores\": 4", "\"cores\": -4", "devices[0].cores is -4; it must be a number from 1")]
    [InlineData("\"cores\": 4", "\"cores\": 0", "devices[0].cores is 0; it must be a number from 1")]
    [InlineData("\"launchSeconds\": 1E-06", "\"launchSeconds\": 20", "launchSeconds is 20; it must be a number")]
    [InlineData("\"launchSeconds\": 1E-06", "\"launchSeconds\": \"NaN\"", "launchSeconds is NaN; it must be")]
    [InlineData("\"coreShare\": 0.25", "\"coreShare\": 2", "levels[0].coreShare is 2; it must be")]
    [InlineData("\"readBytesPerSecond\": 10000000000", "\"readBytesPerSecond\": 1", "readBytesPerSecond is 1; ")]
    [InlineData("\"readBytesPerSecond\": 10000000000", "\"readBytesPerSecond\": \"Infinity\"", "Second is Infinity; ")]
    [InlineData("\"dividePerSecond\": 100000000", "\"dividePerSecond\": 0", "arithmetic[0].dividePerSecond is 0; ")]
    [InlineData("\"capacityBytes\": 1048576", "\"capacityBytes\": 99999999999", "capacityBytes is 17179869184; it ")]
    [InlineData("\"memoryBytes\": 17179869184", "\"memoryBytes\": 27179869184", "at least memoryBytes, 27179869184")]
    [InlineData("\"kind\": \"Cpu\"", "\"kind\": \"Gpu\"", "devices[0].kind is Gpu; it must be Cpu")]
    [InlineData("\"cuda:0\",\n        \"cuda:1\"", "\"cuda:0\", \"cuda:0\"", "names is 'cuda:0' again; it must be")]
    [InlineData("\"cuda:1\",\n          \"cpu:0\"", "\"cuda:9\", \"cpu:0\"", "ends[1] is 'cuda:9'; it must be names")]
    [InlineData("\"cuda:1\",\n          \"cpu:0\"", "\"cuda:1\", \"cuda:1\"", "ends[1] is [cuda:1, cuda:1]; it mu")]
    [InlineData("\"cuda:1\",\n          \"cpu:0\"", "\"cuda:0\", \"cpu:0\"", "from 'cpu:0' to 'cuda:1'; it must")]
    [InlineData("\"bytesPerSecond\": 1000000000", "\"bytesPerSecond\": -1", "links[0].bytesPerSecond is -1; it mu")]
    [InlineData("\"latencySeconds\": 0.001", "\"latencySeconds\": 60", "links[0].latencySeconds is 60; it must be")]
    [InlineData("\"Double\"", "\"Half\"", "devices[0].arithmetic is without Double; it must be rates of at least")]
    [InlineData("\"Double\"", "\"Single\"", "arithmetic[0].types is Single again; it must be each class of numbers")]
    [InlineData("\"name\": \"test\"", "\"name\": \" \"", "name is ' '; it must be a name.")]
    public void An_absurd_value_is_named_with_what_is_allowed(string good, string bad, string message)
    {
        var text = Good.ReplaceLineEndings("\n");
        var place = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(place >= 0, $"{good} is not in {text}");
        var broken = text.Remove(place, good.Length).Insert(place, bad);
        var refusal = Assert.Throws<FormatException>(() => MachineFile.Parse(broken, "The file"));
        Assert.StartsWith("The file: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"cores\": 4,", "", "cores")]
    [InlineData("\"cores\": 4,", "\"cores\": 4, \"clock\": 5,", "clock")]
    [InlineData("\"cores\": 4,", "\"cores\": \"four\",", "$.devices[0].cores")]
    [InlineData("\"cores\": 4,", "\"cores\": null,", "$.devices[0].cores")]
    [InlineData("\"levels\": [", "\"levels\": null, \"x\": [", "levels")]
    [InlineData("\"Double\"", "\"Quadruple\"", "$.devices[0].arithmetic[0].types")]
    [InlineData("{", "", "understood")]
    public void What_is_missing_unknown_or_no_JSON_is_named(string good, string bad, string message)
    {
        var place = Good.IndexOf(good, StringComparison.Ordinal);
        var broken = Good.Remove(place, good.Length).Insert(place, bad);
        var refusal = Assert.Throws<FormatException>(() => MachineFile.Parse(broken, "The file"));
        Assert.StartsWith("The file cannot be understood: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_no_machine() =>
        Assert.Contains("it is null", Assert.Throws<FormatException>(() => MachineFile.Parse("null")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("'/nowhere/machine.json' cannot be read",
            Assert.Throws<FormatException>(() => MachineFile.Load("/nowhere/machine.json")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_model_that_was_put_together_in_code_is_checked_too()
    {
        var model = SmallMachines.Of(0);
        var broken = model with { Devices = [model.Devices[0] with { GrainElements = 0 }] };
        Assert.Contains("devices[0].grainElements is 0",
            Assert.Throws<FormatException>(() => new Machine(broken)).Message, StringComparison.Ordinal);
    }
}
