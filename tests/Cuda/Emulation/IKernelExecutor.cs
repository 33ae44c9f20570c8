namespace Cohort.Tests.Cuda.Emulation;

/// <summary>Seam: makes PTX text run.</summary>
internal interface IKernelExecutor
{
    /// <summary>Reads a module's text.</summary>
    /// <exception cref="FormatException">It is not accepted; the message is the compiler's log.</exception>
    IKernelCode Compile(string ptx);
}
