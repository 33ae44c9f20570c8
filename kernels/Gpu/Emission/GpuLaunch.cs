namespace Cohort.Kernels.Gpu.Emission;

/// <summary>One launch: which kernel, with which arguments. Nothing is launched for 0 units.</summary>
/// <param name="Key">The kernel.</param>
/// <param name="Arguments">
/// The slots of <see cref="GpuArgumentLayout"/>, or those of <see cref="Library.LibraryKernelKey"/>. Some of them are
/// addresses of operands as <see cref="Cohort.Runtime.Regions.MemoryBlock"/> counts them; an OpenCL device replaces
/// these by offsets. They may be those of another launch once it is queued.
/// </param>
/// <param name="Units">
/// What has to be computed, for <see cref="GpuKernelSource.ShapeOf"/>; the number of blocks where the launch names
/// their size.
/// </param>
/// <param name="Threads">The threads of a block, or 0 for those of the kernel's source.</param>
public readonly record struct GpuLaunch(GpuKernelKey Key, ulong[] Arguments, long Units, int Threads = 0);
