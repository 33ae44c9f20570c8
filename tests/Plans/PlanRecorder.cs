using System.Runtime.CompilerServices;
using Cohort.Runtime.Execution;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Plans;

/// <summary>Records every plan of an engine, for <see cref="PlanChecker"/>.</summary>
internal sealed class PlanRecorder : IPlanObserver
{
    private readonly Dictionary<Completion, int> _ids = [];
    private readonly List<TracedCommand> _commands = [];
    private readonly List<TracedWrite> _writes = [];
    private readonly ConditionalWeakTable<Operation, StrongBox<int>> _evaluations = [];
    private readonly List<(int Id, Completion End)> _running = [];
    private readonly ConditionalWeakTable<Runtime.Regions.Version, TracedVersion> _versions = [];
    private readonly List<TracedImport> _imports = [];
    private readonly List<string> _kernels = [];

    public IReadOnlyList<TracedCommand> Commands => _commands;

    public IReadOnlyList<TracedWrite> Writes => _writes;

    /// <summary>Where the content lay that came from the program.</summary>
    public IReadOnlyList<TracedImport> Imports => _imports;

    /// <summary>The faults that the checker finds in the run.</summary>
    public IReadOnlyList<string> Check() => PlanChecker.Check(_commands, _writes, _imports);

    /// <summary>The largest number of times that any operation was computed.</summary>
    public int MostEvaluations { get; private set; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{string.Join("\n", _commands)}\n\n{string.Join("\n", _kernels)}";

    public void Issued(Kernel? kernel, IReadOnlyList<PlannedCommand> commands)
    {
        if (kernel is not null)
        {
            _kernels.Add($"{_commands.Count}: stores {Names(kernel.Stored)}, computes {Names(kernel.Inlined)}");
        }

        foreach (var operation in kernel?.Stored.Concat(kernel.Inlined) ?? [])
        {
            MostEvaluations = Math.Max(MostEvaluations, ++_evaluations.GetOrCreateValue(operation).Value);
        }

        foreach (var write in kernel?.Writes ?? [])
        {
            _writes.Add(new TracedWrite(
                _commands.Count, Traced(write.Version), TracedOrNull(write.Base), write.Layout, write.Type));
        }

        var over = commands.Count == 0 ? [] : TakeOver();
        foreach (var (device, command, accesses) in commands)
        {
            var id = _commands.Count;
            _ids[command.End] = id;
            _running.Add((id, command.End));
            var dependences = command.Dependences.Where(_ids.ContainsKey).Select(end => _ids[end]).Distinct();
            _commands.Add(new TracedCommand(
                id, device, command.Label.ToString(), command is Runtime.Devices.CopyCommand, [.. dependences], over,
                [
                    .. accesses.Accesses.Select(
                        a => new TracedAccess(a.Instance, a.Box, a.IsWrite, TracedOrNull(a.Version))),
                ]));
            over = [];
        }
    }

    public void Imported(Runtime.Regions.Version version, Instance instance) =>
        _imports.Add(new TracedImport(_commands.Count, Traced(version), instance, TakeOver()));

    // What is over by now is ordered before everything that is issued from now on.
    private int[] TakeOver()
    {
        int[] over = [.. _running.Where(r => r.End.IsSet).Select(r => r.Id)];
        _running.RemoveAll(r => over.Contains(r.Id));
        return over;
    }

    private static string Names(IEnumerable<Operation> operations) =>
        string.Join(' ', operations.Select(o => $"{o}@{o.Sequence}"));

    private TracedVersion Traced(Runtime.Regions.Version version) =>
        _versions.GetValue(version, static v => new TracedVersion(v.Whole, v.Type));

    private TracedVersion? TracedOrNull(Runtime.Regions.Version? version) =>
        version is null ? null : Traced(version);
}
