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

        if (arguments is ["dump", ..]) { Scale.ScaleDump.Run(arguments[1..]); return 0; }
        if (arguments is ["trace", ..]) { Scale.ScaleTrace.Run(arguments[1..]); return 0; }
        if (arguments is ["probe", ..]) { Scale.ScaleProbe.Run(arguments[1..]); return 0; }
        return new CommandLine(console).Invoke(arguments);
    }
}
