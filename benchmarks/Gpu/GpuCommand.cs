using System.CommandLine;
using System.Diagnostics;
using Benchmarks.Comparison;
using Benchmarks.Peers;
using Cohort;
using Cohort.Kernels.Cuda;
using Spectre.Console;

namespace Benchmarks.Gpu;

/// <summary>
/// The command <c>gpu</c>: Cohort on one GPU as one, two and four devices, beside the GPU libraries of python3. Without
/// a GPU it says so, and runs the same workloads on the CPU, small, beside NumPy.
/// </summary>
internal sealed class GpuCommand(IAnsiConsole console)
{
    private const double WarmUpSeconds = 0.2;
    private const double EnoughSeconds = 1.5;

    private static readonly (string Name, string Module)[] OnGpu =
        [("CuPy", "cupy"), ("JAX", "jax"), ("PyTorch", "torch")];

    private readonly List<string> _remarks = [];
    private bool _hasFailed;

    private readonly Option<string?> _size = new("--size")
    {
        Description = "small, medium or full (arrays of 1 GiB); without it full where the GPU has 64 GiB, else medium",
    };

    private readonly Option<string[]> _devices = new("--devices")
    {
        Description = "Sessions to measure, as in COHORT_DEVICES; without it cuda:0 cuda:0*2 cuda:0*4, or cpu",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Names of workloads, or their beginnings: "
            + string.Join(", ", GpuWorkloads.Of(GpuSizes.Small).Select(workload => workload.Name)),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "Samples per peer and workload; fewer where they take long",
        DefaultValueFactory = _ => 9,
    };

    private readonly Option<int> _limit = new("--limit")
    {
        Description = "After how many seconds what has not begun is left out",
        DefaultValueFactory = _ => 270,
    };

    private readonly Option<string> _json = new("--json")
    {
        Description = "Where the results go",
        DefaultValueFactory = _ => "artifacts/benchmarks/gpu.json",
    };

    /// <summary>The command with its options.</summary>
    public Command ToCommand()
    {
        _size.AcceptOnlyFromAmong([.. GpuSizes.All.Select(size => size.Name)]);
        _rounds.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !int.TryParse(token.Value, out var rounds) || rounds < 1))
            {
                result.AddError("--rounds must be a whole number of at least 1.");
            }
        });
        var gpu = new Command("gpu", "Measures a GPU, beside CuPy, JAX and PyTorch where python3 has them")
        {
            _size, _devices, _only, _rounds, _limit, _json,
        };
        gpu.SetAction(Run);
        return gpu;
    }

    private int Run(ParseResult parsed)
    {
        var driver = LibCuda.TryLoad(out var reason);
        var findings = driver is null ? null : CudaPlatform.Find(driver);
        var gpu = findings?.Gpus.OfType<CudaGpu>().FirstOrDefault();
        if (gpu is null)
        {
            reason = findings is null ? reason : string.Join(' ', findings.Remarks);
            console.WriteLine($"There is no CUDA device ({reason}), so this measures the CPU.");
        }

        var sizes = GpuSizes.All.FirstOrDefault(size => size.Name == parsed.GetValue(_size))
            ?? (gpu is null ? GpuSizes.Small
                : gpu.MemoryInBytes >= GpuSizes.MemoryForFull ? GpuSizes.Full : GpuSizes.Medium);
        var devices = parsed.GetValue(_devices) is { Length: > 0 } asked ? asked
            : gpu is null ? ["cpu"] : ["cuda:0", "cuda:0*2", "cuda:0*4"];
        var peers = new List<IPeer>();
        try
        {
            AddPeers(peers, gpu is null ? null : driver, devices);
            var workloads = Chosen(sizes, parsed.GetValue(_only) ?? [], peers.Exists(peer => peer is DriverPeer));
            var results = Measure(peers, workloads, parsed.GetValue(_rounds), parsed.GetValue(_limit));
            var report = new GpuReport(
                gpu is null ? $"no CUDA device: {reason}" : $"{gpu.Id}: {gpu.Description}", DriverWords(driver),
                sizes.Name, peers.ToDictionary(peer => peer.Name, peer => peer.Version), results, _remarks);
            report.Save(parsed.GetValue(_json)!);
            report.Print(console);
            console.WriteLine($"All samples in short: {Path.GetFullPath(parsed.GetValue(_json)!)}");
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
        }

        return _hasFailed ? 1 : 0;
    }

    private void AddPeers(List<IPeer> peers, ICudaDriver? driver, string[] devices)
    {
        if (driver is not null)
        {
            peers.Add(new DriverPeer(driver));
        }

        peers.AddRange(devices.Select(one => new DevicesPeer(one, Remark)));
        foreach (var (name, module) in driver is null ? [("NumPy", "numpy")] : OnGpu)
        {
            if (PythonPeer.Find(name, "gpu_peer.py", [module], out var reason) is { } peer)
            {
                peers.Add(peer);
            }
            else
            {
                Remark($"{name} takes no part: {reason}");
            }
        }
    }

    private static List<Workload> Chosen(GpuSizes sizes, string[] only, bool hasDriver)
    {
        var usual = GpuWorkloads.Of(sizes);
        var variants = hasDriver ? DriverPeer.Variants(usual) : [];
        return
        [
            .. usual.Concat(variants).Where(workload => only.Length == 0
                || only.Any(start => workload.Name.StartsWith(start, StringComparison.Ordinal))),
        ];
    }

    private List<WorkloadResult> Measure(List<IPeer> peers, List<Workload> workloads, int rounds, int limit)
    {
        var comparer = new Comparer(peers, rounds)
        {
            WarmUpSeconds = WarmUpSeconds,
            EnoughSeconds = EnoughSeconds,
            Dropped = Fail,
        };
        var results = new List<WorkloadResult>();
        var start = Stopwatch.GetTimestamp();
        foreach (var workload in workloads)
        {
            if (Stopwatch.GetElapsedTime(start).TotalSeconds > limit)
            {
                Remark($"{workload.Name} is left out: {limit} seconds are over (--limit)");
                continue;
            }

            console.WriteLine($"{workload.Name}: {workload.Text}");
            try
            {
                results.Add(comparer.Measure(workload));
            }
            catch (InvalidOperationException disagreement)
            {
                Fail(disagreement.Message);
            }
        }

        return results;
    }

    private void Fail(string what)
    {
        _hasFailed = true;
        Remark(what);
    }

    private void Remark(string what)
    {
        console.WriteLine(what);
        _remarks.Add(what);
    }

    private static string DriverWords(ICudaDriver? driver)
    {
        const string Version = "/proc/driver/nvidia/version";
        return driver is null ? "none"
            : $"serves CUDA {driver.Version / 1000}.{driver.Version % 1000 / 10}"
                + (File.Exists(Version) ? $", {File.ReadLines(Version).First().Trim()}" : "");
    }
}
