using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// Two kernels over eight bytes at their argument, "read" and "write", that run only while the gate is open: so that a
/// test decides what is still under way.
/// </summary>
internal sealed class GatedKernels : IKernelExecutor, IKernelCode
{
    private readonly Lock _gate = new();
    private volatile TaskCompletionSource _open = Opened();

    public void Close()
    {
        lock (_gate)
        {
            _open = new TaskCompletionSource();
        }
    }

    public void Open()
    {
        lock (_gate)
        {
            _open.TrySetResult();
        }
    }

    public IKernelCode Compile(string ptx) => this;

    public bool Has(string entry) => entry is "read" or "write";

    public void Run(string entry, in CudaLaunch launch, byte[] arguments, DeviceAccess memory)
    {
        _open.Task.Wait();
        var address = BitConverter.ToInt64(arguments);
        if (entry == "read")
        {
            memory.Read<long>(address);
        }
        else
        {
            memory.Write(address, 0L);
        }
    }

    private static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
