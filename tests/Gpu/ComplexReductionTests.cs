using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Runtime;
using Cohort.Tests.Cuda;
using Cohort.Tests.Gpu.Library;
using Cohort.Tests.OpenCl;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Sums, products and extremes of complex numbers on GPUs: the bits of the CPU.</summary>
public sealed class ComplexReductionTests
{
    private static readonly double[] Special =
        [0, -0.0, 1e300, -1e-310, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly (string Name, Func<NDArray, int?, NDArray> Fold)[] Reductions =
    [
        ("Sum", (array, axis) => axis is { } a ? np.sum(array, a) : np.sum(array)),
        ("Product", (array, axis) => axis is { } a ? np.prod(array, a) : np.prod(array)),
        ("Minimum", (array, axis) => axis is { } a ? np.min(array, a) : np.min(array)),
        ("Maximum", (array, axis) => axis is { } a ? np.max(array, a) : np.max(array)),
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var target in LibraryTargets.Names)
            {
                foreach (var (name, _) in Reductions)
                {
                    rows.Add(target, name);
                }
            }

            return rows;
        }
    }

    public static TheoryData<string, int, int> Machines => new()
    {
        { "cuda", 1, 0 }, { "cuda", 2, 0 }, { "cuda", 3, 2 }, { "cuda", 7, 0 },
        { "opencl", 2, 0 }, { "opencl", 4, 0 }, { "opencl", 2, 2 },
    };

    // One element, less than a warp, less and more than the accumulators of a leaf, several leaves.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_of_every_length_fold_to_the_bits_of_the_CPU(string target, string name)
    {
        var fold = Of(name);
        AgainstCpu(target, name, () =>
        [
            .. new[] { 1, 2, 31, 33, 100, 4100 }.Select(length => fold(Numbers(true, 2, length), 1)),
            fold(Numbers(false, 9000), null),
        ]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Columns_of_every_length_fold_to_the_bits_of_the_CPU(string target, string name)
    {
        var fold = Of(name);
        AgainstCpu(target, name, () =>
        [
            .. new[] { 1, 2, 64, 65, 1500 }.Select(length => fold(Numbers(true, length, 3), 0)),
            fold(Numbers(true, 4, 5, 3), 1),
        ]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Views_and_what_is_computed_on_the_way_fold_to_the_bits_of_the_CPU(string target, string name)
    {
        var fold = Of(name);
        AgainstCpu(target, name, () =>
        {
            var array = Numbers(true, 40, 30);
            return
            [
                fold(array.T, 1), fold(array["::-1, ::-2"], 1), fold(array["3:30:4"], 0), fold(array * array, 1),
                fold(np.where(np.isfinite(array), array, np.ones_like(array)), 0),
                fold(np.arange(50).astype(np.complex128) - array["0, :1"], null),
            ];
        });
    }

    // Real numbers lie side by side, so that these could be loaded together.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Complex_numbers_made_of_real_ones_fold_to_the_bits_of_the_CPU(string target, string name)
    {
        var fold = Of(name);
        AgainstCpu(target, name, () =>
        [
            .. from isSingle in new[] { true, false }
               from shape in new int[][] { [1], [3], [5], [35], [2, 1000] }
               select fold(Turned(isSingle, shape), shape.Length == 1 ? null : 1),
            .. from isSingle in new[] { true, false }
               from columns in new[] { 3, 8 }
               select fold(Turned(isSingle, 70, columns), 0),
        ]);
    }

    [Theory]
    [MemberData(nameof(LibraryTargets.Names), MemberType = typeof(LibraryTargets))]
    public void Means_and_sums_of_nothing_are_those_of_the_CPU(string target) => AgainstCpu(target, "Sum", () =>
    [
        np.mean(Numbers(false, 7, 90), 1), np.mean(Numbers(false, 70, 3), 0),
        np.sum(Numbers(false, 3, 0), 1), np.prod(Numbers(false, 0, 3), 0),
    ]);

    [Theory]
    [MemberData(nameof(LibraryTargets.Names), MemberType = typeof(LibraryTargets))]
    public void Negative_zeros_stay_negative_in_sums_and_products_of_one(string target)
    {
        var zeros = new Complex[] { new(-0.0, -0.0), new(-0.0, 3), new(2, -0.0), new(-0.0, double.PositiveInfinity) };
        var bits = LibraryTargets.Run(target, "Product", () =>
        {
            var array = np.array(zeros).reshape(4, 1);
            return (Bits(np.prod(array, 1)), Bits(np.sum(array, 1)));
        });
        Assert.Equal(MemoryMarshal.Cast<Complex, long>(zeros).ToArray(), bits.Item1);
        Assert.Equal(MemoryMarshal.Cast<Complex, long>(zeros).ToArray(), bits.Item2);
    }

    // Leaves lie on several devices, whose partial results one of them folds; rows are cut, too.
    [Theory]
    [MemberData(nameof(Machines))]
    public void Several_devices_fold_to_the_bits_of_one_CPU(string kind, int gpus, int cpus)
    {
        NDArray[] Program()
        {
            var (line, field) = (Numbers(false, 4096 * 9), Numbers(true, 12, 40));
            return [.. Reductions.SelectMany(reduction =>
                (NDArray[])[reduction.Fold(line, null), reduction.Fold(field, 1), reduction.Fold(field, 0)])];
        }

        var recorder = new PlanRecorder();
        long[][] expected, actual;
        using (var session = new Session(new SessionOptions { Devices = "cpu" }))
        using (session.Enter())
        {
            expected = Array.ConvertAll(Program(), Bits);
        }

        using var cuda = kind == "cuda" ? Cuda(gpus, cpus, recorder) : null;
        var pocl = cuda is null ? new PoclSession(gpus) { WorkingCpus = cpus }.Create() : null;
        using (var session = cuda is null ? pocl!.Session : new Session(cuda.Setup.CreateEngine(cuda.Driver)))
        using (session.Enter())
        {
            actual = Array.ConvertAll(Program(), Bits);
        }

        cuda?.Dispose();
        cuda?.MustBeRight();
        Assert.Equal(expected, actual);
        var hosts = Math.Max(cpus, 1);
        var folding = (pocl?.Recorder ?? recorder).Commands
            .Where(command => !command.IsCopy && command.Label.Contains("Product", StringComparison.Ordinal));
        Assert.Equal(
            Enumerable.Range(hosts, gpus), folding.Select(command => command.Device).Distinct().Order()
                .Where(device => device >= hosts));
    }

    private static TestedCuda Cuda(int gpus, int cpus, PlanRecorder recorder) =>
        TestedCuda.Create(TestedCuda.Emulated, new CudaSetup
        {
            Gpus = gpus,
            Cpus = Math.Max(cpus, 1),
            CpuIsReserve = cpus == 0,
            Engine = new EngineOptions { InlineElements = 0, Observer = recorder },
        });

    private static Func<NDArray, int?, NDArray> Of(string name) => Reductions.Single(one => one.Name == name).Fold;

    // Moduli near 1, so that long products stay within range; some special numbers if asked for.
    private static NDArray Numbers(bool isSpecial, params int[] shape)
    {
        var random = new System.Random(shape.Sum());
        var numbers = new Complex[shape.Aggregate(1, (product, extent) => product * extent)];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Complex.FromPolarCoordinates(0.99 + (0.02 * random.NextDouble()), 7 * random.NextDouble());
            if (isSpecial && random.Next(60) == 0)
            {
                numbers[i] = new Complex(
                    random.Next(2) == 0 ? numbers[i].Real : Special[random.Next(Special.Length)],
                    Special[random.Next(Special.Length)]);
            }
        }

        return np.array(numbers).reshape(shape);
    }

    private static NDArray Turned(bool isSingle, params int[] shape)
    {
        var reals = np.real(Numbers(false, shape)).ToArray<double>();
        var array = isSingle ? np.array(Array.ConvertAll(reals, real => (float)real)) : np.array(reals);
        return array.reshape(shape) * Numbers(false, 1);
    }

    private static void AgainstCpu(string target, string operation, Func<NDArray[]> program)
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var expected = Array.ConvertAll(program(), Bits);
        var actual = LibraryTargets.Run(target, operation, () => Array.ConvertAll(program(), Bits));
        Assert.Equal(expected, actual);
    }

    // Which of several NaNs it is depends on the order of operands that a compiler chooses.
    private static long[] Bits(NDArray array) => Array.ConvertAll(
        MemoryMarshal.Cast<byte, double>(array.tobytes()).ToArray(),
        part => BitConverter.DoubleToInt64Bits(double.IsNaN(part) ? double.NaN : part));
}
