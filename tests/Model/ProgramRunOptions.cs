using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>How random programs are run on the library.</summary>
/// <param name="Sessions">Makes the session of the program with a number.</param>
/// <param name="Seed">Starts the sequence of programs.</param>
/// <param name="Count">How many programs.</param>
/// <param name="First">The number of the first one in the sequence.</param>
/// <param name="Profile">How large programs are.</param>
internal sealed record ProgramRunOptions(
    Func<uint, TestedSession> Sessions, ulong Seed, int Count, uint First = 0, ProgramProfile? Profile = null)
{
    /// <summary>How long a single statement may take before the run counts as hanging.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Options for sessions that are all alike.</summary>
    public static ProgramRunOptions Of(
        Func<Session> sessions, ulong seed, int count, ProgramProfile? profile = null) =>
        new(_ => new TestedSession(sessions(), null, "session"), seed, count, 0, profile);
}
