using Spectre.Console;

namespace Samples;

/// <summary>The samples' entry point.</summary>
internal static class Program
{
    // A table that is wider than a pipe's default of 80 columns is cut in the middle of its words.
    private const int WidthOfFile = 170;

    private static int Main(string[] arguments)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfFile;
        }

        return new CommandLine(console, Console.Error).Invoke(arguments);
    }
}
