using System.Runtime.InteropServices;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda.Toolkit;

/// <summary>Products of matrices by cuBLAS: what it is asked, and what comes of it.</summary>
public sealed class CublasTests
{
    private static readonly List<string> Noted = [];

    [Fact]
    public void Every_orientation_is_multiplied_without_a_copy()
    {
        NDArray Left() => ((np.arange(6 * 7) * 37 % 19 - 9) / 4.0).reshape(6, 7);
        NDArray Right() => ((np.arange(7 * 5) * 23 % 17 - 8) / 4.0).reshape(7, 5);
        Same(1, () => np.matmul(Left(), Right()));
        Same(1, () => np.matmul(Right().T, Left().T));
        Same(1, () => np.matmul(Left(), Left().T));
        Same(1, () => np.matmul(Left().T, Left()));
        Same(1, () => np.matmul(Left()["1:4, 2:6"], Right()["3:7, 1:3"]));
        Same(1, () => np.dot(Left(), Right()[":, 2"]));
        Same(1, () => np.dot(Left()["1, :"], Right()));
        Same(1, () => np.matmul(Left().astype(np.float32), Right().astype(np.float32)));
        Same(1, () => np.matmul(Left().astype(np.float16), Right().astype(np.float16)));
        Same(1, () => np.matmul(Left().astype(np.complex128), Right().astype(np.complex128)));
    }

    [Fact]
    public void Stacks_are_one_call()
    {
        Same(1, () => np.matmul(np.arange(24.0).reshape(2, 3, 4), np.arange(40.0).reshape(2, 4, 5)));
        Same(1, () => np.matmul(np.arange(24.0).reshape(2, 3, 4), np.arange(20.0).reshape(4, 5)));
    }

    [Fact]
    public void What_cuBLAS_does_not_take_the_own_kernels_do()
    {
        Same(0, () => np.matmul(np.arange(12).reshape(3, 4), np.arange(12).reshape(4, 3)));
        Same(0, () => np.matmul(np.arange(48.0).reshape(6, 8)["::2, ::2"], np.arange(12.0).reshape(4, 3)));
        Same(0, () => np.matmul(np.zeros((3, 0)), np.zeros((0, 2))));
    }

    [Fact]
    public unsafe void The_binding_hands_over_the_arguments_in_the_order_of_the_header()
    {
        Noted.Clear();
        var blas = new LibCublas(new ToolkitLibrary("stub", name => name switch
        {
            "cublasCreate_v2" => (nint)(delegate* unmanaged<nint*, int>)&StubCreate,
            "cublasDestroy_v2" => (nint)(delegate* unmanaged<nint, int>)&StubDestroy,
            "cublasSetStream_v2" => (nint)(delegate* unmanaged<nint, nint, int>)&StubSetStream,
            _ => (nint)(delegate* unmanaged<
                nint, int, int, int, int, int, void*, nint, int, int, long, nint, int, int, long, void*, nint, int,
                int, long, int, int, int, int>)&StubMultiply,
        }));
        var handle = blas.Create();
        blas.SetStream(handle, new CudaStream(9));
        blas.Multiply(handle, new CublasProduct(
            CublasType.Half, true, false, 1, 2, 3, new CublasMatrix(4, 5, 6), new CublasMatrix(7, 8, 9),
            new CublasMatrix(10, 11, 12), 13));
        blas.Multiply(handle, new CublasProduct(
            CublasType.Double, false, true, 1, 2, 3, new CublasMatrix(4, 5, 6), new CublasMatrix(7, 8, 9),
            new CublasMatrix(10, 11, 12), 13));
        var failure = Assert.Throws<DeviceException>(() => blas.Destroy(handle));
        Assert.Equal("cublasDestroy_v2: CUBLAS_STATUS_NOT_INITIALIZED", failure.Message);
        Assert.Equal(
            ["stream 77 9", "77 1 0 1 2 3 single 1 4 2 5 6 7 2 8 9 0 10 2 11 12 13 68 -1",
                "77 0 1 1 2 3 double 1 4 1 5 6 7 1 8 9 0 10 1 11 12 13 70 -1"], Noted);
    }

    [Fact]
    public void The_machines_cuBLAS_agrees_with_the_own_kernels()
    {
        using var cuda = TestedCuda.Create(TestedCuda.Machine, new CudaSetup());
        var toolkit = CudaToolkit.Find();
        Assert.SkipWhen(toolkit.Blas is null, string.Join(' ', toolkit.Notes));
        foreach (var type in new[] { np.float16, np.float32, np.float64, np.complex128 })
        {
            NDArray Product() => np.matmul(
                ((np.arange(2 * 65 * 33) * 37 % 19 - 9) / 4.0).reshape(2, 65, 33).astype(type),
                ((np.arange(33 * 70) * 23 % 17 - 8) / 4.0).reshape(33, 70).astype(type));
            var bytes = new List<byte[]>();
            foreach (var used in new[] { toolkit, CudaToolkit.None })
            {
                var setup = cuda.Setup with { Toolkit = _ => used };
                using var session = new Session(setup.CreateEngine(cuda.Driver));
                using var entered = session.Enter();
                bytes.Add(Product().tobytes());
            }

            // All products and sums are exact.
            Assert.Equal(bytes[1], bytes[0]);
        }
    }

    [Fact]
    public void A_library_that_is_not_there_is_said_with_what_is_used_instead()
    {
        Assert.SkipWhen(LibCublas.TryLoad(out var note) is not null, "this machine has cuBLAS");
        Assert.Contains("not installed: matrix products use Cohort's own kernels", note, StringComparison.Ordinal);
    }

    private static void Same(int calls, Func<NDArray> program)
    {
        EmulatedCublas? blas = null;
        var setup = new CudaSetup
        {
            Toolkit = emulated => new CudaToolkit(blas = new EmulatedCublas((EmulatedCuda)emulated), []),
        };
        byte[] actual;
        using var driver = setup.CreateDriver();
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            actual = program().tobytes();
        }

        Assert.Equal(0, blas!.Handles);
        driver.Dispose();
        Assert.Empty(driver.Faults);
        Assert.Equal(calls, blas.Products.Count);
        using var cpu = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = cpu.Enter();
        Assert.Equal(program().tobytes(), actual);
    }

    [UnmanagedCallersOnly]
    private static unsafe int StubCreate(nint* handle)
    {
        *handle = 77;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int StubDestroy(nint handle) => 1;

    [UnmanagedCallersOnly]
    private static int StubSetStream(nint handle, nint stream)
    {
        Noted.Add($"stream {handle} {stream}");
        return 0;
    }

    [UnmanagedCallersOnly]
    private static unsafe int StubMultiply(
        nint handle, int transA, int transB, int m, int n, int k, void* alpha, nint a, int typeA, int lda, long strideA,
        nint b, int typeB, int ldb, long strideB, void* beta, nint c, int typeC, int ldc, long strideC, int count,
        int compute, int algorithm)
    {
        var isDouble = compute == 70;
        var (one, zero) = isDouble ? (*(double*)alpha, *(double*)beta) : (*(float*)alpha, *(float*)beta);
        Noted.Add(
            $"{handle} {transA} {transB} {m} {n} {k} {(isDouble ? "double" : "single")} {one} {a} {typeA} {lda} "
            + $"{strideA} {b} {typeB} {ldb} {strideB} {zero} {c} {typeC} {ldc} {strideC} {count} {compute} "
            + $"{algorithm}");
        return 0;
    }
}
