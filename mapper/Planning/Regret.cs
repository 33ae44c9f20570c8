namespace Cohort.Mapping.Planning;

/// <summary>
/// What has been lost by leaving data where they are, each time that a window came again: once it would have paid for
/// moving them, they are moved. When they do not stay there, the next move has to be twice as well founded.
/// </summary>
internal sealed class Regret
{
    private double _seconds;
    private double _caution = 1;

    /// <summary>Decides whether data are moved now.</summary>
    /// <param name="lossPerUse">What a use costs more where the data are.</param>
    /// <param name="investment">What moving them costs more this once.</param>
    /// <param name="uses">If not: after how many uses to ask again.</param>
    public bool PaysNow(double lossPerUse, double investment, out long uses)
    {
        uses = 1;
        var needed = _caution * investment;
        if (_seconds >= needed)
        {
            _seconds = 0;
            _caution *= 2;
            return true;
        }

        uses = (long)Math.Clamp(Math.Ceiling((needed - _seconds) / lossPerUse), 1, 1 << 20);
        _seconds += uses * lossPerUse;
        return false;
    }
}
