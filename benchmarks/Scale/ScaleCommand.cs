using System.CommandLine;
using System.CommandLine.Parsing;
using Benchmarks.Scale.Pictures;
using Spectre.Console;

namespace Benchmarks.Scale;

/// <summary>
/// The command <c>scale</c>: applications in strong and weak scaling on the devices that there are (measured), on
/// logical devices (results compared) and on a machine model (simulated).
/// </summary>
internal sealed class ScaleCommand(IAnsiConsole console)
{
    private const string UsualFolder = "artifacts/benchmarks/scale";

    private readonly Option<string> _devices = new("--devices")
    {
        Description = "Numbers of devices, with commas between them",
        DefaultValueFactory = _ => "1,2,4,8",
    };

    private readonly Option<string> _machine = new("--machine")
    {
        Description = "What is simulated: a machine file, or a shipped model; extended where it has fewer devices",
        DefaultValueFactory = _ => "h200-8-nvlink",
    };

    private readonly Option<string[]> _applications = new("--apps")
    {
        Description = "Names of applications; all without it: "
            + string.Join(", ", Applications.ScaleCases.All.Select(one => one.Name)),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _mode = new("--mode")
    {
        Description = "real (this machine's devices, measured), logical (shares of its processor, results compared), "
            + "simulated, or all",
        DefaultValueFactory = _ => "all",
    };

    private readonly Option<bool> _strong = new("--strong") { Description = "Strong scaling alone: one size for all" };

    private readonly Option<bool> _weak = new("--weak") { Description = "Weak scaling alone: one size a device" };

    private readonly Option<string> _factor = new("--scale")
    {
        Description = "By what all sizes are multiplied",
        DefaultValueFactory = _ => "1",
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "The folder of the pictures",
        DefaultValueFactory = _ => UsualFolder,
    };

    private readonly Option<string?> _json = new("--json")
    {
        Description = "Where all figures go; without it scale.json in the folder",
    };

    private readonly Option<string?> _markdown = new("--markdown")
    {
        Description = "Where the report goes as a page, with its pictures in a folder of its name beside it",
    };

    private readonly Option<string?> _trace = new("--trace")
    {
        Description = "A folder for every step of every simulated schedule, as text",
    };

    /// <summary>The command with its options.</summary>
    public Command ToCommand()
    {
        _mode.AcceptOnlyFromAmong("real", "logical", "simulated", "all");
        Check(_devices, text => ScaleSettings.ParseDevices(text));
        Check(_machine, text => ScaleSettings.ParseMachine(text));
        Check(_factor, text => ScaleSettings.ParseFactor(text));
        _applications.Validators.Add(result => Report(
            result, () => ScaleSettings.ParseApplications(result.Tokens.Select(token => token.Value))));
        var scale = new Command("scale", "Strong and weak scaling: measured, compared and simulated")
        {
            _devices, _machine, _applications, _mode, _strong, _weak, _factor, _output, _json, _markdown,
            _trace,
        };
        scale.SetAction(Run);
        return scale;
    }

    private static void Check(Option<string> option, Action<string> parse) =>
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                Report(result, () => parse(token.Value));
            }
        });

    private static void Report(SymbolResult result, Action parse)
    {
        try
        {
            parse();
        }
        catch (FormatException failure)
        {
            result.AddError(failure.Message);
        }
    }

    private int Run(ParseResult parsed)
    {
        var settings = Settings(parsed);
        var run = new ScaleRun(settings, console.WriteLine);
        try
        {
            run.All();
        }
        catch (FormatException failure)
        {
            // A machine of processors alone cannot have more of them.
            console.WriteLine(failure.Message);
            return 1;
        }

        var report = run.Report(CommandLine(parsed));
        var folder = parsed.GetValue(_output)!;
        var pictures = ScalePictures.Save(report, folder);
        var json = parsed.GetValue(_json) ?? Path.Combine(folder, "scale.json");
        report.Save(json);
        report.Print(console);
        foreach (var path in pictures.Append(json))
        {
            console.WriteLine(Path.GetFullPath(path));
        }

        if (parsed.GetValue(_markdown) is { } page)
        {
            ScaleMarkdown.Save(report, pictures, page);
        }

        return report.Logical.All(one => one.AreEqual) ? 0 : 1;
    }

    private ScaleSettings Settings(ParseResult parsed)
    {
        var (strong, weak) = (parsed.GetValue(_strong), parsed.GetValue(_weak));
        return new ScaleSettings
        {
            Devices = ScaleSettings.ParseDevices(parsed.GetValue(_devices)!),
            Machine = ScaleSettings.ParseMachine(parsed.GetValue(_machine)!),
            Applications = ScaleSettings.ParseApplications(parsed.GetValue(_applications) ?? []),
            Modes = Enum.TryParse<ScaleMode>(parsed.GetValue(_mode), ignoreCase: true, out var mode)
                ? [mode] : Enum.GetValues<ScaleMode>(),
            Growths = strong == weak ? [Growth.Strong, Growth.Weak] : [strong ? Growth.Strong : Growth.Weak],
            Factor = ScaleSettings.ParseFactor(parsed.GetValue(_factor)!),
            Traces = parsed.GetValue(_trace),
        };
    }

    // As somebody else would type it: where the page goes changes nothing of it.
    private static string CommandLine(ParseResult parsed) =>
        $"dotnet run -c Release --project benchmarks -- {string.Join(' ', parsed.Tokens.Select(one => one.Value))}";
}
