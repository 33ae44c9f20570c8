using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Benchmarks.Comparison;
using Cohort;
using Cohort.Mapping.Costs;
using Spectre.Console;

namespace Benchmarks.Costs;

/// <summary>The command <c>costs</c>: what the cost model predicts, what is measured, how far the one is off.</summary>
internal sealed class CostCommand(IAnsiConsole console)
{
    private const int WarmUps = 6;
    private const int MostTurns = 24;
    private const double SampleSeconds = 5e-3;
    private const double CaseSeconds = 0.4;

    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "Samples per computation",
        DefaultValueFactory = _ => 11,
    };

    private readonly Option<string?> _devices = new("--devices")
    {
        Description = "The session's devices, as in COHORT_DEVICES; one of them computes best alone",
    };

    private readonly Option<bool> _derived = new("--derived")
    {
        Description = "Do not calibrate: predict from what is known without measuring",
    };

    private readonly Option<bool> _print = new("--print") { Description = "Print the machine model" };

    /// <summary>The command with its options.</summary>
    public Command ToCommand()
    {
        var costs = new Command("costs", "Compares predicted with measured times")
        {
            _rounds, _devices, _derived, _print,
        };
        costs.SetAction(parsed => Run(
            Math.Max(1, parsed.GetValue(_rounds)), parsed.GetValue(_devices), !parsed.GetValue(_derived),
            parsed.GetValue(_print)));
        return costs;
    }

    private void Run(int rounds, string? devices, bool calibrates, bool prints)
    {
        var observer = new CostObserver();
        using var session = new Session(new SessionOptions { Devices = devices ?? "cpu", Observer = observer });
        using var entered = session.Enter();
        var start = Stopwatch.GetTimestamp();
        _ = session.Machine;
        var words = Spread.Words(Stopwatch.GetElapsedTime(start).TotalSeconds);
        console.WriteLine($"The model without a calibration was there after {words}.");
        if (calibrates)
        {
            session.Calibrate();
        }

        if (prints)
        {
            console.WriteLine(session.DescribeMachine());
        }

        console.WriteLine($"{session.Machine.Model.Origin} {string.Join(' ', session.DeviceNotes)}");
        var table = new Table().AddColumns(
            "computation", "kernels", "predicted", "fastest", "median", "predicted/median");
        var errors = new List<double>();
        var fromFastest = new List<double>();
        foreach (var one in CostCases.All)
        {
            var (predicted, kernels, measured) = Measure(session, observer, one, rounds);
            var ratio = predicted / measured.Median;
            errors.Add(Math.Abs(ratio - 1));
            fromFastest.Add(Math.Abs((predicted / measured.Minimum) - 1));
            table.AddRow(
                Markup.Escape(one.Name), $"{kernels}", Spread.Words(predicted), Spread.Words(measured.Minimum),
                Spread.Words(measured.Median), ratio.ToString("0.00", CultureInfo.InvariantCulture));
        }

        console.Write(table);
        console.WriteLine(Words("median", errors));
        console.WriteLine(Words("fastest", fromFastest));
    }

    private static string Words(string of, List<double> errors)
    {
        errors.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Error against the {of} sample: median {errors[errors.Count / 2]:p0}, upper quartile "
            + $"{errors[errors.Count * 3 / 4]:p0}, largest {errors[^1]:p0}.");
    }

    // What is short is asked for many times before a wait, as programs do.
    private static (double Predicted, int Kernels, Spread Measured) Measure(
        Session session, CostObserver observer, CostCase one, int rounds)
    {
        var call = one.Prepare();
        session.Wait();
        Sample(session, call, WarmUps);
        observer.Model = new CostModel(session.Machine);
        observer.Take();
        Sample(session, call, 1);
        var (seconds, kernels) = observer.Take();
        observer.Model = null;
        var turns = (int)Math.Clamp(SampleSeconds / seconds, 1, MostTurns);
        Sample(session, call, turns);
        var samples = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (samples.Count < rounds || Stopwatch.GetElapsedTime(start).TotalSeconds < CaseSeconds)
        {
            samples.Add(Sample(session, call, turns));
        }

        var measured = Spread.Of(samples);
        return (seconds + (session.Machine[0].SynchronizeSeconds / turns), kernels, measured);
    }

    private static double Sample(Session session, Func<NDArray> call, int turns)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < turns; i++)
        {
            // Its memory serves the turn after the next.
            using var result = call();
            session.Flush();
        }

        session.Wait();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / turns;
    }
}
