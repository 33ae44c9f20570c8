namespace Cohort.Mapping.Simulation;

/// <summary>
/// What a program gives its devices to do, in the order of issue. Each device runs its own steps in this order, copies
/// beside kernels where it has engines for them.
/// </summary>
public sealed class TaskGraph
{
    /// <summary>The program itself, which waits and goes on.</summary>
    public const int Host = -1;

    private readonly List<SimulatedTask> _tasks = [];

    /// <summary>The steps in the order of issue.</summary>
    public IReadOnlyList<SimulatedTask> Tasks => _tasks;

    /// <summary>Adds a kernel, or another step whose duration is known.</summary>
    /// <param name="device">The device, or <see cref="Host"/>.</param>
    /// <param name="seconds">How long it takes; not negative.</param>
    /// <param name="label">What it is, in words.</param>
    /// <param name="after">What has to be over before: numbers of earlier steps.</param>
    /// <returns>The step's number.</returns>
    public int AddWork(int device, double seconds, string label, params IEnumerable<int> after)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(device, Host);
        if (!(seconds >= 0 && double.IsFinite(seconds)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(seconds), seconds, $"'{label}' must take a finite time that is not negative.");
        }

        return Add(label, device, seconds, -1, -1, 0, after);
    }

    /// <summary>Adds a copy from one device's memory to another's.</summary>
    /// <param name="from">The device that has the data.</param>
    /// <param name="to">Another device.</param>
    /// <param name="bytes">How many; not negative.</param>
    /// <param name="runner">The one of the two that runs it.</param>
    /// <param name="label">What it is, in words.</param>
    /// <param name="after">What has to be over before: numbers of earlier steps.</param>
    /// <returns>The step's number.</returns>
    public int AddCopy(int from, int to, long bytes, int runner, string label, params IEnumerable<int> after)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        ArgumentOutOfRangeException.ThrowIfEqual(from, to);
        if (runner != from && runner != to)
        {
            throw new ArgumentOutOfRangeException(
                nameof(runner), runner, $"A copy from {from} to {to} runs on one of the two.");
        }

        return Add(label, runner, 0, from, to, bytes, after);
    }

    private int Add(string label, int device, double seconds, int from, int to, long bytes, IEnumerable<int> after)
    {
        int[] earlier = [.. after];
        foreach (var id in earlier)
        {
            if (id < 0 || id >= _tasks.Count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(after), id, $"'{label}' can only wait for earlier steps, 0 to {_tasks.Count - 1}.");
            }
        }

        _tasks.Add(new SimulatedTask(_tasks.Count, label, device, seconds, from, to, bytes, earlier));
        return _tasks.Count - 1;
    }
}
