using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Cuda.Toolkit;

/// <summary>Fourier transforms by cuFFT: what it is asked, and what comes of it.</summary>
public sealed class CufftTests
{
    private static readonly List<string> Noted = [];

    [Fact]
    public void Complex_lines_go_in_both_directions_along_every_axis()
    {
        NDArray Array() => np.fft.fft(np.arange(2 * 5 * 6).reshape(2, 5, 6) * 37 % 19 - 9.0, axis: 1);
        foreach (var axis in new[] { 0, 1, 2 })
        {
            Same(2, () => np.fft.fft(Array(), axis: axis));
            Same(2, () => np.fft.ifft(Array(), axis: axis));
            Same(2, () => np.fft.fft(Array(), n: 4, axis: axis, norm: "ortho"));
            Same(2, () => np.fft.ifft(Array(), n: 7, axis: axis, norm: "forward"));
        }

        Same(2, () => np.fft.fft(Array()["1, ::-1, ::2"].T));
    }

    [Fact]
    public void Real_lines_go_to_halves_of_spectra_and_back()
    {
        NDArray Array() => np.arange(3 * 8).reshape(3, 8) * 37 % 19 - 9.0;
        foreach (var axis in new[] { 0, 1 })
        {
            foreach (var n in new int?[] { null, 5, 12 })
            {
                Same(1, () => np.fft.rfft(Array(), n, axis));
                Same(1, () => np.fft.ihfft(Array(), n, axis, "ortho"));
                Same(1, () => np.fft.irfft(Array(), n, axis));
                Same(2, () => np.fft.irfft(np.fft.fft(Array(), axis: 0), n, axis));
                Same(2, () => np.fft.hfft(np.fft.fft(Array(), axis: 1), n, axis));
            }
        }

        Same(2, () => np.fft.rfft2(Array()));
        Same(1, () => np.fft.rfft(Array().astype(np.int16)));
    }

    [Fact]
    public void A_plan_serves_all_transforms_of_its_shape_and_few_are_kept()
    {
        var fft = Run(engine =>
        {
            for (var turn = 0; turn < 2; turn++)
            {
                foreach (var n in Enumerable.Range(1, 20))
                {
                    np.fft.fft(np.ones(n)).Data<Complex>();
                    np.fft.ifft(np.ones(n)).Data<Complex>();
                }
            }
        });
        Assert.Equal(80, fft.Transforms.Count);
        Assert.Equal(40, fft.Created);
        Assert.Equal(16, fft.MostOpen);
    }

    [Fact]
    public void Without_cuFFT_the_CPU_transforms_and_the_plan_says_why()
    {
        var recorder = new PlanRecorder();
        var setup = new CudaSetup { Engine = new() { InlineElements = 0, Observer = recorder } };
        using var driver = setup.CreateDriver();
        using var session = new Session(setup.CreateEngine(driver));
        using var entered = session.Enter();
        Assert.Equal(8, np.fft.fft(np.ones(8)).Data<Complex>()[0].Real);
        var command = Assert.Single(
            recorder.Commands, command => command.Label.Contains("fft", StringComparison.Ordinal) && !command.IsCopy);
        Assert.Equal(0, command.Device);
        Assert.Contains("fft needs cuFFT on a GPU", command.Label, StringComparison.Ordinal);
    }

    [Fact]
    public unsafe void The_binding_hands_over_the_arguments_in_the_order_of_the_header()
    {
        Noted.Clear();
        var fft = new LibCufft(new ToolkitLibrary("stub", name => name switch
        {
            "cufftCreate" => (nint)(delegate* unmanaged<int*, int>)&StubCreate,
            "cufftDestroy" => (nint)(delegate* unmanaged<int, int>)&StubDestroy,
            "cufftSetStream" => (nint)(delegate* unmanaged<int, nint, int>)&StubSetStream,
            "cufftSetAutoAllocation" => (nint)(delegate* unmanaged<int, int, int>)&StubSetAutoAllocation,
            "cufftSetWorkArea" => (nint)(delegate* unmanaged<int, nint, int>)&StubSetWorkArea,
            "cufftMakePlanMany64" => (nint)(delegate* unmanaged<
                int, int, long*, long*, long, long, long*, long, long, int, long, nuint*, int>)&StubMakePlan,
            "cufftExecZ2Z" => (nint)(delegate* unmanaged<int, nint, nint, int, int>)&StubComplex,
            "cufftExecD2Z" => (nint)(delegate* unmanaged<int, nint, nint, int>)&StubToHalf,
            "cufftExecZ2D" => (nint)(delegate* unmanaged<int, nint, nint, int>)&StubToReal,
            _ => 0,
        }));
        var plan = fft.Create(CufftType.Complex, 1L << 33, 3, out var work);
        Assert.Equal(1234, work);
        fft.SetStream(plan, new CudaStream(9));
        fft.SetWorkArea(plan, 10);
        fft.Execute(plan, CufftType.Complex, 1, 2, isBackward: false);
        fft.Execute(plan, CufftType.Complex, 1, 2, isBackward: true);
        fft.Execute(plan, CufftType.RealToHalf, 3, 4, isBackward: false);
        fft.Execute(plan, CufftType.HalfToReal, 5, 6, isBackward: true);
        var failure = Assert.Throws<DeviceException>(() => fft.Destroy(plan));
        Assert.Equal("cufftDestroy: CUFFT_INVALID_PLAN", failure.Message);
        failure = Assert.Throws<DeviceException>(() => fft.Create(CufftType.RealToHalf, 0, 1, out _));
        Assert.Equal("cufftMakePlanMany64: CUFFT_INVALID_SIZE", failure.Message);
        Assert.Equal(
            ["auto 77 0", "plan 77 1 8589934592 105 3", "stream 77 9", "work 77 10", "Z2Z 77 1 2 -1", "Z2Z 77 1 2 1",
                "D2Z 77 3 4", "Z2D 77 5 6", "destroy 77", "auto 77 0", "plan 77 1 0 106 1", "destroy 77"], Noted);
    }

