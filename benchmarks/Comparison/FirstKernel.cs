using System.Diagnostics;
using Cohort;

namespace Benchmarks.Comparison;

/// <summary>What a kernel costs that the process has not seen before, measured in fresh processes.</summary>
internal static class FirstKernel
{
    /// <summary>The verb of the process that measures and prints.</summary>
    public const string Verb = "first-kernel";

    private const int Count = 1_000_000;

    /// <summary>Measures in this process, and prints seconds: of the first kernel, then of later ones.</summary>
    public static void Print()
    {
        var start = Stopwatch.GetTimestamp();
        var a = np.linspace(0.0, 1.0, Count);
        var first = (double)(2 * a + a * a).sum();
        Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:R}");
        GC.KeepAlive(first);

        foreach (var compute in Expressions(a))
        {
            // What remains without the computing itself, which the third time shows alone.
            var cold = Time(compute);
            Time(compute);
            Console.WriteLine($"{Math.Max(0, cold - Time(compute)):R}");
        }
    }

    /// <summary>Starts processes and collects what they print: the first kernel's, and all later ones'.</summary>
    public static (Spread First, Spread Later) Measure(int processes)
    {
        var (first, later) = (new List<double>(), new List<double>());
        for (var i = 0; i < processes; i++)
        {
            var seconds = Run();
            first.Add(seconds[0]);
            later.AddRange(seconds[1..]);
        }

        return (Spread.Of(first), Spread.Of(later));
    }

    private static IEnumerable<Func<NDArray>> Expressions(NDArray a) =>
    [
        () => 1 / (1 + a),
        () => a * a * a - 2 * a + 1,
        () => np.sqrt(a) + a / 3,
        () => np.where(a > 0.5, a, 1 - a),
        () => np.maximum(a, 1 - a) * np.minimum(a, 0.25),
    ];

    private static double Time(Func<NDArray> compute)
    {
        var start = Stopwatch.GetTimestamp();
        var kept = compute();
        Session.Current.Wait();
        GC.KeepAlive(kept);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double[] Run()
    {
        var program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [Environment.GetCommandLineArgs()[0], Verb]
            : [Verb];
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)]
            : throw new InvalidOperationException($"The process of '{Verb}' ended with {process.ExitCode}.");
    }
}
