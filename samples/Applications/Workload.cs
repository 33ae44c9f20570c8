namespace Samples.Applications;

/// <summary>How much an application computes.</summary>
/// <param name="Size">What <see cref="IApplication.SizeMeaning"/> says; at least 1.</param>
/// <param name="Steps">What <see cref="IApplication.StepsMeaning"/> says; not looked at where that is null.</param>
internal readonly record struct Workload(int Size, int Steps = 1);
