using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class CharacterTests
{
    [Fact]
    public void Rows_of_characters_are_texts()
    {
        Assert.Equal("hello", np.array("hello").GetString());
        var rows = np.array("hellow").reshape(2, 3);
        Assert.Equal(["hel", "low"], [rows.GetString(0), rows.GetString(1)]);
        Assert.Equal("low", rows.GetStringAt(4));
        rows.SetString("xyz", 1);
        rows.SetString("a", 0);
        rows.SetStringAt("12345", 5);
        Assert.Equal("ael123", NDArray.AsString(rows));
        Assert.Equal("1e", rows.T.GetString(0)[1..] + rows.T.GetString(1)[..1]);
    }

    [Fact]
    public void Other_places_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => np.arange(3).GetString());
        Assert.Throws<ArgumentOutOfRangeException>(() => np.array("hello").GetString(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => np.array("hellow").reshape(2, 3).SetString("x"));
        Assert.Throws<IndexError>(() => np.array("hello").GetStringAt(5));
    }

    [Fact]
    public void Elements_at_arrays_of_indices_are_got_and_set()
    {
        var (array, places) = (np.arange(10), new[] { np.array(new long[] { 1, 3 }) });
        Assert.Equal([1L, 3], array.GetIndices(null, places).ToArray<long>());
        var kept = np.zeros(new Shape(2));
        Assert.Same(kept, array.GetIndices(kept, places));
        Assert.Equal([1.0, 3], kept.ToArray<double>());
        array.SetIndices(np.array(new long[] { -1, -2 }), places);
        Assert.Equal([0L, -1, 2, -2, 4], array[":5"].ToArray<long>());
        Assert.Throws<IndexError>(() => array.GetIndices(null, [np.array(new long[] { 10 })]));
    }
}
