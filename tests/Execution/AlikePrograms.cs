namespace Cohort.Tests.Execution;

/// <summary>
/// Groups of programs whose operations differ in one thing only: a plan of the one must not serve the other.
/// </summary>
internal static class AlikePrograms
{
    private const int Turns = 4;
    private const int Length = 24;

    /// <summary>The groups by what they differ in.</summary>
    public static IReadOnlyDictionary<string, Func<NDArray, NDArray, NDArray>[]> All { get; } =
        new Dictionary<string, Func<NDArray, NDArray, NDArray>[]>
        {
            ["one array twice"] = [(a, _) => a + a, (a, b) => a + b],
            ["two arrays"] = [(a, b) => a + b, (a, _) => a + a],
            ["the order of operands"] = [(a, b) => (a * 2.0) - b, (a, b) => (b * 2.0) - a, (a, b) => a - (b * 2.0)],
            ["views of other steps"] = [(a, _) => a[":12"] * 3.0, (a, _) => a["::2"] * 3.0],
            ["views of other starts"] = [(a, _) => a[":12"] * 3.0, (a, _) => a["12:"] * 3.0],
            ["views backwards"] =
            [
                (a, _) => a["3:9"] * 3.0, (a, _) => a["3:15:2"] * 3.0, (a, _) => a["8:2:-1"] * 3.0,
            ],
            ["transposed views"] =
            [
                (a, _) => a[":16"].reshape(4, 4) * 3.0, (a, _) => a[":16"].reshape(4, 4).T * 3.0,
            ],
            ["shapes of one size"] =
            [
                (a, _) => (a.reshape(4, 6) * 3.0).sum(axis: 0), (a, _) => (a.reshape(6, 4) * 3.0).sum(axis: 0),
            ],
            ["reduced axes"] =
            [
                (a, _) => (a[":16"].reshape(4, 4) * 3.0).sum(axis: 0),
                (a, _) => (a[":16"].reshape(4, 4) * 3.0).sum(axis: 1),
            ],
            ["reductions"] = [(a, _) => (a * 3.0).sum(), (a, _) => (a * 3.0).max(), (a, _) => (a * 3.0).min()],
            ["functions"] = [(a, b) => a + b, (a, b) => a * b, (a, b) => np.maximum(a, b)],
            ["where it is written"] = [(a, b) => Into(a, b, ":12"), (a, b) => Into(a, b, "::2")],
            ["whether it is a mask"] = [(a, b) => np.where(a > b, a, b), (a, b) => np.where(a >= b, b, a)],
            ["who else wants it"] = [(a, _) => Twice(a, isKept: false), (a, _) => Twice(a, isKept: true)],
            ["types"] =
            [
                (a, _) => a.astype(np.float32) * 3.0f, (a, _) => a.astype(np.int32) * 3, (a, _) => a * 3.0,
            ],
        };

    /// <summary>
    /// Runs each program of a group some times, one after the other: all values, and how many replays.
    /// </summary>
    public static (double[] Values, long Replays) Run(string name, Session session)
    {
        using (session)
        {
            using var entered = session.Enter();
            var a = np.array(Enumerable.Range(0, Length).Select(i => (double)i).ToArray());
            var b = np.array(Enumerable.Range(0, Length).Select(i => (i * 0.5) + 3.0).ToArray());
            var values = new List<double>();
            foreach (var program in All[name].Concat(All[name]))
            {
                for (var turn = 0; turn < Turns; turn++)
                {
                    var result = program(a, b);
                    session.Flush();
                    values.AddRange(result.astype(np.float64).ToArray<double>());
                }
            }

            return ([.. values], session.Engine.Statistics.PlansReplayed);
        }
    }

    /// <summary>Whether a group gives other values, or none, in a session that plans wrongly.</summary>
    public static bool IsFoundOut(string name, Func<Session> right, Func<Session> wrong)
    {
        var expected = Run(name, right()).Values;
        try
        {
            return !expected.AsSpan().SequenceEqual(Run(name, wrong()).Values);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return true;
        }
    }

    private static NDArray Into(NDArray a, NDArray b, string where)
    {
        var target = np.copy(b);
        target[where] = a["6:18"] * 3.0;
        return target;
    }

    private static NDArray Twice(NDArray a, bool isKept)
    {
        var half = a * 0.5;
        var first = half + 1.0;
        var second = isKept ? half + 2.0 : first;
        Session.Current.Flush();
        return isKept ? second + half : second + first;
    }
}
