namespace Cohort.Kernels.Library.Fourier;

/// <summary>The plans of lengths that were transformed lately.</summary>
public sealed class FourierPlans
{
    private const long MostNumbers = 1L << 22;
    private const int MostPlans = 64;

    private readonly Lock _gate = new();
    private readonly LinkedList<(nint Length, FourierPlan Plan, HalfRoots Roots)> _latest = [];

    /// <summary>The plan of a length, and the roots for twice as many real numbers.</summary>
    internal (FourierPlan Plan, HalfRoots Roots) Of(nint length)
    {
        lock (_gate)
        {
            for (var node = _latest.First; node is not null; node = node.Next)
            {
                if (node.Value.Length == length)
                {
                    _latest.Remove(node);
                    _latest.AddFirst(node);
                    return (node.Value.Plan, node.Value.Roots);
                }
            }
        }

        var (plan, roots) = (FourierPlan.Create(length), new HalfRoots(length));
        lock (_gate)
        {
            _latest.AddFirst((length, plan, roots));
            while (_latest.Count > MostPlans || (_latest.Count > 1 && _latest.Sum(entry => entry.Length) > MostNumbers))
            {
                _latest.RemoveLast();
            }
        }

        return (plan, roots);
    }
}
