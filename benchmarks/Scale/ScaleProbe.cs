using System.Diagnostics;
using Benchmarks.Scale.Applications;
using Cohort.Mapping.Machines;
namespace Benchmarks.Scale;
internal static class ScaleProbe
{
    public static void Run(string[] a)
    {
        var s = new SimulatedScaling(ShippedMachines.Load(a[0]));
        foreach (var c in ScaleCases.All.Where(c => a.Length < 3 || a[2].Split(',').Contains(c.Name)))
        foreach (var weak in new[] { false, true })
        {
            double b = 0;
            foreach (var n in a[1].Split(',').Select(int.Parse))
            {
                var t = Stopwatch.GetTimestamp();
                try {
                var p = s.Run(c, n, weak ? c.UnitsOfDevice * n : c.UnitsOfDevice);
                if (b == 0) b = p.Rate / n;
                var f = p.Simulated!;
                Console.WriteLine($"{c.Name,-20} {(weak ? "weak" : "strong")} {n,3} {p.Seconds * 1e3,9:0.000} ms eff {p.Rate / n / b,6:0.00} bytes {f.BytesCopied:0.00e0} copies {f.Copies} pieces {f.Pieces} busy {f.MeanBusy:0.00}/{f.MostBusy:0.00} host {f.HostBusy:0.00} plan {f.Planning:0.00} link {f.BusiestLink} {f.BusiestLinkShare:0.00}  [{Stopwatch.GetElapsedTime(t).TotalSeconds:0.0} s]");
                if (n == 8) foreach (var q in f.Path) Console.WriteLine($"      {q.Share:0.000} {q.Kind} {q.What}");
                } catch (Exception e) { Console.WriteLine($"{c.Name} {n} {weak}: {e}"); }
            }
        }
    }
}
