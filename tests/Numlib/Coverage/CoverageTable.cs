using System.Reflection;
using System.Text;
using Benchmarks.Functions;
using Cohort.Kernels;
using Cohort.Kernels.Cpu;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Tests.House;
using Cohort.Tests.Model;

namespace Cohort.Tests.Numlib.Coverage;

/// <summary>
/// The table of docs/coverage.md: every public name of NumPy's main namespace, whether it is here and in NumSharp, and
/// where calls of it were seen to run on three devices.
/// </summary>
internal static class CoverageTable
{
    private const string NamesFile = "tests/Numlib/Coverage/NumPyNames.txt";
    private const int Elements = 60;
    private const int Rows = 6;
    private const int BytesPerPiece = 16;

    private const string Opening =
        """
        # NumPy's main namespace

        Made by `dotnet cake --target=Coverage` from the assemblies and from what calls were seen to do on three
        devices; a test fails where this page is out of date. What calls cost beside NumPy and NumSharp:
        [docs/functions.md](functions.md).

        """;

    private const string Legend =
        """

        Where a function runs:

        - **deferred**: the call records and returns; **at the call**: it waits for values that it needs, such as how
          many elements a mask selects;
        - **all devices**: the work is cut over the devices of the session; **one device**: it is not;
        - **view**: there is nothing to compute; **host**: it works on values that the host reads.

        | name | kind | Cohort | NumSharp | where |
        | --- | --- | --- | --- | --- |
        """;

    /// <summary>The page.</summary>
    public static string Make()
    {
        var places = Places();
        var names = Repository.Lines(NamesFile).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ')).Select(parts => (Kind: parts[0], Name: parts[1])).ToArray();
        var text = new StringBuilder();
        text.AppendLine(Opening);
        foreach (var kind in names.GroupBy(name => name.Kind))
        {
            var all = kind.ToArray();
            text.AppendLine(
                $"- {Plural(kind.Key)}: {all.Count(name => IsHere(name.Name))} of {all.Length} are here, "
                + $"{all.Count(name => IsIn(typeof(NumSharp.np), name.Name))} are in NumSharp 0.70.");
        }

        text.AppendLine(Legend);
        foreach (var (kind, name) in names)
        {
            text.AppendLine(
                $"| {name} | {kind} | {Mark(IsHere(name))} | {Mark(IsIn(typeof(NumSharp.np), name))} | "
                + $"{(IsHere(name) ? places.GetValueOrDefault(name, "") : "")} |");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The functions that are here, and of which no call is made.</summary>
    public static IEnumerable<string> WithoutCalls()
    {
        var places = Places();
        return Repository.Lines(NamesFile).Where(line => line.StartsWith("function ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1]).Where(name => IsHere(name) && !places.ContainsKey(name));
    }

    private static Dictionary<string, string> Places()
    {
        var observer = new PlacementObserver();
        var kernels = new HostKernels(null);
        IDevice[] devices = [.. Enumerable.Range(0, 3).Select(i => new CpuDevice($"cpu:{i}", 1, 1L << 30, kernels))];
        using var session = new Session(new Runtime.Engine(
            devices, new SpreadingMapper(BytesPerPiece), kernels, new EngineOptions
            {
                InlineElements = 0,
                StartAfterSeconds = double.PositiveInfinity,
                Observer = observer,
            }));
        using (session.Enter())
        {
            var places = new Dictionary<string, string>();
            foreach (var row in CoverageCalls.All(Elements, Rows).Where(row => !row.Name.Contains('.')))
            {
                places.TryAdd(row.Name, Place(row, session, observer));
            }

            return places;
        }
    }

    private static string Place(Row row, Session session, PlacementObserver observer)
    {
        session.Wait();
        observer.Clear();
        var reads = session.Engine.Statistics.HostReads;
        var result = row.Call();
        var atTheCall = observer.Kernels > 0;
        var readsHost = session.Engine.Statistics.HostReads > reads;
        session.Wait();
        GC.KeepAlive(result);
        if (observer.Kernels == 0)
        {
            return readsHost ? "host" : "view";
        }

        var where = observer.Devices > 1 ? "all devices" : "one device";
        return atTheCall || readsHost ? $"at the call, {where}" : $"deferred, {where}";
    }

    private static bool IsHere(string name) => IsIn(typeof(np), name);

    private static bool IsIn(Type type, string name) =>
        type.GetMember(name, BindingFlags.Public | BindingFlags.Static).Length > 0;

    private static string Mark(bool isThere) => isThere ? "yes" : "-";

    private static string Plural(string kind) => char.ToUpperInvariant(kind[0]) + kind[1..] + "s";
}
