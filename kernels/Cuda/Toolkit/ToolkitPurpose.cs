namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>A library of the toolkit and what it is good for.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Name">Its file's name without prefix and version.</param>
/// <param name="Versions">The versions of its interface that are understood, the newest first.</param>
/// <param name="Does">What it does, in words that follow its file's name.</param>
/// <param name="Instead">What happens without it: a sentence without its full stop.</param>
internal sealed record ToolkitPurpose(string Title, string Name, int[] Versions, string Does, string Instead);
