using Spectre.Console;

namespace Benchmarks;

/// <summary>The benchmarks' entry point.</summary>
internal static class Program
{
    // A pipe's default of 80 columns would break the table.
    private const int WidthOfFile = 200;

    private static int Main(string[] arguments)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfFile;
        }

        return new CommandLine(console).Invoke(arguments);
    }
}
