using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>ndindex, ndenumerate, flat, broadcast and nditer, with NumPy's answers.</summary>
public sealed class IterationTests
{
    private static readonly string[] WithIndex = ["multi_index"];
    private static readonly string[] InRuns = ["external_loop"];

    [Fact]
    public void Indices_come_in_row_major_order()
    {
        Assert.Equal(["0,0", "0,1", "0,2", "1,0", "1,1", "1,2"], np.ndindex(2, 3).Select(Text));
        Assert.Equal([""], np.ndindex().Select(Text));
        Assert.Empty(np.ndindex(2, 0));
        Assert.Throws<ValueError>(() => np.ndindex(-1));
    }

    [Fact]
    public void Elements_come_with_their_indices_and_as_they_are_then()
    {
        var a = np.arange(4).reshape(2, 2).T;
        var seen = new List<string>();
        foreach (var (index, value) in np.ndenumerate<int>(a))
        {
            seen.Add($"{Text(index)}:{value}");
            a[1, 1] = 9;
        }

        Assert.Equal(["0,0:0", "0,1:2", "1,0:1", "1,1:9"], seen);
        Assert.Equal(2L, np.ndenumerate(a).First(pair => pair.Index[1] == 1).Value);
    }

    [Fact]
    public void A_flat_iterator_reads_and_writes_the_array()
    {
        var a = np.arange(6).reshape(2, 3);
        var flat = np.flat(a.T);
        Assert.Equal([0L, 3, 1, 4, 2, 5], flat.Select(Convert.ToInt64));
        Assert.Equal(3L, flat[1]);
        Assert.Equal(5L, flat[-1]);
        flat[1] = 30;
        Assert.Equal(30, (int)a[1, 0]);
        Assert.Equal([30L, 4], flat["1:4:2"].ToArray<long>());
        flat["1:4:2"] = 7;
        Assert.Equal([0L, 1, 2, 7, 7, 5], a.ravel().ToArray<long>());
        flat[new[] { 0, 5 }] = np.array(new[] { -1, -2 });
        Assert.Equal([-1L, 1, 2, 7, 7, -2], a.ravel().ToArray<long>());
        Assert.Equal([-1L, -2], flat[np.array(new[] { 0, 5 })].ToArray<long>());
        Assert.Throws<IndexError>(() => flat[6]);
        Assert.Equal(-1L, flat.next());
        Assert.Equal((1, "0,1"), (flat.index, Text(flat.coords)));
        Assert.Equal([-1L, 7, 1, 7, 2, -2], flat.copy().ToArray<long>());
    }

    [Fact]
    public void Broadcast_arrays_are_passed_through_together()
    {
        var pairs = np.broadcast(np.array(new[,] { { 1 }, { 2 } }), np.array(new[] { 10, 20 }));
        Assert.Equal((2, 4L, 2), (pairs.ndim, pairs.size, pairs.numiter));
        Assert.Equal(["1 10", "1 20", "2 10", "2 20"], pairs.Select(pair => string.Join(" ", pair)));
        Assert.True(pairs.MoveNext());
        Assert.Equal(1, pairs.index);
        pairs.reset();
        Assert.Equal(0, pairs.index);
        Assert.Equal([10, 20, 10, 20], pairs.iters[1].Select(Convert.ToInt32));
        Assert.Throws<IncorrectShapeException>(() => np.broadcast(np.arange(2), np.arange(3)));
    }

    [Theory]
    [InlineData('K', "0 1 2 3 4 5")]
    [InlineData('C', "0 3 1 4 2 5")]
    [InlineData('F', "0 1 2 3 4 5")]
    [InlineData('A', "0 1 2 3 4 5")]
    public void The_order_is_that_of_the_memory_unless_another_is_asked_for(char order, string expected)
    {
        using var elements = np.nditer(np.arange(6).reshape(2, 3).T, order: order);
        Assert.Equal(expected, string.Join(" ", elements.Select(e => e[0].item())));
    }

