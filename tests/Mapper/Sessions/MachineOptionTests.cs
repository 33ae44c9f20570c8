using Cohort.Mapping.Machines;
using Cohort.Tests.Mapper.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Sessions;

/// <summary>What sessions are told of the machine, and what they tell.</summary>
public sealed class MachineOptionTests
{
    [Fact]
    public void A_session_describes_a_machine_that_it_reads_back()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu*2" });
        var text = session.DescribeMachine();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            using var second = new Session(new SessionOptions { Devices = "cpu*2", Machine = path });
            Assert.Equal(text, second.DescribeMachine());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_session_on_some_devices_of_a_shipped_machine_takes_its_figures()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu", Machine = "laptop" });
        Assert.Equal(14, session.Machine[0].Cores);
        Assert.Equal(14, MachineFile.Parse(session.DescribeMachine()).Devices[0].Cores);
    }

    [Fact]
    public void A_machine_file_that_cannot_be_used_is_named_when_the_session_is_created()
    {
        var refusal = Assert.Throws<FormatException>(
            () => new Session(new SessionOptions { Devices = "cpu", Machine = "/nowhere.json" }));
        Assert.Contains("'/nowhere.json' cannot be read", refusal.Message, StringComparison.Ordinal);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, MachineFile.ToText(SmallMachines.Star(1)));
            refusal = Assert.Throws<FormatException>(
                () => new Session(new SessionOptions { Devices = "cpu*2", Machine = path }));
            Assert.Contains("has no device 'cpu:1'", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    public void Variables_ask_for_machine_and_calibration(string calibrate, bool expected)
    {
        var options = SessionOptions.From(name => name switch
        {
            "COHORT_MACHINE" => "laptop",
            "COHORT_CALIBRATE" => calibrate,
            _ => null,
        });
        Assert.Equal("laptop", options.Machine);
        Assert.Equal(expected, options.Calibrate);
        Assert.Null(SessionOptions.From(_ => null).Machine);
    }

    [Fact]
    public void A_calibration_that_is_neither_wanted_nor_not_is_refused() => Assert.Equal(
        "COHORT_CALIBRATE is 'yes'; it must be 0 or 1.",
        Assert.Throws<ArgumentException>(
            () => SessionOptions.From(name => name == "COHORT_CALIBRATE" ? "yes" : null)).Message);
}
