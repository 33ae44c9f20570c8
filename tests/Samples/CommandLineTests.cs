using Samples;
using Spectre.Console;
using Xunit;

namespace Cohort.Tests.Samples;

/// <summary>What the command line of the samples does with what it is given.</summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly StringWriter _printed = new();
    private readonly StringWriter _errors = new();

    [Theory]
    [InlineData("nosuchthing")]
    [InlineData("--nosuchoption")]
    [InlineData("heat", "--size", "0")]
    [InlineData("heat", "--size", "many")]
    [InlineData("heat", "--steps", "0")]
    [InlineData("poisson", "--steps", "3")]
    [InlineData("heat", "--devices")]
    public void What_it_does_not_know_is_refused_by_its_name(params string[] arguments)
    {
        Assert.NotEqual(0, Invoke(arguments));
        Assert.Contains(arguments[^1], _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_names_every_application()
    {
        Assert.Equal(0, Invoke("list"));
        foreach (var application in Catalogue.Applications)
        {
            Assert.Contains(application.Name, _printed.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_mapper_of_ones_own_gives_the_values_of_the_usual_one()
    {
        Assert.Equal(0, Invoke("custom-mapper"));
        Assert.Contains("Both gave the same values", _printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("== our own mapper ==", _printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("cpu:2", _printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_prints_its_row_and_writes_its_picture()
    {
        var folder = Directory.CreateTempSubdirectory("cohort-samples-");
        try
        {
            Assert.Equal(0, Invoke("heat", "--size", "20", "--steps", "300", "--output", folder.FullName));
            Assert.Contains("20 x 20 grid, 300 steps", _printed.ToString(), StringComparison.Ordinal);
            Assert.Contains("residual", _printed.ToString(), StringComparison.Ordinal);
            Assert.Contains(folder.FullName, _printed.ToString(), StringComparison.Ordinal);
            var picture = File.ReadAllBytes(Path.Combine(folder.FullName, "heat-plate.png"));
            Assert.Equal(PngSignature, picture[..PngSignature.Length]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_message_and_not_a_crash()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(1, Invoke("heat", "--size", "20", "--output", Path.Combine(file, "below")));
        }
        finally
        {
            File.Delete(file);
        }
    }

    public void Dispose()
    {
        _printed.Dispose();
        _errors.Dispose();
    }

    private int Invoke(params string[] arguments)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_printed) });
        console.Profile.Width = 200;
        return new CommandLine(console, _errors).Invoke(arguments);
    }
}
