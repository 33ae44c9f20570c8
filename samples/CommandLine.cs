using System.CommandLine;
using System.CommandLine.Parsing;
using Samples.Libraries;
using Samples.Mappers;
using Spectre.Console;

namespace Samples;

/// <summary>
/// What the samples understand: nothing (the tour), an application, <c>list</c>, <c>devices</c>,
/// <c>custom-mapper</c> or <c>dropin</c>.
/// </summary>
internal sealed class CommandLine
{
    private readonly IAnsiConsole _console;
    private readonly TextWriter _errors;

    private readonly Option<string?> _devices = new("--devices")
    {
        Description = "Devices as in COHORT_DEVICES, for example cpu*4 or cuda:0; `devices` lists them",
        HelpName = "devices",
        Recursive = true,
    };

    private readonly Option<DirectoryInfo> _output = new("--output")
    {
        Description = "Folder for the pictures",
        HelpName = "folder",
        Recursive = true,
        DefaultValueFactory = _ => new DirectoryInfo(Directory.Exists("samples") ? "samples/output" : "output"),
    };

    private readonly Option<int?> _size =
        Count("--size", "How large the arrays are; `list` tells what it counts");

    private readonly Option<int?> _steps =
        Count("--steps", "How often the work is done; `list` tells what it counts");

    /// <summary>Prepares the commands.</summary>
    public CommandLine(IAnsiConsole console, TextWriter errors)
    {
        _console = console;
        _errors = errors;
    }

    /// <summary>Runs what the arguments ask for; the exit code is 0 when it succeeded.</summary>
    public int Invoke(string[] arguments)
    {
        var root = new RootCommand("Cohort's sample applications; without arguments, a tour of all of them.");
        root.Options.Add(_devices);
        root.Options.Add(_output);
        root.SetAction(parsed => Start(parsed).Run(Catalogue.Applications, size: null, steps: null));
        foreach (var application in Catalogue.Applications)
        {
            var command = new Command(application.Name, application.Summary);
            command.Options.Add(_size);
            if (application.StepsMeaning is not null)
            {
                command.Options.Add(_steps);
            }

            command.SetAction(
                parsed => Start(parsed).Run([application], parsed.GetValue(_size), parsed.GetValue(_steps)));
            root.Subcommands.Add(command);
        }

        var list = new Command("list", "Lists the applications");
        list.SetAction(_ => PrintList());
        root.Subcommands.Add(list);
        var devices = new Command("devices", "Prints the devices that were found, and what was not and why");
        devices.SetAction(parsed => Start(parsed).PrintSurvey());
        root.Subcommands.Add(devices);
        var mapper = new Command(
            "custom-mapper", "Runs a program under a mapper of our own, and explains its decisions");
        mapper.SetAction(parsed =>
            new CustomMapperCommand(_console, parsed.GetValue(_devices) ?? "cpu*3").Run() ? 0 : 1);
        root.Subcommands.Add(mapper);
        root.Subcommands.Add(DropIn());
        try
        {
            return root.Parse(arguments).Invoke(new InvocationConfiguration
            {
                Output = _console.Profile.Out.Writer,
                Error = _errors,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception failure) when (failure
            is ArgumentException or FormatException or IOException or UnauthorizedAccessException
            or OutOfMemoryException)
        {
            // Devices that do not exist, a folder that cannot be written, a size that does not fit: no crash.
            _errors.WriteLine(failure.Message);
            return 1;
        }
    }

    private Command DropIn()
    {
        var names = new Argument<string[]>("programs")
        {
            Description = "Names of samples/dropin/Programs; by default all",
        };
        var quick = new Option<bool>("--quick") { Description = "Small sizes, to compare results alone" };
        var repeat = Count("--repeat", "How often each program runs in its process; 5 times by default");
        var command = new Command("dropin", "Runs programs written for NumSharp with NumSharp and with Cohort")
        {
            names, quick, repeat,
        };
        command.SetAction(parsed =>
            new DropInCommand(_console).Run(
                parsed.GetValue(names)!, parsed.GetValue(quick), parsed.GetValue(repeat) ?? 5) ? 0 : 1);
        return command;
    }

    private static Option<int?> Count(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "n",
        CustomParser = result => ParseCount(name, result),
    };

    private static int? ParseCount(string name, ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, out var count) && count >= 1)
        {
            return count;
        }

        result.AddError($"{name} must be a whole number from 1 to {int.MaxValue}, not '{text}'.");
        return null;
    }

    /// <summary>The session of numlib is created at its first use, from the environment.</summary>
    private Tour Start(ParseResult parsed)
    {
        if (parsed.GetValue(_devices) is { } devices)
        {
            Environment.SetEnvironmentVariable("COHORT_DEVICES", devices);
        }

        return new Tour(_console, parsed.GetValue(_output)!.FullName);
    }

    private void PrintList()
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("name", "what it does", "--size counts", "in the tour", "--steps counts", "in the tour");
        foreach (var application in Catalogue.Applications)
        {
            table.AddRow(
                application.Name, application.Summary, application.SizeMeaning, $"{application.Usual.Size:#,0}",
                application.StepsMeaning ?? "",
                application.StepsMeaning is null ? "" : $"{application.Usual.Steps:#,0}");
        }

        _console.Write(table);
    }
}
