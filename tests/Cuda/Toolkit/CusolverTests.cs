using System.Runtime.InteropServices;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Cuda.Toolkit;

/// <summary>Linear algebra by cuSOLVER: what it is asked, and what comes of it.</summary>
public sealed class CusolverTests
{
    private static readonly List<string> Noted = [];

    [Fact]
    public void Systems_are_solved_in_every_layout()
    {
        Same(["getrf", "getrs"], () => np.linalg.solve(Matrix(5), Sides(5, 3)));
        Same(["getrf", "getrs"], () => np.linalg.solve(Matrix(5), Sides(5, 1)[":, 0"]));
        Same(["getrf", "getrs"], () => np.linalg.solve(Matrix(9)["::-2, ::-2"], Sides(5, 6)[":, ::2"]));
        Same(["getrf", "getrs"], () => np.linalg.solve(Matrix(5).T, Sides(3, 5).T));
        Same(["getrf", "getrs"], () => np.linalg.solve(Matrix(4).astype(np.float32), Sides(4, 2).astype(np.float32)));
        Same(["getrf", "getrf", "getrs", "getrs"], () => np.linalg.solve(Stack(), Sides(4, 2)));
        Same(["getrf", "getrf", "getrs", "getrs"], () => np.linalg.solve(Stack(), Sides(1, 4)["0"]));
    }

    [Fact]
    public void Matrices_are_inverted()
    {
        Same(["getrf", "getrs"], () => np.linalg.inv(Matrix(6)));
        Same(["getrf", "getrf", "getrs", "getrs"], () => np.linalg.inv(Stack()["::-1"]));
    }

    [Fact]
    public void Cholesky_reads_one_triangle_and_clears_the_other()
    {
        NDArray Positive(int n) => np.matmul(Matrix(n), Matrix(n).T);
        Same(["potrf"], () => np.linalg.cholesky(Positive(5) + (np.triu(np.ones((5, 5)), 1) * 1000)));
        Same(["potrf"], () => np.linalg.cholesky(Positive(5) + (np.tril(np.ones((5, 5)), -1) * 1000), upper: true));
        Same(["potrf"], () => np.linalg.cholesky(Positive(4).astype(np.float32)));
    }

    [Fact]
    public void Symmetric_matrices_have_their_eigenvalues_and_vectors()
    {
        NDArray Symmetric() => Matrix(6) + Matrix(6).T;
        Same(["syevd"], () => np.linalg.eigvalsh(Symmetric()));
        Same(["syevd"], () => np.linalg.eigvalsh(np.tril(Symmetric())));
        Same(["syevd"], () => np.linalg.eigvalsh(np.triu(Symmetric()), 'U'));
        Same(["syevd"], () =>
        {
            var (w, v) = np.linalg.eigh(Symmetric());
            return np.matmul(v * w, v.T);
        });
        Same(["syevd", "syevd"], () => np.abs(np.linalg.eigh(Stack()).eigenvectors));
    }

    [Fact]
    public void What_a_matrix_is_refused_for_is_read_back_and_said()
    {
        Refused("Singular matrix", () => np.linalg.inv(np.zeros((3, 3)) + np.arange(3.0)));
        Refused("Singular matrix", () => np.linalg.solve(np.ones((3, 3)), np.arange(3.0)));
        Refused("Matrix is not positive definite", () => np.linalg.cholesky(-np.eye(3)));
    }

    [Fact]
    public void Without_the_library_the_CPU_does_it_and_the_plan_says_why()
    {
        var recorder = new PlanRecorder();
        var setup = new CudaSetup { Engine = new() { InlineElements = 0, Observer = recorder } };
        using var driver = setup.CreateDriver();
        using var session = new Session(setup.CreateEngine(driver));
        using var entered = session.Enter();
        Assert.True(np.allclose(np.eye(5), np.matmul(np.linalg.inv(Matrix(5)), Matrix(5))));
        Assert.Contains(recorder.Commands, command => command.Device == 0
            && command.Label.Contains("inv", StringComparison.Ordinal));
    }

