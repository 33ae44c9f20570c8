namespace Cohort.Tests.Cuda.Emulation;

/// <summary>Work has used memory that is not its own: the device is lost, as a real one would be.</summary>
internal sealed class MemoryFaultException(string message) : Exception(message);
