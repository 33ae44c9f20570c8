using Benchmarks.Comparison;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Peers;

/// <summary>TorchSharp on the CPU; part of the build with -p:Peers=true only: it brings half a gigabyte.</summary>
internal sealed class TorchPeer : IPeer
{
    private const int Long = 10_000_000;
    private const int Side = 2000;
    private const int Order = 1024;

    private TorchPeer()
    {
    }

    public string Name => "TorchSharp";

    public string Version => $"{typeof(torch).Assembly.GetName().Version?.ToString(3)}, {get_num_threads()} threads";

    /// <summary>Loads the native library; null, said on the console, where the system is too old for it.</summary>
    public static TorchPeer? Find()
    {
        try
        {
            InitializeDeviceType(DeviceType.CPU);
            return new TorchPeer();
        }
        catch (Exception failure) when (failure is TypeInitializationException or NotSupportedException)
        {
            Console.WriteLine("TorchSharp is left out: libLibTorchSharp does not load here; ldd tells what it lacks.");
            return null;
        }
    }

    public ITrial? Prepare(Workload workload) => workload.Name switch
    {
        "chain" => Chain(),
        "jacobi" => Jacobi(),
        "squares" => Squares(),
        "small" => Small(),
        "matmul" => Matmul(),
        _ => null,
    };

    public void Dispose()
    {
    }

    private static LocalTrial Chain()
    {
        var (a, b) = (linspace(0, 1, Long, float64), linspace(2, 1, Long, float64));
        Tensor Compute() => 2 * a + b * b - 1 / (1 + a);
        return Repeated(() => Compute().sum().item<double>(), () => Compute());
    }

    private static LocalTrial Jacobi()
    {
        static Tensor Plate()
        {
            var plate = zeros(Side, Side, float64);
            plate[0] = full(Side, 100.0, float64);
            return plate;
        }

        static Tensor Part(Tensor u, long row, long column) =>
            u.narrow(0, row, Side - 2).narrow(1, column, Side - 2);

        static void Step(Tensor u) =>
            Part(u, 1, 1).copy_(0.25 * (Part(u, 2, 1) + Part(u, 0, 1) + Part(u, 1, 2) + Part(u, 1, 0)));

        static double Check()
        {
            var plate = Plate();
            for (var i = 0; i < 10; i++)
            {
                Step(plate);
            }

            return plate.mean().item<double>();
        }

        var u = Plate();
        return Repeated(Check, () => Step(u));
    }

    private static LocalTrial Squares()
    {
        var (a, b) = (linspace(0, 1, Long, float64), linspace(2, 1, Long, float64));
        double Compute() => (a - b).square().sum().item<double>();
        return Repeated(Compute, () => Compute());
    }

    private static LocalTrial Small()
    {
        var a = arange(10, float64);
        var b = arange(10, float64) * 0.5;
        return Repeated(() => (a + b).sum().item<double>(), () => _ = a + b);
    }

    private static LocalTrial Matmul()
    {
        var a = linspace(0, 1, Order * Order, float64).reshape(Order, Order);
        var b = linspace(1, 0, Order * Order, float64).reshape(Order, Order);
        return Repeated(() => matmul(a, b).sum().item<double>(), () => _ = matmul(a, b));
    }

    // The scope frees each computation's tensors at once, as TorchSharp's documentation advises.
    private static LocalTrial Repeated(Func<double> check, Action once) => new(
        check,
        repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                using var scope = NewDisposeScope();
                once();
            }
        });
}
