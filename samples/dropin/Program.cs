using System.Diagnostics;

/// <summary>
/// Runs the programs: <c>DropIn DATA [--quick] [--repeat N] [NAME ...]</c>. Each prints its results after a line
/// <c>== NAME</c>. Then a line <c>== NAME took</c> has two figures for each repetition, seconds by the clock and of all
/// processors, or <c>== NAME failed</c> the exception that ended it.
/// </summary>
internal static class Program
{
    private static readonly Dictionary<string, Action<string, bool>> Programs = new()
    {
        ["NeuralNetwork"] = NeuralNetwork.Run,
        ["Particles"] = Particles.Run,
        ["SignalLab"] = SignalLab.Run,
        ["PrincipalComponents"] = PrincipalComponents.Run,
        ["ImageFilters"] = ImageFilters.Run,
        ["GameOfLife"] = GameOfLife.Run,
        ["OptionPricing"] = OptionPricing.Run,
        ["NearestNeighbours"] = NearestNeighbours.Run,
        ["Regression"] = Regression.Run,
        ["SalesTables"] = SalesTables.Run,
        ["LinearModels"] = LinearModels.Run,
        ["TextCodes"] = TextCodes.Run,
        ["TerrainMap"] = TerrainMap.Run,
        ["QueueSimulation"] = QueueSimulation.Run,
    };

    private static int Main(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Console.Error.WriteLine("DropIn DATA [--quick] [--repeat N] [NAME ...]");
            return 2;
        }

        var quick = arguments.Contains("--quick");
        var repeat = Array.IndexOf(arguments, "--repeat");
        var times = repeat < 0 ? 1 : int.Parse(arguments[repeat + 1]);
        var names = arguments.Where(Programs.ContainsKey).ToArray();
        foreach (var name in names.Length > 0 ? names : Programs.Keys.ToArray())
        {
            try
            {
                Run(name, arguments[0], quick, times);
            }
            catch (Exception failure)
            {
                Console.WriteLine($"== {name} failed {failure.GetType().Name}");
            }
        }

        return 0;
    }

    /// <summary>The first run prints; those after it compute the same in silence.</summary>
    private static void Run(string name, string data, bool quick, int times)
    {
        Console.WriteLine($"== {name}");
        var printed = Console.Out;
        var seconds = new List<double>();
        try
        {
            for (var i = 0; i < times; i++)
            {
                var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                Programs[name](data, quick);
                seconds.Add(clock.Elapsed.TotalSeconds);
                seconds.Add((Environment.CpuUsage.TotalTime - processor).TotalSeconds);
                Console.SetOut(TextWriter.Null);
            }
        }
        finally
        {
            Console.SetOut(printed);
        }

        Console.WriteLine($"== {name} took {string.Join(' ', seconds.Select(s => s.ToString("0.0000")))}");
    }
}
