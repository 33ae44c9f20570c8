using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Benchmarks.Comparison;
using Benchmarks.Peers;
using Spectre.Console;

namespace Benchmarks.Functions;

/// <summary>Measures every function alone, at several sizes, beside NumSharp and NumPy in the same run.</summary>
internal sealed class FunctionCommand(IAnsiConsole console)
{
    private const double WarmUpSeconds = 0.05;
    private const int PrimingRounds = 5;
    private const int PrimingPause = 400;
    private const double Tolerance = 1e-6;

    private static readonly int[] Sizes = [10, 1000, 100_000, 10_000_000];

    // Small arrays are computed at the call, larger ones go through the whole runtime.
    private static readonly (int Size, int Height, int Calls)[] Priming = [(100, 10, 40), (20_000, 100, 8)];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Option<int[]> _sizes = new("--sizes")
    {
        Description = "Numbers of elements",
        DefaultValueFactory = _ => Sizes,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Calls whose text contains one of these; all without it",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "Samples per peer and call",
        DefaultValueFactory = _ => 7,
    };

    private readonly Option<string> _json = new("--json")
    {
        Description = "Where the results go",
        DefaultValueFactory = _ => "artifacts/benchmarks/functions.json",
    };

    private readonly Option<string?> _markdown = new("--markdown") { Description = "Where a table in Markdown goes" };

    /// <summary>The command.</summary>
    public Command ToCommand()
    {
        var command = new Command("functions", "Measures single calls of np beside NumSharp and NumPy")
        {
            _sizes, _only, _rounds, _json, _markdown,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(_sizes)!, parsed.GetValue(_only) ?? [], parsed.GetValue(_rounds), parsed.GetValue(_json)!,
            parsed.GetValue(_markdown)));
        return command;
    }

    private void Run(int[] sizes, string[] only, int rounds, string json, string? markdown)
    {
        using var python = PythonProcess.Find("NumPy", "function_peer.py", [], out var reason);
        if (python is null)
        {
            console.WriteLine($"NumPy takes no part: {reason}.");
        }

        Prime();
        var results = new List<FunctionResult>();
        foreach (var size in sizes)
        {
            Measure(size, only, rounds, python, results);
        }

        var report = new FunctionReport(
            ThisMachine.Description, python?.Version, typeof(NumSharp.np).Assembly.GetName().Version!.ToString(3),
            results);
        report.Print(console);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(json))!);
        File.WriteAllText(json, JsonSerializer.Serialize(report, Indented) + Environment.NewLine);
        if (markdown is not null)
        {
            File.WriteAllText(markdown, report.ToMarkdown());
        }
    }

    // .NET compiles code with optimisation in the background once it has run often enough.
    private static void Prime()
    {
        (Row Row, int Calls)[] rows =
        [
            .. Priming.SelectMany(priming => new OfCohort.OwnRows(priming.Size, priming.Height).All()
                .Concat(new OfNumSharp.SharedRows(priming.Size, priming.Height).All())
                .Select(row => (row, priming.Calls))),
        ];
        for (var round = 0; round < PrimingRounds; round++)
        {
            foreach (var (row, calls) in rows)
            {
                for (var i = 0; i < calls; i++)
                {
                    row.Call();
                    Cohort.Session.Current.Wait();
                }
            }

            Thread.Sleep(PrimingPause);
        }
    }

    private void Measure(int size, string[] only, int rounds, PythonProcess? python, List<FunctionResult> results)
    {
        var height = Math.Max(1, (int)Math.Pow(10, Math.Floor(Math.Log10(size) / 2)));
        python?.Ask(string.Create(CultureInfo.InvariantCulture, $"inputs {size} {height}"));
        var theirs = new OfNumSharp.SharedRows(size, height).All().ToDictionary(row => row.Text);
        var own = new OfCohort.OwnRows(size, height);
        foreach (var row in own.All().Where(row => IsWanted(row, only)))
        {
            try
            {
                results.Add(Measure(row, size, rounds, theirs.GetValueOrDefault(row.Text), python));
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                console.WriteLine($"{row.Text} at {size}: {failure.Message}");
            }
        }
    }

    private static bool IsWanted(Row row, string[] only) =>
        only.Length == 0 || Array.Exists(only, text => row.Text.Contains(text, StringComparison.Ordinal));

    private FunctionResult Measure(Row row, int size, int rounds, Row? numSharp, PythonProcess? python)
    {
        var ours = FunctionTrial.Local(row.Call, () => Cohort.Session.Current.Wait());
        var total = OfCohort.SharedRows.Total(row.Call());
        var numPy = python is null ? null : OfPython(python, row, size, total);
        var other = numSharp is null ? null : OfNumSharp(numSharp, size);
        FunctionTrial[] trials = [.. new[] { ours, numPy, other }.OfType<FunctionTrial>()];
        foreach (var trial in trials)
        {
            Comparer.Settle();
            trial.WarmUp(WarmUpSeconds);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var trial in trials)
            {
                trial.Sample();
            }
        }

        return new FunctionResult(row.Text, size, ours.Median, numPy?.Median, other?.Median);
    }

    private FunctionTrial? OfPython(PythonProcess python, Row row, int size, double total)
    {
        try
        {
            var expected = double.Parse(python.Ask($"check {row.Python}"), CultureInfo.InvariantCulture);
            if (Math.Abs(expected - total) > Tolerance * Math.Max(1, Math.Abs(expected)))
            {
                console.WriteLine($"{row.Text} at {size}: the sum is {total:R}, of NumPy's answer {expected:R}");
            }

            return new FunctionTrial(count => double.Parse(
                python.Ask(string.Create(CultureInfo.InvariantCulture, $"run {count} {row.Python}")),
                CultureInfo.InvariantCulture));
        }
        catch (InvalidOperationException failure)
        {
            console.WriteLine($"{row.Text} at {size}: {failure.Message}");
            return null;
        }
    }

    // What NumSharp cannot do at a size is no part of the comparison.
    private FunctionTrial? OfNumSharp(Row row, int size)
    {
        try
        {
            row.Call();
            return FunctionTrial.Local(row.Call, static () => { });
        }
        catch (Exception failure)
        {
            console.WriteLine($"{row.Text} at {size}: NumSharp fails: {failure.Message}");
            return null;
        }
    }
}