    [Fact]
    public void Memory_order_runs_against_reversed_axes()
    {
        using var elements = np.nditer(np.arange(6).reshape(2, 3)["::-1, ::-1"], WithIndex);
        var seen = elements.Select(e => $"{Text(elements.multi_index)}:{e[0].item()}").ToArray();
        Assert.Equal(["1,2:0", "1,1:1", "1,0:2", "0,2:3", "0,1:4", "0,0:5"], seen);
    }

    [Fact]
    public void Elements_can_be_written()
    {
        var a = np.arange(6).reshape(2, 3);
        using (var elements = np.nditer(a, op_flags: ["readwrite"]))
        {
            foreach (var x in elements)
            {
                x[0]["..."] = x[0] * 2;
            }
        }

        Assert.Equal([0L, 2, 4, 6, 8, 10], a.ravel().ToArray<long>());
    }

    [Fact]
    public void A_missing_operand_is_allocated_and_holds_the_results()
    {
        var (a, b) = (np.arange(3), np.arange(2).reshape(2, 1));
        using var triples = np.nditer([a, b, null!], op_flags: [["readonly"], ["readonly"], ["writeonly", "allocate"]]);
        foreach (var x in triples)
        {
            x[2]["..."] = (x[0] * 10) + x[1];
        }

        Assert.Equal([0L, 10, 20, 1, 11, 21], triples.operands[2].ravel().ToArray<long>());
        Assert.Equal([2L, 3], triples.operands[2].shape);
    }

    [Fact]
    public void Runs_join_the_axes_that_one_stride_passes_through()
    {
        using var one = np.nditer(np.arange(24).reshape(2, 3, 4), InRuns);
        Assert.Equal([24L], one.Select(run => run[0].size));
        using var rows = np.nditer(np.arange(24).reshape(2, 3, 4)[":, :, 1:3"], InRuns);
        Assert.Equal([2L, 2, 2, 2, 2, 2], rows.Select(run => run[0].size));
        using var mixed = np.nditer(np.arange(6).reshape(2, 3), InRuns, order: 'F');
        Assert.Equal(["0 3", "1 4", "2 5"], mixed.Select(run => string.Join(" ", run[0].ToArray<long>())));
        using var buffered = np.nditer(np.arange(10), ["external_loop", "buffered"], buffersize: 4);
        Assert.Equal([4L, 4, 2], buffered.Select(run => run[0].size));
    }

    [Fact]
    public void Conversions_need_a_flag_and_are_written_back()
    {
        var a = np.arange(3);
        Assert.Throws<TypeError>(() => np.nditer(a, op_dtypes: [NPTypeCode.Double]));
        Assert.Throws<TypeError>(() =>
            np.nditer(np.array(new[] { 1.5 }), ["buffered"], op_dtypes: [NPTypeCode.Int32]));
        using (var elements = np.nditer(
            a, ["buffered"], ["readwrite"], [NPTypeCode.Double], casting: "unsafe"))
        {
            foreach (var x in elements)
            {
                x[0]["..."] = (x[0] + 0.5) * 2;
            }
        }

        Assert.Equal([1L, 3, 5], a.ToArray<long>());
    }

    [Fact]
    public void Numbers_of_elements_are_kept_on_request()
    {
        using var rows = np.nditer(np.arange(6).reshape(2, 3).T, ["c_index"]);
        Assert.Equal([0L, 2, 4, 1, 3, 5], rows.Select(_ => rows.index));
        using var columns = np.nditer(np.arange(6).reshape(2, 3), ["f_index"]);
        Assert.Equal([0L, 2, 4, 1, 3, 5], columns.Select(_ => columns.index));
        using var none = np.nditer(np.arange(2));
        Assert.Throws<ValueError>(() => none.index);
        Assert.Throws<ValueError>(() => none.multi_index);
    }

