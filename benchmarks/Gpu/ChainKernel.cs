using System.Runtime.InteropServices;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Cuda.Ptx;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Benchmarks.Gpu;

/// <summary>The kernel of 2*a + b*b - 1/(1+c) as a session launches it, but for the width of its loads.</summary>
internal sealed class ChainKernel
{
    private readonly ICudaDriver _driver;
    private readonly CudaFunction _function;
    private readonly CudaLaunch _shape;
    private readonly ulong[] _arguments;

    /// <summary>Emits and loads the kernel for the current context.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="device">The device of the context.</param>
    /// <param name="isSingle">Whether the elements are floats rather than doubles.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="addresses">The memory of a, b, c and the result.</param>
    /// <param name="loads">The size in bytes of the largest load.</param>
    public ChainKernel(
        ICudaDriver driver, int device, bool isSingle, long count, nint[] addresses, int loads)
    {
        _driver = driver;
        var type = isSingle ? ElementType.Single : ElementType.Double;
        var target = new GpuTarget(loads, GpuTarget.Cuda.ArgumentBytes);
        var launch = MapLaunch.Of(Command(type, count, addresses), target);
        var source = new PtxEmitter(Architecture(driver, device)).Emit(launch.Key);
        Module = driver.LoadModule(source.Text);
        _function = driver.Function(Module, source.EntryName);
        var (blocks, threads) = source.ShapeOf(launch);
        _shape = CudaLaunch.Linear(checked((uint)blocks), (uint)threads);
        _arguments = launch.Arguments;
    }

    /// <summary>The size of the largest load in sessions.</summary>
    public static int UsualLoads => GpuTarget.Cuda.LargestVector;

    /// <summary>What has to be unloaded.</summary>
    public CudaModule Module { get; }

    /// <summary>Queues it.</summary>
    public void Launch(CudaStream stream) =>
        _driver.Launch(_function, _shape, stream, MemoryMarshal.AsBytes(_arguments.AsSpan()));

    private static int Architecture(ICudaDriver driver, int device) =>
        (driver.Attribute(device, CudaAttribute.ComputeCapabilityMajor) * 10)
        + driver.Attribute(device, CudaAttribute.ComputeCapabilityMinor);

    private static KernelCommand Command(ElementType type, long count, nint[] addresses)
    {
        var graph = new GraphBuilder();
        int a = graph.AddInput(type), b = graph.AddInput(type), c = graph.AddInput(type);
        int two = graph.AddScalar(type), one = graph.AddScalar(type);
        var sum = graph.Binary(
            Primitive.Add, graph.Binary(Primitive.Multiply, two, a), graph.Binary(Primitive.Multiply, b, b));
        var quotient = graph.Binary(Primitive.Divide, one, graph.Binary(Primitive.Add, one, c));
        graph.Store(graph.Binary(Primitive.Subtract, sum, quotient));
        var layout = Layout.Contiguous([count]);
        var operands = addresses.Select(address => new DeviceOperand(
            new Instance(0, new MemoryBlock(address, count * type.SizeInBytes())), layout, type));
        return new KernelCommand(
            new WorkLabel("chain"), graph.ToGraph(), [ScalarBits.FromDouble(type, 2), ScalarBits.FromDouble(type, 1)],
            layout, [0], [.. operands]);
    }
}
