using System.Collections.Concurrent;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Cuda.Ptx;

namespace Cohort.Tests.Cuda.PtxExecution;

/// <summary>Lets emulated devices interpret PTX text. Equal texts are read once.</summary>
internal sealed class PtxKernels : IKernelExecutor
{
    private readonly ConcurrentDictionary<string, PtxProgram> _programs = [];

    public IKernelCode Compile(string ptx)
    {
        try
        {
            return _programs.GetOrAdd(ptx, text => new PtxProgram(PtxModule.Parse(text)));
        }
        catch (PtxException refused)
        {
            throw new FormatException(refused.Message, refused);
        }
    }
}
