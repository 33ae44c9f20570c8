using Benchmarks.Scale.Applications;
using Cohort.Devices;
using Cohort.Mapping.Machines;
namespace Benchmarks.Scale;
internal static class ScaleDump
{
    public static void Run(string[] a)
    {
        var c = ScaleCases.All.Single(c => c.Name == a[1]); var n = int.Parse(a[2]);
        var m = new Machine(ShippedMachines.Load(a[0]).WithDevices(n));
        using var s = new SimulatedSession(m); using var e = s.Session.Enter();
        var app = c.Create(c.UnitsOfDevice * (a[3] == "weak" ? n : 1));
        for (var i = 0; i < 5; i++) { var r = app.Step(); s.Session.Flush(); if (i == 3) { s.Finish(); s.Plan.Reset(); } GC.KeepAlive(r); }
        var sch = s.Finish();
        foreach (var t in sch.Program.Tasks) Console.WriteLine($"{t.Id,4} dev {t.Device,2} {sch.Starts[t.Id]*1e6,9:0.0} .. {sch.Ends[t.Id]*1e6,9:0.0} = {(sch.Ends[t.Id]-sch.Starts[t.Id])*1e6,8:0.0} us {(t.IsTransfer ? $"COPY {t.From}->{t.To} {t.Bytes}" : "")} {t.Label[..Math.Min(60,t.Label.Length)]} after {string.Join(",", t.After)}");
    }
}