    [Fact]
    public void Steps_can_be_taken_and_set_by_hand()
    {
        using var elements = np.nditer(np.arange(6), ["ranged"]);
        elements.iterrange = (2, 5);
        Assert.Equal(2L, elements.value[0].item());
        Assert.True(elements.iternext());
        using var same = elements.copy();
        Assert.Equal(3L, same[0].item());
        elements.iterindex = 4;
        Assert.Equal(4L, elements[0].item());
        Assert.False(elements.iternext());
        Assert.True(elements.finished);
        Assert.Throws<ValueError>(() => elements.value);
        elements.reset();
        Assert.Equal((2L, 6L, 1), (elements.iterindex, elements.itersize, elements.nop));
    }

    [Fact]
    public void Axes_can_be_placed_and_removed()
    {
        var (a, b) = (np.arange(3), np.arange(2));
        using var outer = np.nditer([a, b], WithIndex, op_axes: [[0, -1], [-1, 0]]);
        Assert.Equal([3L, 2], outer.shape);
        Assert.Equal(["0 0", "0 1", "1 0", "1 1", "2 0", "2 1"], outer.Select(x => $"{x[0].item()} {x[1].item()}"));
        using var removed = np.nditer(np.arange(6).reshape(2, 3), WithIndex);
        removed.remove_axis(1);
        Assert.Equal(["0", "3"], removed.Select(x => $"{x[0].item()}"));
        using var shaped = np.nditer([np.arange(3)], WithIndex, itershape: [2, -1]);
        Assert.Equal(6, shaped.itersize);
    }

    [Fact]
    public void Iterations_can_lie_inside_each_other()
    {
        var a = np.arange(12).reshape(2, 3, 2);
        var nested = np.nested_iters(a, [[1], [0, 2]], WithIndex);
        var seen = new List<string>();
        foreach (var _ in nested[0])
        {
            foreach (var x in nested[1])
            {
                seen.Add($"{nested[1].multi_index[0]}{nested[1].multi_index[1]}:{x[0].item()}");
            }
        }

        Assert.Equal(
            [
                "00:0", "01:1", "10:6", "11:7", "00:2", "01:3", "10:8", "11:9", "00:4", "01:5", "10:10", "11:11",
            ], seen);
        Assert.Throws<ValueError>(() => np.nested_iters(a, [[1], [1]]));
        Assert.Throws<ValueError>(() => np.nested_iters(a, [[1], [3]]));
    }

    [Fact]
    public void Elements_can_be_passed_through_by_reference()
    {
        var a = np.arange(6.0).reshape(2, 3);
        var sum = 0.0;
        foreach (ref var x in np.nditer<double>(a[":, 1:"], writeable: true))
        {
            sum += x;
            x = -x;
        }

        Assert.Equal(12, sum);
        Assert.Equal([0, -1, -2, 3, -4, -5], a.ravel().ToArray<double>());
        var lengths = new List<int>();
        foreach (var run in np.nditer_chunks<double>(a[":, :2"]))
        {
            lengths.Add(run.Length);
        }

        Assert.Equal([2, 2], lengths);
        Assert.Throws<TypeError>(() => np.nditer<int>(a));
    }

    [Fact]
    public void Wrong_requests_are_refused()
    {
        var a = np.arange(3);
        Assert.Throws<ValueError>(() => np.nditer(a, ["no_such_flag"]));
        Assert.Throws<ValueError>(() => np.nditer(a, op_flags: ["no_such_flag"]));
        Assert.Throws<ValueError>(() => np.nditer(a, ["c_index", "f_index"]));
        Assert.Throws<ValueError>(() => np.nditer(a, ["multi_index", "external_loop"]));
        Assert.Throws<ValueError>(() => np.nditer(a, order: 'X'));
        Assert.Throws<ValueError>(() => np.nditer(np.zeros(0)));
        Assert.Throws<ValueError>(() => np.nditer([a, np.arange(4)]));
        Assert.Throws<ValueError>(() =>
            np.nditer([np.arange(6).reshape(2, 3), a], op_flags: [["readonly"], ["readwrite"]]));
        Assert.Empty(np.nditer(np.zeros(0), ["zerosize_ok"]));
    }

    private static string Text(long[] index) => string.Join(",", index);
}
