using Cohort.Mapping.Machines;

namespace Cohort.Mapping.Simulation;

/// <summary>
/// Bandwidth of copies that are under way at the same time, by max-min fairness: no copy gets more unless it is taken
/// from none that has less (progressive filling; Bertsekas and Gallager, Data Networks, section 6.5).
/// </summary>
internal sealed class FairShares
{
    private readonly double[] _capacity;
    private readonly double[] _left;
    private readonly int[] _users;

    /// <summary>Knows the links of a machine.</summary>
    public FairShares(Machine machine)
    {
        _capacity = new double[2 * machine.Links.Count];
        _left = new double[_capacity.Length];
        _users = new int[_capacity.Length];
        foreach (var link in machine.Links)
        {
            _capacity[2 * link.Index] = link.Model.BytesPerSecond;
            _capacity[(2 * link.Index) + 1] = link.Model.BytesPerSecond;
        }
    }

    /// <summary>Gives each copy its rate in bytes a second.</summary>
    public void Divide(List<Transfer> transfers)
    {
        Array.Copy(_capacity, _left, _left.Length);
        Array.Clear(_users);
        foreach (var transfer in transfers)
        {
            transfer.Rate = 0;
            foreach (var channel in transfer.Route.Channels)
            {
                _users[channel]++;
            }
        }

        for (var served = 0; served < transfers.Count;)
        {
            var tightest = Tightest();
            var share = Math.Max(_left[tightest], 0) / _users[tightest];
            foreach (var transfer in transfers)
            {
                if (transfer.Rate == 0 && transfer.Route.Channels.Contains(tightest))
                {
                    Serve(transfer, share);
                    served++;
                }
            }
        }
    }

    private void Serve(Transfer transfer, double share)
    {
        transfer.Rate = Math.Max(share, double.Epsilon);
        foreach (var channel in transfer.Route.Channels)
        {
            _left[channel] -= share;
            _users[channel]--;
        }
    }

    private int Tightest()
    {
        var tightest = -1;
        for (var channel = 0; channel < _left.Length; channel++)
        {
            if (_users[channel] > 0
                && (tightest < 0 || _left[channel] / _users[channel] < _left[tightest] / _users[tightest]))
            {
                tightest = channel;
            }
        }

        return tightest;
    }
}
