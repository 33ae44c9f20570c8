namespace Cohort.Tests.Cuda.Emulation;

/// <summary>What was noticed so far, by all threads.</summary>
internal sealed class FaultList
{
    private const int MostKept = 1000;
    private readonly Lock _gate = new();
    private readonly List<EmulatorFault> _faults = [];

    public void Add(FaultKind kind, string text)
    {
        lock (_gate)
        {
            if (_faults.Count < MostKept)
            {
                _faults.Add(new EmulatorFault(kind, text));
            }
        }
    }

    public IReadOnlyList<EmulatorFault> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }
}
