using Cohort.Creation;
using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>
/// How many of each color are in a sample without replacement. Of samples of more than half, what is left out is drawn.
/// </summary>
internal sealed class ColoredSample
{
    private readonly long[] _colors;
    private readonly long _total;
    private readonly long _drawn;
    private readonly bool _isLeftOut;

    public ColoredSample(long[] colors, long total, long sample)
    {
        (_colors, _total, _isLeftOut) = (colors, total, sample > total / 2);
        _drawn = _isLeftOut ? total - sample : sample;
    }

    /// <summary>What draws a sample by a method.</summary>
    public SampleFiller<long> Filler(string method)
    {
        if (method != "count")
        {
            return ByMarginals;
        }

        var balls = HostContent.Buffer<int>(_total, nameof(Generator.multivariate_hypergeometric));
        var at = 0;
        for (var color = 0; color < _colors.Length; color++)
        {
            balls.AsSpan(at, (int)_colors[color]).Fill(color);
            at += (int)_colors[color];
        }

        return (ref ZigguratVariates g, Span<long> row) => ByCount(ref g, balls, row);
    }

    private void ByMarginals(ref ZigguratVariates g, Span<long> row)
    {
        row.Clear();
        var (left, others) = (_drawn, _total);
        for (var color = 0; left > 0 && color + 1 < row.Length; color++)
        {
            others -= _colors[color];
            row[color] = Hypergeometric.Next(ref g, _colors[color], others, left);
            left -= row[color];
        }

        row[^1] = left > 0 ? left : row[^1];
        Complete(row);
    }

    // The balls stay in the order of the draw before: any order is as good to begin with.
    private void ByCount(ref ZigguratVariates g, int[] balls, Span<long> row)
    {
        row.Clear();
        for (var i = 0; i < _drawn; i++)
        {
            var other = i + (int)BoundedIntegers.NextMasked(ref g, (ulong)(_total - i - 1));
            (balls[i], balls[other]) = (balls[other], balls[i]);
            row[balls[i]]++;
        }

        Complete(row);
    }

    private void Complete(Span<long> row)
    {
        for (var color = 0; _isLeftOut && color < row.Length; color++)
        {
            row[color] = _colors[color] - row[color];
        }
    }
}
