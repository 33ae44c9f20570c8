using Cohort.Devices;
using Cohort.Mapping.Machines;
using Cohort.Mapping.Simulation;
using Cohort.Runtime;
using Cohort.Runtime.Partitioning;

namespace Cohort.Tests.Mapper.Planning;

/// <summary>
/// A random array program for simulated machines: arrays of two to three hundred megabytes, made, combined, reduced,
/// transposed, cut into slices and multiplied. The same seed gives the same program.
/// </summary>
internal sealed class RandomArrayProgram(int seed, int steps)
{
    private static readonly EngineOptions Options = new() { InlineElements = 0, TurnsBeforeReplay = 0 };

    /// <summary>Runs it on a machine; the times are simulated.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="mapper">Who decides.</param>
    /// <param name="former">
    /// Who has placed the arrays that half of the programs begin with, before the time that counts; null for the same.
    /// </param>
    public Schedule Run(Machine machine, IMapper mapper, IMapper? former = null)
    {
        var random = new Random(seed);
        var begins = random.Next(2) == 0;
        var changing = new ChangingMapper(begins ? former ?? mapper : mapper);
        using var simulated = new SimulatedSession(machine, changing, Options);
        using var entered = simulated.Session.Enter();
        var side = 1 << random.Next(9, 13);
        var (rows, columns) = random.Next(3) == 0 ? (side, 2 * side) : (side, side);
        List<NDArray> arrays = [np.zeros((rows, columns)) + 1, np.zeros((rows, columns)) + 2];
        if (begins)
        {
            simulated.Finish();
            simulated.Plan.Reset();
            changing.Mapper = mapper;
        }

        for (var step = 0; step < steps; step++)
        {
            arrays.Add(Step(random, arrays, rows, columns));
        }

        var schedule = simulated.Finish();
        GC.KeepAlive(arrays);
        return schedule;
    }

    private static NDArray Step(Random random, List<NDArray> arrays, int rows, int columns)
    {
        var a = Pick(random, arrays, rows, columns);
        var b = Pick(random, arrays, rows, columns);
        switch (random.Next(9))
        {
            case 0:
                return (a * b) + a;
            case 1:
                return np.exp(a) / (np.sqrt(b) + 1);
            case 2:
                return a - np.mean(b, axis: 0);
            case 3:
                return a * np.sum(b, axis: 1, keepdims: true);
            case 4:
                return a + (b * np.sum(a));
            case 5 when rows == columns:
                return a.T + b;
            case 6:
                a["1:-1, 1:-1"] = 0.25 * (b["2:, 1:-1"] + b[":-2, 1:-1"] + b["1:-1, 2:"] + b["1:-1, :-2"]);
                return a + 1;
            case 7 when rows == columns:
                return np.matmul(a, b);
            default:
                return np.where(a > b, a, 2 * b);
        }
    }

    private static NDArray Pick(Random random, List<NDArray> arrays, int rows, int columns) =>
        arrays[Math.Max(random.Next(arrays.Count), random.Next(arrays.Count))] is var array
        && array.shape[0] == rows && array.shape[1] == columns
            ? array
            : arrays[0];
}