    [Fact]
    public unsafe void The_binding_hands_over_the_arguments_in_the_order_of_the_header()
    {
        Noted.Clear();
        var solver = new LibCusolver(new ToolkitLibrary("stub", name => name switch
        {
            "cusolverDnCreate" or "cusolverDnCreateParams" => (nint)(delegate* unmanaged<nint*, int>)&StubCreate,
            "cusolverDnDestroy" => (nint)(delegate* unmanaged<nint, int>)&StubFail,
            "cusolverDnDestroyParams" => (nint)(delegate* unmanaged<nint, int>)&StubDestroy,
            "cusolverDnSetStream" => (nint)(delegate* unmanaged<nint, nint, int>)&StubSetStream,
            "cusolverDnXpotrf_bufferSize" => (nint)(delegate* unmanaged<
                nint, nint, int, long, int, nint, long, int, nuint*, nuint*, int>)&StubPotrfBytes,
            "cusolverDnXpotrf" => (nint)(delegate* unmanaged<
                nint, nint, int, long, int, nint, long, int, nint, nuint, nint, nuint, nint, int>)&StubPotrf,
            "cusolverDnXgetrf_bufferSize" => (nint)(delegate* unmanaged<
                nint, nint, long, long, int, nint, long, int, nuint*, nuint*, int>)&StubGetrfBytes,
            "cusolverDnXgetrf" => (nint)(delegate* unmanaged<
                nint, nint, long, long, int, nint, long, nint, int, nint, nuint, nint, nuint, nint, int>)&StubGetrf,
            "cusolverDnXgetrs" => (nint)(delegate* unmanaged<
                nint, nint, int, long, long, int, nint, long, nint, int, nint, long, nint, int>)&StubGetrs,
            "cusolverDnXsyevd_bufferSize" => (nint)(delegate* unmanaged<
                nint, nint, int, int, long, int, nint, long, int, nint, int, nuint*, nuint*, int>)&StubSyevdBytes,
            _ => (nint)(delegate* unmanaged<
                nint, nint, int, int, long, int, nint, long, int, nint, int, nint, nuint, nint, nuint, nint, int>)
                &StubSyevd,
        }));
        var context = solver.Create();
        solver.SetStream(context, new CudaStream(9));
        var a = new CusolverMatrix(CublasType.Double, 1, 2, 3, 4);
        var b = new CusolverMatrix(CublasType.Single, 5, 6, 7, 8);
        var workspace = new CusolverWorkspace(20, 21, 22, 23);
        Assert.Equal((100, 101), solver.CholeskyBytes(context, true, a));
        Assert.Equal((100, 101), solver.EliminateBytes(context, b));
        Assert.Equal((100, 101), solver.EigenBytes(context, false, a, 30));
        solver.Cholesky(context, false, a, workspace, 31);
        solver.Eliminate(context, b, 32, workspace, 33);
        solver.Substitute(context, true, a, 34, b, 35);
        solver.Eigen(context, true, a, 36, workspace, 37);
        var failure = Assert.Throws<DeviceException>(() => solver.Destroy(context));
        Assert.Equal("cusolverDnDestroy: CUSOLVER_STATUS_INVALID_VALUE", failure.Message);
        Assert.Equal(
            ["stream 77 9", "potrfBytes 77 77 1 1 1 3 4 1", "getrfBytes 77 77 5 6 0 7 8 0",
                "syevdBytes 77 77 1 0 1 1 3 4 1 30 1", "potrf 77 77 0 1 1 3 4 1 20 21 22 23 31",
                "getrf 77 77 5 6 0 7 8 32 0 20 21 22 23 33", "getrs 77 77 1 1 6 1 3 4 34 0 7 8 35",
                "syevd 77 77 1 1 1 1 3 4 1 36 1 20 21 22 23 37"], Noted);
    }

    [Fact]
    public void The_machines_cuSOLVER_agrees_with_the_CPU()
    {
        using var cuda = TestedCuda.Create(TestedCuda.Machine, new CudaSetup());
        var toolkit = CudaToolkit.Find();
        Assert.SkipWhen(toolkit.Solver is null, string.Join(' ', toolkit.Notes));
        foreach (var type in new[] { np.float32, np.float64 })
        {
            NDArray Of(int n) => Matrix(n).astype(type);
            foreach (var program in new Func<NDArray>[]
            {
                () => np.linalg.solve(Of(60), Sides(60, 3).astype(type)), () => np.linalg.inv(np.stack([Of(5), Of(5)])),
                () => np.linalg.cholesky(np.matmul(Of(40), Of(40).T)), () => np.linalg.eigvalsh(Of(30) + Of(30).T),
            })
            {
                var results = new List<double[]>();
                foreach (var used in new[] { toolkit, CudaToolkit.None })
                {
                    var setup = cuda.Setup with { Toolkit = _ => used };
                    using var session = new Session(setup.CreateEngine(cuda.Driver));
                    using var entered = session.Enter();
                    results.Add(Values(program()));
                }

                var tolerance = (type == np.float32 ? 1e-3 : 1e-10) * results[1].Max(Math.Abs);
                Assert.All(results[0].Zip(results[1]), pair => Assert.Equal(pair.First, pair.Second, tolerance));
            }
        }
    }

    [Fact]
    public void A_library_that_is_not_there_is_said_with_what_is_used_instead()
    {
        Assert.SkipWhen(LibCusolver.TryLoad(out var note) is not null, "this machine has cuSOLVER");
        Assert.Contains("not installed: matrices are decomposed on the CPU", note, StringComparison.Ordinal);
    }

    private static NDArray Matrix(int n) =>
        ((np.arange(n * n) * 37 % 19 - 9) / 4.0).reshape(n, n) + (np.eye(n) * 6);

    private static NDArray Stack() => np.stack([Matrix(4), Matrix(4) + np.eye(4)]);

    private static NDArray Sides(int rows, int columns) =>
        ((np.arange(rows * columns) * 23 % 17 - 8) / 4.0).reshape(rows, columns);

