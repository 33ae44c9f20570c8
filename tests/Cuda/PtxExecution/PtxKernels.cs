using System.Collections.Concurrent;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Cuda.Hardware;
using Cohort.Tests.Cuda.Ptx;

namespace Cohort.Tests.Cuda.PtxExecution;

/// <summary>
/// Lets emulated devices interpret PTX text. Equal texts are read once; a real driver, where there is one, has to take
/// them, too.
/// </summary>
/// <param name="standsIn">Whether this is the one that stands in for the real driver.</param>
internal sealed class PtxKernels(bool standsIn = false) : IKernelExecutor
{
    private readonly ConcurrentDictionary<string, PtxProgram> _programs = [];

    public IKernelCode Compile(string ptx)
    {
        try
        {
            return _programs.GetOrAdd(ptx, Read);
        }
        catch (PtxException refused)
        {
            throw new FormatException(refused.Message, refused);
        }
    }

    private PtxProgram Read(string text)
    {
        var program = new PtxProgram(PtxModule.Parse(text));
        if (!standsIn)
        {
            HardwareCuda.Kernels?.Check(text);
        }

        return program;
    }
}
