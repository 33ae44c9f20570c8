namespace Cohort.Devices;

/// <summary>A physical device that a session asks for.</summary>
/// <param name="Id">Its name, for example "cuda:0"; "cpu" is all cores of the CPU.</param>
/// <param name="Count">How many logical devices share it.</param>
internal readonly record struct DeviceRequest(string Id, int Count);
