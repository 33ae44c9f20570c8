namespace Cohort;

/// <summary>What computes. Devices are chosen by <see cref="SessionOptions"/>; as a backend there is one.</summary>
public enum BackendType
{
    /// <summary>The session's devices.</summary>
    Default = 0,
}
