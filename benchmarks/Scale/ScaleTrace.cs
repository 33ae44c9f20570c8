using Benchmarks.Scale.Applications;
using Cohort;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Execution;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;
namespace Benchmarks.Scale;
internal sealed class ScaleTrace : IPlanObserver
{
    public bool On;
    private readonly Dictionary<Instance, int> _ids = [];
    private int Id(Instance i) { if (!_ids.TryGetValue(i, out var x)) _ids[i] = x = _ids.Count; return x; }
    public static void Run(string[] a)
    {
        var t = new ScaleTrace { On = true };
        using var s = new Session(new SessionOptions { Devices = a[1], Observer = t }); using var e = s.Enter();
        var app = ScaleCases.All.Single(c => c.Name == a[0]).Create(double.Parse(a[2]));
        for (var i = 0; i < int.Parse(a[3]); i++) { Console.WriteLine($"--- step {i}"); var r = app.Step(); s.Flush(); GC.KeepAlive(r); }
        s.Wait();
    }
    public void Issued(Kernel? kernel, IReadOnlyList<PlannedCommand> commands)
    {
        if (!On) return;
        Console.WriteLine($"kernel {kernel}");
        foreach (var p in commands)
            Console.WriteLine($"   dev {p.Device} {p.Command.Label} " + (p.Command is CopyCommand c ? $"{c.Box} {c.SizeInBytes} B #{Id(c.Source)}@{c.Source.Device} -> #{Id(c.Destination)}@{c.Destination.Device}" : "")
            + string.Join(" ", p.Accesses.Accesses.Select(x => $"{(x.IsWrite ? "W" : "R")}#{Id(x.Instance)}{x.Box}")));
    }
    public void Imported(Cohort.Runtime.Regions.Version version, Instance instance) { }
}
