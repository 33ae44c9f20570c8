namespace Cohort.Kernels.OpenCl;

/// <content>The entry points; what they do and return says the specification.</content>
internal sealed unsafe partial class OpenClLibrary
{
    public readonly delegate* unmanaged<uint, nint*, uint*, int> clGetPlatformIDs;

    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetPlatformInfo;

    public readonly delegate* unmanaged<nint, ulong, uint, nint*, uint*, int> clGetDeviceIDs;

    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetDeviceInfo;

    public readonly delegate* unmanaged<nint*, uint, nint*, void*, void*, int*, nint> clCreateContext;

    public readonly delegate* unmanaged<nint, int> clReleaseContext;

    public readonly delegate* unmanaged<nint, nint, ulong, int*, nint> clCreateCommandQueue;

    public readonly delegate* unmanaged<nint, int> clReleaseCommandQueue;

    public readonly delegate* unmanaged<nint, int> clFlush;

    public readonly delegate* unmanaged<nint, int> clFinish;

    public readonly delegate* unmanaged<nint, ulong, nuint, void*, int*, nint> clCreateBuffer;

    public readonly delegate* unmanaged<nint, int> clReleaseMemObject;

    public readonly delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint> clCreateProgramWithSource;

    public readonly delegate* unmanaged<nint, uint, nint*, byte*, void*, void*, int> clBuildProgram;

    public readonly delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int> clGetProgramBuildInfo;

    public readonly delegate* unmanaged<nint, int> clReleaseProgram;

    public readonly delegate* unmanaged<nint, byte*, int*, nint> clCreateKernel;

    public readonly delegate* unmanaged<nint, int> clReleaseKernel;

    public readonly delegate* unmanaged<nint, uint, nuint, void*, int> clSetKernelArg;

    public readonly delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int>
        clEnqueueNDRangeKernel;

    public readonly delegate* unmanaged<
        nint, nint, uint, nuint*, nuint*, nuint*, nuint, nuint, nuint, nuint, void*, uint, nint*, nint*, int>
        clEnqueueReadBufferRect;

    public readonly delegate* unmanaged<
        nint, nint, uint, nuint*, nuint*, nuint*, nuint, nuint, nuint, nuint, void*, uint, nint*, nint*, int>
        clEnqueueWriteBufferRect;

    public readonly delegate* unmanaged<
        nint, nint, nint, nuint*, nuint*, nuint*, nuint, nuint, nuint, nuint, uint, nint*, nint*, int>
        clEnqueueCopyBufferRect;

    public readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>
        clEnqueueReadBuffer;

    public readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>
        clEnqueueWriteBuffer;

    public readonly delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int>
        clEnqueueCopyBuffer;

    public readonly delegate* unmanaged<nint, uint, nint*, nint*, int> clEnqueueMarkerWithWaitList;

    public readonly delegate* unmanaged<nint, uint, nint*, nint*, int> clEnqueueBarrierWithWaitList;

    public readonly delegate* unmanaged<uint, nint*, int> clWaitForEvents;

    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetEventInfo;

    public readonly delegate* unmanaged<nint, int> clReleaseEvent;
}
