using System.CommandLine;
using System.Text.Json;
using Benchmarks.Scale;
using Benchmarks.Scale.Pictures;
using Spectre.Console;
using Xunit;

namespace Cohort.Tests.Benchmarks;

/// <summary>The command <c>scale</c>: what it refuses, and what it writes.</summary>
public sealed class ScaleCommandTests
{
    [Theory]
    [InlineData("--apps nonsense", "There is no application 'nonsense'; there are black-scholes, jacobi")]
    [InlineData("--apps jacobi,nothing", "There is no application 'nothing'")]
    [InlineData("--devices 1,x", "'x' is none")]
    [InlineData("--devices 0,1", "'0' is none")]
    [InlineData("--devices 1,,2", "'' is none")]
    [InlineData("--devices -1", "'-1' is none")]
    [InlineData("--devices 1000", "whole numbers from 1 to 256")]
    [InlineData("--machine not-there.json", "There is no machine 'not-there.json': neither a file of this path")]
    [InlineData("--scale 0", "--scale must be a number above 0")]
    [InlineData("--scale much", "'much' is none")]
    [InlineData("--mode fast", "fast")]
    [InlineData("--unknown", "--unknown")]
    public void What_cannot_be_understood_is_refused(string arguments, string message)
    {
        var errors = Command().Parse(arguments.Split(' ')).Errors;
        Assert.Contains(message, string.Join('\n', errors.Select(error => error.Message)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_file_that_breaks_a_rule_is_refused_with_the_rule()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.File("broken.json"), "{ \"name\": \"\" }");
        var errors = Command().Parse(["--machine", folder.File("broken.json")]).Errors;
        Assert.Contains("cannot be understood", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,2,4,8", 1, 2, 4, 8)]
    [InlineData("8, 2,2", 2, 8)]
    public void Devices_are_sorted_and_named_once(string text, params int[] expected) =>
        Assert.Equal(expected, ScaleSettings.ParseDevices(text));

    [Fact]
    public void Everything_simulated_is_labelled_so()
    {
        using var folder = new Folder();
        var (page, json) = (folder.File("page.md"), folder.File("scale.json"));
        var code = Run(
            folder, "--mode", "simulated", "--apps", "jacobi,sort", "--devices", "1,3,12", "--scale", "0.01",
            "--machine", "a100-8-pcie", "--markdown", page, "--json", json);
        Assert.Equal(0, code);

        using var parsed = JsonDocument.Parse(File.ReadAllText(json));
        var series = parsed.RootElement.GetProperty("Series").EnumerateArray().ToArray();
        Assert.Equal(4, series.Length);
        Assert.All(series, one => Assert.Equal("simulated", one.GetProperty("TimesAre").GetString()));
        Assert.All(series, one => Assert.Equal(
            [1, 3, 12],
            one.GetProperty("Points").EnumerateArray().Select(point => point.GetProperty("Devices").GetInt32())));
        Assert.Contains("extended to 12 GPUs", parsed.RootElement.GetProperty("SimulatedMachine").GetString()!,
            StringComparison.Ordinal);

        var headings = File.ReadLines(page).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, headings.Length);
        Assert.All(headings, heading => Assert.Contains("simulated", heading, StringComparison.Ordinal));
        Assert.Contains("Simulated times were not measured", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.All(File.ReadLines(page).Where(line => !line.StartsWith('|') && !line.StartsWith('#')),
            line => Assert.InRange(line.Length, 0, 120));

        var pictures = Directory.GetFiles(folder.File("page"), "*.png");
        Assert.Equal(4, pictures.Length);
        Assert.All(pictures, path => Assert.Contains("simulated", Path.GetFileName(path), StringComparison.Ordinal));
        Assert.All(pictures, path => Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(path)[..4]));
    }

    [Theory]
    [InlineData(ScaleMode.Simulated, "SIMULATED")]
    [InlineData(ScaleMode.Real, "measured")]
    public void A_picture_says_where_its_times_come_from(object mode, string word)
    {
        var report = new ScaleReport
        {
            Command = "",
            Series = [],
            Logical = [],
            Remarks = [],
            SimulatedMachine = "a model",
            MeasuredDevices = "this",
        };
        Assert.Contains(word, ScalePictures.TitleOf(report, (ScaleMode)mode, Growth.Weak), StringComparison.Ordinal);
    }

    [Fact]
    public void Measured_and_compared_runs_say_what_they_are()
    {
        using var folder = new Folder();
        var json = folder.File("scale.json");
        Assert.Equal(0, Run(
            folder, "--mode", "real", "--apps", "scan", "--devices", "1", "--scale", "0.01", "--json", json));
        using var measured = JsonDocument.Parse(File.ReadAllText(json));
        var series = Assert.Single(measured.RootElement.GetProperty("Series").EnumerateArray());
        Assert.Equal("measured", series.GetProperty("TimesAre").GetString());

        Assert.Equal(0, Run(
            folder, "--mode", "logical", "--apps", "scan", "--devices", "2", "--scale", "0.1", "--json", json));
        using var compared = JsonDocument.Parse(File.ReadAllText(json));
        Assert.Empty(compared.RootElement.GetProperty("Series").EnumerateArray());
        var logical = Assert.Single(compared.RootElement.GetProperty("Logical").EnumerateArray());
        Assert.True(logical.GetProperty("AreEqual").GetBoolean());
        Assert.Equal(2, logical.GetProperty("Results").GetArrayLength());
    }

    private static int Run(Folder folder, params string[] arguments) =>
        Command().Parse([.. arguments, "--output", folder.File("pictures")]).Invoke();

    private static Command Command() => new ScaleCommand(AnsiConsole.Create(
        new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) })).ToCommand();

    private sealed class Folder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("cohort-scale-").FullName;

        public string File(string name) => Path.Combine(_path, name);

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
