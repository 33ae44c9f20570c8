namespace Cohort.Tests.Plans;

/// <summary>
/// A command as it was issued: its device, what it waits for, what was over by then, what it touches.
/// </summary>
internal sealed record TracedCommand(
    int Id, int Device, string Label, bool IsCopy, IReadOnlyList<int> Dependences,
    IReadOnlyList<int> Over, IReadOnlyList<TracedAccess> Accesses)
{
    /// <summary>What its device runs in order: copies from and to other devices go beside what it computes.</summary>
    public (int Device, bool IsTransfer) Queue =>
        (Device, IsCopy && Accesses.Select(access => access.Instance.Device).Distinct().Count() > 1);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Id} {Label} on {Device} after [{string.Join(' ', Dependences)}], over [{string.Join(' ', Over)}]: "
        + string.Join(", ", Accesses);
}
