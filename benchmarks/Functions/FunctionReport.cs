using System.Globalization;
using System.Text;
using Benchmarks.Comparison;
using Spectre.Console;

namespace Benchmarks.Functions;

/// <summary>The results of all calls.</summary>
internal sealed record FunctionReport(
    string Machine, string? NumPy, string NumSharp, IReadOnlyList<FunctionResult> Results)
{
    private const double Goal = 0.8;

    /// <summary>Prints the calls that are slower than the goal, and how many are not.</summary>
    public void Print(IAnsiConsole console)
    {
        var slow = Results.Where(result => result.Ratio < Goal).OrderBy(result => result.Ratio).ToList();
        foreach (var result in slow)
        {
            console.WriteLine(
                $"{result.Ratio,6:0.00}x  {result.Size,9}  {result.Call,-40} Cohort {Words(result.Cohort)}, NumPy "
                + $"{Words(result.NumPy)}, NumSharp {Words(result.NumSharp)}");
        }

        foreach (var group in Results.GroupBy(result => result.Size))
        {
            var ratios = group.Select(result => result.Ratio).OfType<double>().ToList();
            var mean = Math.Exp(ratios.Average(Math.Log));
            console.WriteLine($"{group.Key,9} elements: {ratios.Count} calls, {mean:0.00}x the better peer in the "
                + $"geometric mean, {ratios.Count(ratio => ratio < Goal)} below {Goal}x");
        }
    }

    /// <summary>The ratios to the better peer as a table.</summary>
    public string ToMarkdown()
    {
        var sizes = Results.Select(result => result.Size).Distinct().Order().ToArray();
        var text = new StringBuilder();
        text.AppendLine("# Single calls at several sizes").AppendLine()
            .AppendLine("Made by `dotnet run -c Release --project benchmarks -- functions --markdown FILE`.")
            .AppendLine(CultureInfo.InvariantCulture, $"On {Machine}; NumPy {NumPy ?? "absent"}, NumSharp {NumSharp}.")
            .AppendLine()
            .AppendLine("How many times as fast as the better of NumPy and NumSharp each call is, the result computed")
            .AppendLine("to the end; in brackets the time of one call.").AppendLine()
            .AppendLine("| call | " + string.Join(" | ", sizes.Select(size => $"{size:N0}")) + " |")
            .AppendLine("| --- |" + string.Concat(sizes.Select(_ => " ---: |")));
        foreach (var call in Results.GroupBy(result => result.Call))
        {
            var cells = sizes.Select(size => Cell(call.FirstOrDefault(result => result.Size == size)));
            text.AppendLine(CultureInfo.InvariantCulture, $"| `{call.Key}` | {string.Join(" | ", cells)} |");
        }

        AppendReasons(text);
        return text.ToString();
    }

    private void AppendReasons(StringBuilder text)
    {
        var reasons = new SlowReasons(Results);
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## Below {Goal}x").AppendLine();
        foreach (var result in Results.Where(result => result.Ratio < Goal).OrderBy(result => result.Size))
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"- {result.Size:N0}, `{result.Call}`, {result.Ratio:0.00}x: {reasons.Of(result)}.");
        }
    }

    private static string Cell(FunctionResult? result) => result is null ? ""
        : string.Create(
            CultureInfo.InvariantCulture, $"{result.Ratio:0.00}x ({Spread.Words(result.Cohort)})");

    private static string Words(double? seconds) => seconds is { } time ? Spread.Words(time) : "-";
}