    [Fact]
    public void The_machines_cuFFT_agrees_with_the_CPU()
    {
        using var cuda = TestedCuda.Create(TestedCuda.Machine, new CudaSetup());
        var toolkit = CudaToolkit.Find();
        Assert.SkipWhen(toolkit.Fft is null, string.Join(' ', toolkit.Notes));
        foreach (var n in new[] { 1, 6, 77, 1000, 1024, 1009 })
        {
            NDArray Lines() => (np.arange(3 * n) * 37 % 19 - 9.0).reshape(3, n);
            foreach (var program in new Func<NDArray>[]
            {
                () => np.fft.ifft(np.fft.fft(Lines(), axis: 0)), () => np.fft.rfft(Lines(), norm: "ortho"),
                () => np.fft.irfft(np.fft.rfft(Lines()), n), () => np.fft.rfft2(Lines(), norm: "forward"),
                () => np.fft.hfft(np.fft.ihfft(Lines(), n + 3), n),
            })
            {
                var setup = cuda.Setup with { Toolkit = _ => toolkit };
                using var session = new Session(setup.CreateEngine(cuda.Driver));
                using var entered = session.Enter();
                Near(program, program().tobytes());
            }
        }
    }

    [Fact]
    public void A_library_that_is_not_there_is_said_with_what_is_used_instead()
    {
        Assert.SkipWhen(LibCufft.TryLoad(out var note) is not null, "this machine has cuFFT");
        Assert.Contains("not installed: fft runs on the CPU", note, StringComparison.Ordinal);
    }

    private static EmulatedCufft Run(Action<Session> program)
    {
        EmulatedCufft? fft = null;
        var setup = new CudaSetup
        {
            Toolkit = driver => new CudaToolkit(null, []) { Fft = fft = new EmulatedCufft((EmulatedCuda)driver) },
        };
        using var driver = setup.CreateDriver();
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            program(session);
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
        Assert.Equal(0, fft!.Open);
        return fft;
    }

    private static void Same(int transforms, Func<NDArray> program)
    {
        byte[] actual = [];
        var fft = Run(_ => actual = program().tobytes());
        Assert.Equal(transforms, fft.Transforms.Count);
        Near(program, actual);
    }

    private static void Near(Func<NDArray> program, byte[] bytes)
    {
        var actual = MemoryMarshal.Cast<byte, double>(bytes);
        using var cpu = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = cpu.Enter();
        var expected = MemoryMarshal.Cast<byte, double>(program().tobytes()).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.InRange(actual[i] - expected[i], -1e-12, 1e-12);
        }
    }

    [UnmanagedCallersOnly]
    private static unsafe int StubCreate(int* plan)
    {
        *plan = 77;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int StubDestroy(int plan) => Note($"destroy {plan}", 1);

    [UnmanagedCallersOnly]
    private static int StubSetStream(int plan, nint stream) => Note($"stream {plan} {stream}");

    [UnmanagedCallersOnly]
    private static int StubSetAutoAllocation(int plan, int allocates) => Note($"auto {plan} {allocates}");

    [UnmanagedCallersOnly]
    private static int StubSetWorkArea(int plan, nint work) => Note($"work {plan} {work}");

    [UnmanagedCallersOnly]
    private static unsafe int StubMakePlan(
        int plan, int rank, long* n, long* inembed, long istride, long idist, long* onembed, long ostride, long odist,
        int type, long batch, nuint* workSize)
    {
        *workSize = 1234;
        var isPlain = inembed == null && onembed == null && istride == 0 && idist == 0 && ostride == 0 && odist == 0;
        return Note($"plan {plan} {rank} {*n} {type} {batch}", isPlain && *n > 0 ? 0 : 8);
    }

    [UnmanagedCallersOnly]
    private static int StubComplex(int plan, nint input, nint output, int direction) =>
        Note($"Z2Z {plan} {input} {output} {direction}");

    [UnmanagedCallersOnly]
    private static int StubToHalf(int plan, nint input, nint output) => Note($"D2Z {plan} {input} {output}");

    [UnmanagedCallersOnly]
    private static int StubToReal(int plan, nint input, nint output) => Note($"Z2D {plan} {input} {output}");

    private static int Note(string call, int status = 0)
    {
        Noted.Add(call);
        return status;
    }
}
