using System.Collections;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Tests.Plans;

/// <summary>
/// Checks a traced run without trusting the planner: conflicting accesses must be ordered by device queues and
/// dependences, and every read must find, element by element, the value that program order demands there.
/// </summary>
internal sealed class PlanChecker
{
    private readonly IReadOnlyList<TracedCommand> _commands;
    private readonly ILookup<int, TracedWrite> _writes;
    private readonly Dictionary<TracedVersion, object?[]> _expected = [];
    private readonly Dictionary<nint, object?[]> _memory = [];
    private readonly List<string> _faults = [];

    private readonly ILookup<int, TracedImport> _imports;

    private PlanChecker(
        IReadOnlyList<TracedCommand> commands, IReadOnlyList<TracedWrite> writes, IReadOnlyList<TracedImport> imports)
    {
        _commands = commands;
        _writes = writes.ToLookup(w => w.FirstCommand);
        _imports = imports.ToLookup(i => i.FirstCommand);
    }

    /// <summary>The faults of a run; none when it is right.</summary>
    public static IReadOnlyList<string> Check(
        IReadOnlyList<TracedCommand> commands, IReadOnlyList<TracedWrite> writes, IReadOnlyList<TracedImport> imports)
    {
        var checker = new PlanChecker(commands, writes, imports);
        checker.CheckOrder();
        checker.CheckContent();
        return checker._faults;
    }

    private void CheckOrder()
    {
        var before = new BitArray[_commands.Count];
        var over = new BitArray(_commands.Count);
        var lastInQueue = new Dictionary<(int Device, bool IsCopy), int>();
        var users = new Dictionary<nint, List<(int Command, TracedAccess Access)>>();
        foreach (var command in _commands)
        {
            foreach (var import in _imports[command.Id])
            {
                Mark(over, import.Over);
                CheckImport(import, over, users);
            }

            Mark(over, command.Over);
            var ancestors = new BitArray(over);
            IEnumerable<int> direct = lastInQueue.TryGetValue(command.Queue, out var previous)
                ? command.Dependences.Append(previous)
                : command.Dependences;
            foreach (var ancestor in direct)
            {
                ancestors.Or(before[ancestor]);
                ancestors[ancestor] = true;
            }

            before[command.Id] = ancestors;
            lastInQueue[command.Queue] = command.Id;
            foreach (var access in command.Accesses)
            {
                CheckWindow(command, access);
                CheckAgainstEarlier(command, access, ancestors, users);
            }
        }
    }

    private static void Mark(BitArray over, IReadOnlyList<int> finished)
    {
        foreach (var command in finished)
        {
            over[command] = true;
        }
    }

    // The program's thread writes at once: whoever used the memory before must be done.
    private void CheckImport(
        TracedImport import, BitArray over, Dictionary<nint, List<(int Command, TracedAccess Access)>> users)
    {
        foreach (var (other, _) in users.GetValueOrDefault(import.Instance.Block.Address, []))
        {
            if (!over[other])
            {
                _faults.Add($"an array from the program overwrites what {other} ({_commands[other].Label}) uses");
            }
        }
    }

    // An instance may have memory for a part of its region.
    private void CheckWindow(TracedCommand command, TracedAccess access)
    {
        if (access.Version is { } version
            && !access.Instance.Covers(ByteRange.Of([access.Box], version.Whole, version.Type.SizeInBytes())))
        {
            _faults.Add($"{command.Id} ({command.Label}) leaves the window of its memory: {access}");
        }
    }

    private void CheckAgainstEarlier(
        TracedCommand command, TracedAccess access, BitArray ancestors,
        Dictionary<nint, List<(int Command, TracedAccess Access)>> users)
    {
        var block = access.Instance.Block.Address;
        if (!users.TryGetValue(block, out var earlier))
        {
            users[block] = earlier = [];
        }

        foreach (var (other, theirs) in earlier)
        {
            var conflicts = other != command.Id && (access.IsWrite || theirs.IsWrite)
                && (theirs.Instance != access.Instance || theirs.Box.Overlaps(access.Box));
            if (conflicts && !ancestors[other])
            {
                _faults.Add($"{command.Id} ({command.Label}) does not wait for {other} ({_commands[other].Label})");
            }
        }

        earlier.Add((command.Id, access));
    }

