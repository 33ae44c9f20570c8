namespace Cohort.Tests.Model;

/// <summary>
/// Holds a device up for a random short time before some of its commands, so that others overtake it.
/// </summary>
internal sealed class RandomDelay(int seed)
{
    private const int LongestSpin = 2000;

    private readonly Random _random = new(seed);

    /// <summary>Spins, or lets another thread run, or does nothing.</summary>
    public void Spin(string label)
    {
        switch (_random.Next(4))
        {
            case 0:
                Thread.SpinWait(_random.Next(LongestSpin));
                break;
            case 1:
                Thread.Yield();
                break;
        }
    }
}
