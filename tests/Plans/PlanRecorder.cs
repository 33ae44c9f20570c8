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
    private readonly Dictionary<Operation, int> _evaluations = [];
    private readonly List<(int Id, Completion End)> _running = [];
    private readonly HashSet<Runtime.Regions.Version> _known = [];
    private readonly List<TracedImport> _imports = [];

    public IReadOnlyList<TracedCommand> Commands => _commands;

    public IReadOnlyList<TracedWrite> Writes => _writes;

    /// <summary>Where the content lay that came from the program.</summary>
    public IReadOnlyList<TracedImport> Imports => _imports;

    /// <summary>The faults that the checker finds in the run.</summary>
    public IReadOnlyList<string> Check() => PlanChecker.Check(_commands, _writes, _imports);

    /// <summary>The largest number of times that any operation was computed.</summary>
    public int MostEvaluations => _evaluations.Count == 0 ? 0 : _evaluations.Values.Max();

    public void Issued(Kernel? kernel, IReadOnlyList<PlannedCommand> commands)
    {
        foreach (var operation in kernel?.Stored.Concat(kernel.Inlined) ?? [])
        {
            _evaluations[operation] = _evaluations.GetValueOrDefault(operation) + 1;
        }

        NoteImports(kernel, commands);
        foreach (var write in kernel?.Writes ?? [])
        {
            _writes.Add(new TracedWrite(_commands.Count, write.Version, write.Base, write.Layout, write.Type));
        }

        // What is over by now is ordered before everything that is issued from now on.
        int[] over = [.. _running.Where(r => r.End.IsSet).Select(r => r.Id)];
        _running.RemoveAll(r => over.Contains(r.Id));
        foreach (var (device, command, accesses) in commands)
        {
            var id = _commands.Count;
            _ids[command.End] = id;
            _running.Add((id, command.End));
            var dependences = command.Dependences.Where(_ids.ContainsKey).Select(end => _ids[end]).Distinct();
            _commands.Add(new TracedCommand(
                id, device, command.Label.ToString(), command is Runtime.Devices.CopyCommand, [.. dependences], over,
                [.. accesses.Accesses.Select(a => new TracedAccess(a.Instance, a.Box, a.IsWrite, a.Version))]));
            over = [];
        }
    }

    private void NoteImports(Kernel? kernel, IReadOnlyList<PlannedCommand> commands)
    {
        foreach (var write in kernel?.Writes ?? [])
        {
            if (write.Base is { } older && _known.Add(older))
            {
                Import(older, older.Content ?? write.Version.Content);
            }

            _known.Add(write.Version);
        }

        foreach (var access in commands.SelectMany(c => c.Accesses.Accesses))
        {
            if (access.Version is { } version && _known.Add(version) && !access.IsWrite)
            {
                Import(version, version.Content);
            }
        }
    }

    // Copies that are being planned have added holders behind the one that had the content before.
    private void Import(Runtime.Regions.Version version, VersionContent? content) =>
        _imports.Add(new TracedImport(
            _commands.Count, version, [.. content?.Entries.Select(e => (e.Holders[0], e.Box)) ?? []]));
}
