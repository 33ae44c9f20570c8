using CsCheck;
using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class IndexingTests
{
    private static readonly Gen<long?> Bound =
        Gen.Select(Gen.Bool, Gen.Long[-12, 12], (there, value) => there ? value : (long?)null);

    private static readonly Gen<long> Step = Gen.Long[-4, 4].Where(step => step != 0);

    [Fact]
    public void A_slice_selects_what_counting_through_it_selects() =>
        Gen.Select(Bound, Bound, Step, Gen.Long[0, 9]).Sample((start, stop, step, n) =>
        {
            var selected = np.arange(n)[new Slice(start, stop, step)];
            Assert.Equal(Counted(start, stop, step, n), selected.ToArray<long>());
        });

    [Fact]
    public void Setting_through_a_slice_changes_just_what_it_selects() =>
        Gen.Select(Bound, Bound, Step, Gen.Long[1, 9]).Sample((start, stop, step, n) =>
        {
            var array = np.arange(n);
            array[new Slice(start, stop, step)] = -1;
            var expected = Enumerable.Range(0, (int)n).Select(i => (long)i).ToArray();
            foreach (var i in Counted(start, stop, step, n))
            {
                expected[i] = -1;
            }

            Assert.Equal(expected, array.ToArray<long>());
        });

    [Fact]
    public void Integer_arrays_select_pairs_of_a_matrix() =>
        Gen.Select(Gen.Long[-3, 2].Array[1, 6], Gen.Long[-4, 3]).Sample((rows, column) =>
        {
            var picked = np.arange(12).reshape(3, 4)[np.array(rows), column];
            Assert.Equal(
                rows.Select(row => ((row + 3) % 3 * 4) + ((column + 4) % 4)), picked.ToArray<long>());
        });

    [Fact]
    public void A_mask_selects_and_replaces_what_it_marks() => Gen.Bool.Array[8].Sample(marks =>
    {
        var array = np.arange(8).reshape(2, 4);
        var mask = np.array(marks).reshape(2, 4);
        Assert.Equal(Marked(marks), array[mask].ToArray<long>());
        array[mask] = 9;
        Assert.Equal(marks.Select((mark, i) => mark ? 9L : i), array.ravel().ToArray<long>());
    });

    [Fact]
    public void Arrays_apart_put_their_axes_first()
    {
        var b = np.arange(24).reshape(2, 3, 4);
        Assert.Equal([2L, 3L], b[0, Slice.All, np.array(1L, 2L)].shape);
        Assert.Equal([3L, 2L], b[":", ":", np.array(1L, 2L)][0].shape);
        Assert.Equal([2L, 2L, 4L], b[Slice.All, np.array(0L, 2L)].shape);
    }

    [Fact]
    public void The_last_of_equal_indices_wins()
    {
        var array = np.zeros(new Shape(3L), np.int64);
        array[np.array(1L, 1L)] = np.array(5L, 7L);
        Assert.Equal([0L, 7L, 0L], array.ToArray<long>());
    }

    [Fact]
    public void Indices_out_of_bounds_are_named()
    {
        var array = np.arange(12).reshape(3, 4);
        Assert.Equal(
            "index 5 is out of bounds for axis 1 with size 4", Assert.Throws<IndexError>(() => array[0, 5]).Message);
        Assert.Equal(
            "index 3 is out of bounds for axis 0 with size 3",
            Assert.Throws<IndexError>(() => array[np.array(0L, 3L)]).Message);
        Assert.Equal(
            "too many indices for array: array is 2-dimensional, but 3 were indexed",
            Assert.Throws<IndexError>(() => array["0, 0, 0"]).Message);
    }

    [Fact]
    public void A_mask_of_another_shape_is_named() => Assert.Equal(
        "boolean index did not match indexed array along axis 0; size of axis is 3 but size of corresponding boolean "
        + "axis is 2",
        Assert.Throws<IndexError>(() => np.arange(3)[np.array(true, false)]).Message);

    [Fact]
    public void An_element_does_not_take_a_sequence()
    {
        var array = np.arange(3);
        Assert.Equal(
            "setting an array element with a sequence.",
            Assert.Throws<ValueError>(() => array[0] = np.array([73L])).Message);
        Assert.Throws<ValueError>(() => array[[(object)0L]] = np.array([73L]));
    }

    [Fact]
    public void CSharp_ranges_and_indices_are_slices()
    {
        var array = np.arange(10);
        Assert.Equal([1L, 2L, 3L], array[1..4].ToArray<long>());
        Assert.Equal([8L, 9L], array[^2..].ToArray<long>());
        Assert.Equal(9L, (long)array[^1]);
    }

    [Fact]
    public void A_view_shares_its_elements_and_knows_its_base()
    {
        var array = np.zeros(new Shape(2, 2));
        var row = array[1];
        row[0] = 5;
        Assert.Equal(5.0, (double)array[1, 0]);
        Assert.Same(array, row.@base);
        Assert.Null(array.@base);
    }

    [Fact]
    public void Ellipsis_and_newaxis_work_in_texts()
    {
        var b = np.arange(24).reshape(2, 3, 4);
        Assert.Equal([2L, 3L], b["..., 0"].shape);
        Assert.Equal([1L, 2L, 3L, 4L], b["np.newaxis, ..."].shape);
        Assert.Equal("Invalid slice notation: 'a'", Assert.Throws<ArgumentException>(() => b["a"]).Message);
    }

    [Fact]
    public void A_disposed_array_is_refused_but_its_views_live()
    {
        var array = np.arange(3);
        var view = array["1:"];
        array.Dispose();
        Assert.Throws<ObjectDisposedException>(() => array + 1);
        Assert.Equal([1L, 2L], view.ToArray<long>());
    }

    private static IEnumerable<long> Marked(bool[] marks) =>
        marks.Select((mark, i) => (mark, i)).Where(pair => pair.mark).Select(pair => (long)pair.i);

    private static long[] Counted(long? start, long? stop, long step, long n)
    {
        var at = start is { } s ? s < 0 ? s + n : s : step > 0 ? 0 : n - 1;
        var end = stop is { } e ? e < 0 ? Math.Max(e + n, -1) : e : step > 0 ? n : -1;
        at = step > 0 ? Math.Max(at, 0) : Math.Min(at, n - 1);
        var result = new List<long>();
        for (; step > 0 ? at < Math.Min(end, n) : at > end && at >= 0; at += step)
        {
            result.Add(at);
        }

        return [.. result];
    }
}
