using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>How random programs are run on the library.</summary>
/// <param name="Sessions">Makes the session of each program: devices, thresholds, delays, eager mode.</param>
/// <param name="Seed">Starts the sequence of programs.</param>
/// <param name="Count">How many programs.</param>
/// <param name="First">The number of the first one in the sequence.</param>
/// <param name="Profile">How large programs are.</param>
public sealed record ProgramRunOptions(
    Func<Session> Sessions, ulong Seed, int Count, uint First = 0, ProgramProfile? Profile = null)
{
    /// <summary>Called with each program's session after the program's last comparison, for further checks.</summary>
    public Action<Session>? Inspect { get; init; }
}
