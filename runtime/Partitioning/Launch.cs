using Cohort.Runtime.Fusion;

namespace Cohort.Runtime.Partitioning;

/// <summary>A kernel cut into pieces. Every requirement's tile follows from the piece.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Shape">How it is cut.</param>
public readonly record struct Launch(Kernel Kernel, LaunchShape Shape);
