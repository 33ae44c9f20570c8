namespace Cohort.Tests.Cuda.Emulation;

/// <summary>Something that a stream does.</summary>
/// <param name="Run">Does it; gets the token that ends a hang.</param>
/// <param name="AlwaysRuns">Whether it runs although the device is lost: records, which tell so.</param>
internal readonly record struct StreamWork(Action<CancellationToken> Run, bool AlwaysRuns);