    private static void Same(string[] calls, Func<NDArray> program)
    {
        var (actual, made) = OnGpu(() =>
        {
            var result = program();
            return (result.dtype, result.shape, Values: Values(result));
        });
        Assert.Equal(calls, made);
        using var cpu = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = cpu.Enter();
        var expected = program();
        Assert.Equal(expected.dtype, actual.dtype);
        Assert.Equal(expected.shape, actual.shape);
        var values = Values(expected);
        var tolerance = (expected.dtype == np.float32 ? 1e-5 : 1e-12) * values.Max(Math.Abs);
        Assert.All(values.Zip(actual.Values), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private static double[] Values(NDArray array) => np.ravel(array).astype(np.float64).ToArray<double>();

    private static void Refused(string message, Func<NDArray> program)
    {
        var (said, _) = OnGpu(() => Assert.Throws<LinAlgError>(program).Message);
        Assert.Equal(message, said);
    }

    private static (T Result, List<string> Calls) OnGpu<T>(Func<T> program)
    {
        EmulatedCusolver? solver = null;
        var setup = new CudaSetup
        {
            Toolkit = emulated => CudaToolkit.None with
            {
                Solver = solver = new EmulatedCusolver((EmulatedCuda)emulated),
            },
        };
        T result;
        using var driver = setup.CreateDriver();
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            result = program();
        }

        Assert.Equal(0, solver!.Handles);
        driver.Dispose();
        Assert.Empty(driver.Faults);
        return (result, solver.Calls);
    }

    [UnmanagedCallersOnly]
    private static unsafe int StubCreate(nint* handle)
    {
        *handle = 77;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int StubDestroy(nint handle) => 0;

    [UnmanagedCallersOnly]
    private static int StubFail(nint handle) => 3;

    [UnmanagedCallersOnly]
    private static int StubSetStream(nint handle, nint stream) => Note($"stream {handle} {stream}");

    [UnmanagedCallersOnly]
    private static unsafe int StubPotrfBytes(
        nint handle, nint parameters, int uplo, long n, int typeA, nint a, long lda, int compute, nuint* device,
        nuint* host)
    {
        (*device, *host) = (100, 101);
        return Note($"potrfBytes {handle} {parameters} {uplo} {n} {typeA} {a} {lda} {compute}");
    }

    [UnmanagedCallersOnly]
    private static int StubPotrf(
        nint handle, nint parameters, int uplo, long n, int typeA, nint a, long lda, int compute, nint device,
        nuint deviceBytes, nint host, nuint hostBytes, nint info) =>
        Note($"potrf {handle} {parameters} {uplo} {n} {typeA} {a} {lda} {compute} {device} {deviceBytes} {host} "
            + $"{hostBytes} {info}");

    [UnmanagedCallersOnly]
    private static unsafe int StubGetrfBytes(
        nint handle, nint parameters, long m, long n, int typeA, nint a, long lda, int compute, nuint* device,
        nuint* host)
    {
        (*device, *host) = (100, 101);
        return Note($"getrfBytes {handle} {parameters} {m} {n} {typeA} {a} {lda} {compute}");
    }

    [UnmanagedCallersOnly]
    private static int StubGetrf(
        nint handle, nint parameters, long m, long n, int typeA, nint a, long lda, nint pivots, int compute,
        nint device, nuint deviceBytes, nint host, nuint hostBytes, nint info) =>
        Note($"getrf {handle} {parameters} {m} {n} {typeA} {a} {lda} {pivots} {compute} {device} {deviceBytes} {host} "
            + $"{hostBytes} {info}");

    [UnmanagedCallersOnly]
    private static int StubGetrs(
        nint handle, nint parameters, int trans, long n, long count, int typeA, nint a, long lda, nint pivots,
        int typeB, nint b, long ldb, nint info) =>
        Note($"getrs {handle} {parameters} {trans} {n} {count} {typeA} {a} {lda} {pivots} {typeB} {b} {ldb} {info}");

    [UnmanagedCallersOnly]
    private static unsafe int StubSyevdBytes(
        nint handle, nint parameters, int job, int uplo, long n, int typeA, nint a, long lda, int typeW, nint w,
        int compute, nuint* device, nuint* host)
    {
        (*device, *host) = (100, 101);
        return Note($"syevdBytes {handle} {parameters} {job} {uplo} {n} {typeA} {a} {lda} {typeW} {w} {compute}");
    }

    [UnmanagedCallersOnly]
    private static int StubSyevd(
        nint handle, nint parameters, int job, int uplo, long n, int typeA, nint a, long lda, int typeW, nint w,
        int compute, nint device, nuint deviceBytes, nint host, nuint hostBytes, nint info) =>
        Note($"syevd {handle} {parameters} {job} {uplo} {n} {typeA} {a} {lda} {typeW} {w} {compute} {device} "
            + $"{deviceBytes} {host} {hostBytes} {info}");

    private static int Note(string call)
    {
        Noted.Add(call);
        return 0;
    }
}
