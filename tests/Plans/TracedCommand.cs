namespace Cohort.Tests.Plans;

/// <summary>
/// A command as it was issued: its device, what it waits for, what was over by then, what it touches.
/// </summary>
internal sealed record TracedCommand(
    int Id, int Device, string Label, bool IsCopy, IReadOnlyList<int> Dependences,
    IReadOnlyList<int> Over, IReadOnlyList<TracedAccess> Accesses)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Id} {Label} on {Device} after [{string.Join(' ', Dependences)}], over [{string.Join(' ', Over)}]: "
        + string.Join(", ", Accesses);
}