    private void CheckContent()
    {
        foreach (var command in _commands)
        {
            foreach (var import in _imports[command.Id])
            {
                Adopt(import);
            }

            foreach (var write in _writes[command.Id])
            {
                Expect(write);
            }

            if (command.IsCopy)
            {
                Copy(command.Accesses[0], command.Accesses[1]);
                continue;
            }

            foreach (var access in command.Accesses.Where(a => !a.IsWrite && a.Version is not null))
            {
                CheckRead(command, access);
            }

            foreach (var access in command.Accesses.Where(a => a.IsWrite))
            {
                ApplyWrite(command, access);
            }
        }
    }

    // Program order: a version shows its base but for the elements that its operation writes.
    private void Expect(TracedWrite write)
    {
        var token = new object();
        var whole = write.Version.Whole;
        var values = write.Base is not null && _expected.TryGetValue(write.Base, out var older)
            ? (object?[])older.Clone()
            : new object?[write.Version.Whole.Count];
        var ratio = (double)write.Type.SizeInBytes() / write.Version.Type.SizeInBytes();
        for (var i = 0L; i < write.Layout.Count; i++)
        {
            var first = (long)Math.Floor(write.Layout.PositionOf(i) * ratio);
            var last = (long)Math.Ceiling((write.Layout.PositionOf(i) + 1) * ratio);
            for (var element = first; element < last; element++)
            {
                values[element] = token;
            }
        }

        _expected[write.Version] = values;
    }

    // A version that no command wrote came from the program: its content is right where it lay.
    private void Adopt(TracedImport import)
    {
        var values = new object?[import.Version.Whole.Count];
        Array.Fill(values, new object());
        _expected[import.Version] = values;
        var whole = Box.Whole(import.Version.Whole.Extents);
        values.CopyTo(Memory(new TracedAccess(import.Instance, whole, IsWrite: true, import.Version)), 0);
    }

    private void CheckRead(TracedCommand command, TracedAccess access)
    {
        var memory = Memory(access);
        if (!_expected.TryGetValue(access.Version!, out var expected))
        {
            // Nobody has written it: np.empty.
            return;
        }

        foreach (var element in Elements(access))
        {
            if (expected[element] is not null && memory[element] != expected[element])
            {
                _faults.Add($"{command.Id} ({command.Label}) finds another value in element {element} of {access.Box}");
                return;
            }
        }
    }

    private void ApplyWrite(TracedCommand command, TracedAccess access)
    {
        var memory = Memory(access);
        if (access.Version is null)
        {
            foreach (var element in Elements(access))
            {
                memory[element] = null;
            }

            return;
        }

        if (!_expected.TryGetValue(access.Version, out var expected))
        {
            expected = _expected[access.Version] = new object?[access.Version.Whole.Count];
        }

        foreach (var element in Elements(access))
        {
            expected[element] ??= command;
            memory[element] = expected[element];
        }
    }

    private void Copy(TracedAccess source, TracedAccess target)
    {
        var from = Memory(source);
        var to = Memory(target);
        foreach (var element in Elements(source))
        {
            to[element] = from[element];
        }
    }

    private object?[] Memory(TracedAccess access)
    {
        var key = access.Instance.Block.Address;
        var size = access.Version?.Whole.Count ?? access.Box.High[0] * (access.Box.Rank > 1 ? access.Box.High[1] : 1);
        if (!_memory.TryGetValue(key, out var memory) || memory.Length < size)
        {
            Array.Resize(ref memory, (int)Math.Max(size, memory?.Length ?? 0));
            _memory[key] = memory;
        }

        return memory;
    }

    private static IEnumerable<long> Elements(TracedAccess access)
    {
        var box = access.Box;
        var strides = Layout.RowMajorStrides(access.Version is { } version ? version.Whole.Extents : box.High);
        for (var i = 0L; i < box.Count; i++)
        {
            var rest = i;
            var element = 0L;
            for (var axis = box.Rank - 1; axis >= 0; axis--)
            {
                (rest, var index) = Math.DivRem(rest, box.CountAlong(axis));
                element += (box.Low[axis] + (index * box.Step(axis))) * strides[axis];
            }

            yield return element;
        }
    }
}
