using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cohort.Kernels.OpenCl;

/// <summary>
/// The entry points of OpenCL 1.2 that the device uses, found in the system's loader library at run time. They have
/// the specification's names, so that a failed call is named by them.
/// </summary>
internal sealed unsafe partial class OpenClLibrary
{
    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["OpenCL.dll"]
        : OperatingSystem.IsMacOS() ? ["/System/Library/Frameworks/OpenCL.framework/OpenCL"]
        : ["libOpenCL.so.1", "libOpenCL.so"];

    private readonly nint _library;

    private OpenClLibrary(nint library)
    {
        _library = library;
        clGetPlatformIDs = (delegate* unmanaged<uint, nint*, uint*, int>)Entry(nameof(clGetPlatformIDs));
        clGetPlatformInfo =
            (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Entry(nameof(clGetPlatformInfo));
        clGetDeviceIDs = (delegate* unmanaged<nint, ulong, uint, nint*, uint*, int>)Entry(nameof(clGetDeviceIDs));
        clGetDeviceInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Entry(nameof(clGetDeviceInfo));
        clCreateContext =
            (delegate* unmanaged<nint*, uint, nint*, void*, void*, int*, nint>)Entry(nameof(clCreateContext));
        clReleaseContext = (delegate* unmanaged<nint, int>)Entry(nameof(clReleaseContext));
        clCreateCommandQueue =
            (delegate* unmanaged<nint, nint, ulong, int*, nint>)Entry(nameof(clCreateCommandQueue));
        clReleaseCommandQueue = (delegate* unmanaged<nint, int>)Entry(nameof(clReleaseCommandQueue));
        clFlush = (delegate* unmanaged<nint, int>)Entry(nameof(clFlush));
        clFinish = (delegate* unmanaged<nint, int>)Entry(nameof(clFinish));
        clCreateBuffer = (delegate* unmanaged<nint, ulong, nuint, void*, int*, nint>)Entry(nameof(clCreateBuffer));
        clReleaseMemObject = (delegate* unmanaged<nint, int>)Entry(nameof(clReleaseMemObject));
        clCreateProgramWithSource =
            (delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint>)Entry(nameof(clCreateProgramWithSource));
        clBuildProgram =
            (delegate* unmanaged<nint, uint, nint*, byte*, void*, void*, int>)Entry(nameof(clBuildProgram));
        clGetProgramBuildInfo =
            (delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int>)Entry(nameof(clGetProgramBuildInfo));
        clReleaseProgram = (delegate* unmanaged<nint, int>)Entry(nameof(clReleaseProgram));
        clCreateKernel = (delegate* unmanaged<nint, byte*, int*, nint>)Entry(nameof(clCreateKernel));
        clReleaseKernel = (delegate* unmanaged<nint, int>)Entry(nameof(clReleaseKernel));
        clSetKernelArg = (delegate* unmanaged<nint, uint, nuint, void*, int>)Entry(nameof(clSetKernelArg));
        clEnqueueNDRangeKernel =
            (delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int>)
            Entry(nameof(clEnqueueNDRangeKernel));
        clEnqueueReadBufferRect = (delegate* unmanaged<
            nint, nint, uint, nuint*, nuint*, nuint*, nuint, nuint, nuint, nuint, void*, uint, nint*, nint*, int>)
            Entry(nameof(clEnqueueReadBufferRect));
        clEnqueueWriteBufferRect = (delegate* unmanaged<
            nint, nint, uint, nuint*, nuint*, nuint*, nuint, nuint, nuint, nuint, void*, uint, nint*, nint*, int>)
            Entry(nameof(clEnqueueWriteBufferRect));
        clEnqueueCopyBufferRect = (delegate* unmanaged<
            nint, nint, nint, nuint*, nuint*, nuint*, nuint, nuint, nuint, nuint, uint, nint*, nint*, int>)
            Entry(nameof(clEnqueueCopyBufferRect));
        clEnqueueReadBuffer =
            (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)
            Entry(nameof(clEnqueueReadBuffer));
        clEnqueueWriteBuffer =
            (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)
            Entry(nameof(clEnqueueWriteBuffer));
        clEnqueueCopyBuffer =
            (delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int>)
            Entry(nameof(clEnqueueCopyBuffer));
        clEnqueueMarkerWithWaitList =
            (delegate* unmanaged<nint, uint, nint*, nint*, int>)Entry(nameof(clEnqueueMarkerWithWaitList));
        clEnqueueBarrierWithWaitList =
            (delegate* unmanaged<nint, uint, nint*, nint*, int>)Entry(nameof(clEnqueueBarrierWithWaitList));
        clWaitForEvents = (delegate* unmanaged<uint, nint*, int>)Entry(nameof(clWaitForEvents));
        clGetEventInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Entry(nameof(clGetEventInfo));
        clReleaseEvent = (delegate* unmanaged<nint, int>)Entry(nameof(clReleaseEvent));
    }

    /// <summary>Why a status is not success, thrown under the name of the call that returned it.</summary>
    public static void ThrowIfFailed(int status, [CallerArgumentExpression(nameof(status))] string call = "")
    {
        if (status != 0)
        {
            throw OpenClError.Exception(status, NameOf(call));
        }
    }

    /// <summary>Opens the loader library; null and the reason where there is none that can be used.</summary>
    public static OpenClLibrary? TryOpen(out string? reason)
    {
        KeepDivisionByZero();
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                try
                {
                    reason = null;
                    return new OpenClLibrary(library);
                }
                catch (EntryPointNotFoundException missing)
                {
                    reason = $"OpenCL: {name} is older than version 1.2: {missing.Message}";
                    return null;
                }
            }
        }

        reason = $"OpenCL: there is no {Names[0]} on this machine, so that OpenCL devices cannot be found.";
        return null;
    }

    // PoCL takes the signal of a division by zero from the process unless it is told not to, and .NET then ends where a
    // program expects a DivideByZeroException. .NET does not show its own variables to native code.
    private static void KeepDivisionByZero()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetVariable("POCL_SIGFPE_HANDLER", "0", overwrite: 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);

    // The name of the function in the text of a call: what stands before its arguments, after the receiver.
    private static string NameOf(string call)
    {
        var end = call.IndexOf('(', StringComparison.Ordinal);
        var name = end < 0 ? call : call[..end];
        return name[(name.LastIndexOf('.') + 1)..].Trim();
    }

    private nint Entry(string name) => NativeLibrary.GetExport(_library, name);
}
