using Cohort.Tests.Cuda;
using Cohort.Tests.Cuda.Hardware;
using Cohort.Tests.Model;
using Cohort.Tests.OpenCl;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>
/// The kinds of devices that library operations are tried on: one emulated CUDA device, or one PoCL device, with a CPU
/// in reserve.
/// </summary>
internal static class LibraryTargets
{
    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names =>
        HardwareCuda.Count > 0 ? ["cuda", "opencl", TestedCuda.Machine] : ["cuda", "opencl"];

    /// <summary>Runs a program in such a session.</summary>
    /// <param name="target">One of <see cref="Names"/>.</param>
    /// <param name="operation">
    /// An operation that the program has to run on the GPU (the name in its plan), or null.
    /// </param>
    /// <param name="program">The program; it reads its results.</param>
    public static T Run<T>(string target, string? operation, Func<T> program)
    {
        using var cuda = target switch
        {
            "cuda" => TestedCuda.Create(TestedCuda.Emulated, new CudaSetup()),
            TestedCuda.Machine => TestedCuda.Create(TestedCuda.Machine, new CudaSetup()),
            _ => null,
        };
        try
        {
            return Run(cuda, operation, program);
        }
        finally
        {
            // What the driver found wrong says more than what came of it.
            cuda?.Dispose();
            cuda?.MustBeRight();
        }
    }

    private static T Run<T>(TestedCuda? cuda, string? operation, Func<T> program)
    {
        var tested = Create(cuda);
        using var session = tested.Session;
        using var entered = session.Enter();
        var result = program();
        session.Wait();
        tested.CheckPlans();
        if (operation is not null)
        {
            Assert.Contains(tested.Recorder!.Commands, command => command is { Device: > 0, IsCopy: false }
                && command.Label.Contains(operation, StringComparison.Ordinal));
        }

        return result;
    }

    private static TestedSession Create(TestedCuda? cuda)
    {
        if (cuda is null)
        {
            return new PoclSession(1).Create();
        }

        var recorder = new PlanRecorder();
        var setup = cuda.Setup with { Engine = new() { InlineElements = 0, Observer = recorder } };
        return new TestedSession(new Session(setup.CreateEngine(cuda.Driver)), recorder, "a GPU");
    }
}
