using Cohort;
using Spectre.Console;

namespace Samples.Mappers;

/// <summary>Runs a program under the usual mapper and under one of our own, and shows what each has decided.</summary>
/// <param name="console">Where the results go.</param>
/// <param name="devices">The devices, as in COHORT_DEVICES.</param>
internal sealed class CustomMapperCommand(IAnsiConsole console, string devices)
{
    private const int Side = 600;

    /// <summary>Runs it; whether both gave the same values.</summary>
    public bool Run()
    {
        var usual = Smooth("the usual mapper", new SessionOptions { Devices = devices });
        var ours = Smooth("our own mapper", new SessionOptions { Devices = devices, Mapper = new TurnMapper() });
        var isSame = usual.AsSpan().SequenceEqual(ours);
        console.WriteLine(isSame ? "Both gave the same values, to the bit." : "The values differ: that is a fault.");
        return isSame;
    }

    private double[] Smooth(string title, SessionOptions options)
    {
        using var session = new Session(options);
        double[] rows = [];
        var explanation = session.Explain(() =>
        {
            var u = np.random.default_rng(7).random(new Shape(Side, Side));
            for (var step = 0; step < 2; step++)
            {
                u["1:-1, 1:-1"] = 0.25 * (u["2:, 1:-1"] + u[":-2, 1:-1"] + u["1:-1, 2:"] + u["1:-1, :-2"]);
            }

            rows = np.sum(u, axis: 1).ToArray<double>();
        });
        console.WriteLine($"== {title} ==");
        console.WriteLine(explanation.ToString());
        foreach (var device in session.DeviceStatistics)
        {
            console.WriteLine(
                $"{device.Device}: {device.Kernels} kernels or parts of them, {device.BytesIn:N0} bytes from others");
        }

        console.WriteLine();
        return rows;
    }
}
