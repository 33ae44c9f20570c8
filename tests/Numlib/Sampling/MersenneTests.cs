using Xunit;

namespace Cohort.Tests.Numlib.Sampling;

/// <summary>The expected numbers are those of NumPy's RandomState(42), and of NumSharp's class.</summary>
public sealed class MersenneTests
{
    [Fact]
    public void The_bits_are_those_of_NumPy()
    {
        var stream = new MT19937(42u);
        Assert.Equal([1608637542u, 3421126067u, 4083286876u],
            [stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32()]);
        Assert.Equal(new MT19937(uint.MaxValue).NextUInt32(), new MT19937(-1).NextUInt32());
        stream.SeedByArray([1, 2, 3]);
        Assert.Equal(2619334238u, stream.NextUInt32());
        Assert.Throws<ArgumentException>(() => stream.SeedByArray([]));
    }

    [Fact]
    public void Numbers_of_all_kinds_are_cut_from_the_bits()
    {
        Assert.Equal(804318771, Fresh().NextInt());
        Assert.Equal(6909045637428952499, Fresh().NextLong());
        Assert.Equal(937055941807507096, new MT19937(3).NextLong());
        Assert.Equal(0.3745401188473625, Fresh().NextDouble());
        Assert.Equal([51, 92, 14, 71, 60, 20], Six(stream => stream.Next(100)));
        Assert.Equal([61, 102, 24, 81, 70, 30], Six(stream => stream.Next(10, 110)));
        Assert.Equal([51L, 14, 71, 20, 86, 74], Six(stream => stream.NextLong(100)));
        Assert.Equal([37L, 95, 73, 59, 15, 15], Six(stream => stream.NextLongNumPy(0, 100)));
        Assert.Equal([441507790269, 395924837656, 458615280721], Six(stream => stream.NextLong(10, 1L << 40))[..3]);
        Assert.Equal([6909045637428952499, 8314211556539077902], Six(stream => stream.NextLong(long.MaxValue))[..2]);
        var bytes = new byte[7];
        var after = Fresh();
        after.NextBytes(bytes);
        Assert.Equal([102, 220, 225, 95, 179, 61, 234], bytes);
        Assert.Equal(4083286876u, after.NextUInt32());
    }

    [Fact]
    public void Empty_ranges_give_their_beginning_and_the_widest_are_whole()
    {
        Assert.Equal([0, 0, 5], [Fresh().Next(0), Fresh().Next(-1), Fresh().Next(5, 3)]);
        Assert.Equal([0L, 5, 5], [Fresh().NextLong(0), Fresh().NextLong(5, 3), Fresh().NextLongNumPy(5, 5)]);
        Assert.Contains(Six(stream => stream.Next(int.MinValue, int.MaxValue)), value => value > 0);
        Assert.Contains(Six(stream => stream.NextLong(long.MinValue, long.MaxValue)), value => value < 0);
    }

    [Fact]
    public void Copies_and_states_go_on_alike()
    {
        var stream = Fresh();
        Assert.Equal([624, 42], [stream.Pos, (int)stream.Key[0]]);
        stream.NextUInt32();
        var (clone, restored) = (stream.Clone(), new MT19937(1));
        restored.SetState(stream.Key, stream.Pos);
        var next = stream.NextUInt32();
        Assert.Equal([next, next], [clone.NextUInt32(), restored.NextUInt32()]);
        Assert.Throws<ArgumentException>(() => stream.SetState(new uint[3], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.SetState(new uint[624], 700));
        Assert.NotEqual(new MT19937().NextLong(), new MT19937().NextLong());
    }

    private static MT19937 Fresh() => new(42u);

    private static T[] Six<T>(Func<MT19937, T> next)
    {
        var stream = Fresh();
        return [.. Enumerable.Range(0, 6).Select(_ => next(stream))];
    }
}
