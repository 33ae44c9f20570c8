using System.CommandLine;
using Benchmarks.Comparison;
using Benchmarks.Costs;
using Benchmarks.Functions;
using Benchmarks.Gpu;
using Benchmarks.Peers;
using Benchmarks.Scale;
using Spectre.Console;
#if MICRO
using BenchmarkDotNet.Running;
#endif

namespace Benchmarks;

/// <summary>What the benchmarks understand: <c>compare</c>, <c>functions</c>, <c>gpu</c>, and others.</summary>
internal sealed class CommandLine(IAnsiConsole console)
{
    private const int Processes = 5;

    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "Samples per peer and workload",
        DefaultValueFactory = _ => 15,
    };

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Names of workloads; all without it: " + string.Join(", ", Workloads.All.Select(w => w.Name)),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _json = new("--json")
    {
        Description = "Where the results go",
        DefaultValueFactory = _ => "artifacts/benchmarks/compare.json",
    };

    /// <summary>Runs what the arguments ask for; the exit code is 0 when it succeeded.</summary>
    public int Invoke(string[] arguments)
    {
        var root = new RootCommand("Measures Cohort, and its peers in the same run.");
        root.Subcommands.Add(Compare());
        root.Subcommands.Add(new FunctionCommand(console).ToCommand());
        root.Subcommands.Add(new GpuCommand(console).ToCommand());
        root.Subcommands.Add(new CostCommand(console).ToCommand());
        root.Subcommands.Add(new ScaleCommand(console).ToCommand());
#if MICRO
        root.Subcommands.Add(Micro());
#endif
        var first = new Command(FirstKernel.Verb, "What compare starts to measure a fresh process") { Hidden = true };
        first.SetAction(_ => FirstKernel.Print());
        root.Subcommands.Add(first);
        return root.Parse(arguments).Invoke();
    }

#if MICRO
    private static Command Micro()
    {
        var micro = new Command("micro", "BenchmarkDotNet for what single calls cost; its own options may follow")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        micro.SetAction(parsed =>
        {
            BenchmarkSwitcher.FromAssembly(typeof(CommandLine).Assembly).Run([.. parsed.UnmatchedTokens]);
        });
        return micro;
    }
#endif

    private Command Compare()
    {
        _only.AcceptOnlyFromAmong([.. Workloads.All.Select(workload => workload.Name)]);
        _rounds.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !int.TryParse(token.Value, out var rounds) || rounds < 1))
            {
                result.AddError("--rounds must be a whole number of at least 1.");
            }
        });
        var compare = new Command("compare", "Compares with NumPy (by python3), NumSharp and, by -p:Peers=true, Torch")
        {
            _rounds, _only, _json,
        };
        compare.SetAction(parsed => Run(
            parsed.GetValue(_rounds), parsed.GetValue(_only) ?? [], parsed.GetValue(_json)!));
        return compare;
    }

    private void Run(int rounds, string[] only, string json)
    {
        var peers = Peers();
        try
        {
            var comparer = new Comparer(peers, rounds);
            var results = new List<WorkloadResult>();
            foreach (var workload in Workloads.All.Where(one => only.Length == 0 || only.Contains(one.Name)))
            {
                console.WriteLine($"{workload.Name}: {workload.Text}");
                results.Add(comparer.Measure(workload));
            }

            var (first, later) = FirstKernel.Measure(Processes);
            var versions = peers.ToDictionary(peer => peer.Name, peer => peer.Version);
            var report = new Report(versions, results, first, later);
            report.Print(console);
            report.Save(json);
            console.WriteLine($"All samples in short: {Path.GetFullPath(json)}");
        }
        finally
        {
            foreach (var peer in peers)
            {
                peer.Dispose();
            }
        }
    }

    private List<IPeer> Peers()
    {
        var peers = new List<IPeer> { new CohortPeer(), new NumSharpPeer(), new CopyPeer() };
        if (PythonPeer.Find("NumPy", "numpy_peer.py", [], out var reason) is { } numPy)
        {
            peers.Insert(1, numPy);
        }
        else
        {
            console.WriteLine(
                $"NumPy takes no part: {reason} (Debian: apt-get install python3-numpy libopenblas0).");
        }

#if PEERS
        if (TorchPeer.Find() is { } torch)
        {
            peers.Add(torch);
        }
#endif
        return peers;
    }
}
