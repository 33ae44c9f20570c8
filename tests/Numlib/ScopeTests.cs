using Cohort.Backends.Unmanaged;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>Scopes end what was made in them, in whatever order and on whatever thread they end.</summary>
public sealed class ScopeTests
{
    [Fact]
    public void What_a_tuple_returns_outlives_the_scope_and_the_rest_does_not()
    {
        NDArray dropped;
        NDArray a, b, c, d;
        using (var scope = NDScope.Open())
        {
            dropped = np.arange(3);
            (a, b) = scope.Returns((np.arange(2), np.arange(3)));
            (c, _, _) = scope.Returns((np.arange(4), 5, "six"));
            (_, _, _, d) = scope.Returns((1, 2, 3, np.arange(5)));
        }

        Assert.True(dropped.IsDisposed);
        Assert.Equal([2L, 3L, 4L, 5L], new[] { a, b, c, d }.Select(array => array.size));
    }

    [Fact]
    public void Tuples_of_arrays_of_arrays_are_returned_whole()
    {
        NDArray[] parts;
        NDArray inner;
        using (var scope = NDScope.Open())
        {
            var tuple = Tuple.Create(new[] { np.arange(2), np.arange(3) }, (np.arange(4), 1));
            scope.Returns((System.Runtime.CompilerServices.ITuple)tuple);
            (parts, (inner, _)) = (tuple.Item1, tuple.Item2);
        }

        Assert.Equal(2 + 3 + 4, parts.Sum(part => part.size) + inner.size);
        Assert.DoesNotContain(parts, part => part.IsDisposed);
    }

    [Fact]
    public void A_returned_slice_keeps_the_array_whose_memory_it_is()
    {
        NDArray array, other;
        IArraySlice slice;
        using (var scope = NDScope.Open())
        {
            (array, other) = (np.arange(4) + 1, np.arange(4));
            slice = scope.Returns(array.GetData());
        }

        Assert.False(array.IsDisposed);
        Assert.True(other.IsDisposed);
        Assert.Equal(4L, slice[3]);
    }

    [Fact]
    public void Scopes_that_end_out_of_order_leave_the_inner_one_open()
    {
        var outer = NDScope.Open();
        var inner = NDScope.Open();
        outer.Dispose();
        var array = np.arange(3);
        Assert.False(array.IsDisposed);
        inner.Dispose();
        Assert.True(array.IsDisposed);
        Assert.False(np.arange(3).IsDisposed);
    }

    [Fact]
    public void A_suspended_scope_takes_nothing_until_it_is_resumed()
    {
        NDScope? slot = null;
        NDScope.OpenOrResume(ref slot);
        var first = np.arange(3);
        NDScope.ExitIterator(ref slot, hasMore: true);
        var between = np.arange(3);
        NDScope.OpenOrResume(ref slot);
        var second = np.arange(3);
        Assert.False(first.IsDisposed);
        NDScope.ExitIterator(ref slot, hasMore: false);
        Assert.Null(slot);
        Assert.True(first.IsDisposed && second.IsDisposed);
        Assert.False(between.IsDisposed);
    }

    [Fact]
    public async Task A_task_that_is_not_done_keeps_its_scope_until_it_is()
    {
        var source = new TaskCompletionSource<NDArray>();
        var scope = NDScope.Open();
        var (dropped, kept) = (np.arange(3), np.arange(4));
        var task = scope.ReturnsTask(source.Task);
        NDScope.CloseUnlessDeferred(scope);
        Assert.False(dropped.IsDisposed);
        Assert.False(np.arange(2).IsDisposed);
        source.SetResult(kept);
        Assert.Same(kept, await task);
        Assert.False(kept.IsDisposed);
        Assert.True(SpinWait.SpinUntil(() => dropped.IsDisposed, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_task_that_is_done_yields_its_result_at_once()
    {
        NDArray dropped, kept;
        var scope = NDScope.Open();
        (dropped, kept) = (np.arange(3), np.arange(4));
        var task = scope.ReturnsValueTask(new ValueTask<NDArray>(kept));
        NDScope.CloseUnlessDeferred(scope);
        Assert.True(dropped.IsDisposed);
        Assert.False((await task).IsDisposed);
    }

    [Fact]
    public void A_task_whose_type_hides_its_result_yields_it_too()
    {
        NDArray kept;
        using (var scope = NDScope.Open())
        {
            kept = np.arange(4);
            scope.ReturnsTask((Task)Task.FromResult((kept, 1)));
        }

        Assert.False(kept.IsDisposed);
    }

    [Fact]
    public void Threads_that_work_inside_of_a_scope_hand_it_their_arrays()
    {
        var arrays = new NDArray[64];
        using (NDScope.Open())
        {
            Parallel.For(0, arrays.Length, i => arrays[i] = np.arange(i + 1) * 2);
            Assert.DoesNotContain(arrays, array => array.IsDisposed);
        }

        Assert.All(arrays, array => Assert.True(array.IsDisposed));
    }

    [Fact]
    public void Detached_arrays_of_tuples_and_lists_belong_to_nobody()
    {
        NDArray a, b, c;
        using (NDScope.Open())
        {
            (a, b, c) = (np.arange(1), np.arange(2), np.arange(3));
            NDScope.Detach((a, new[] { b }, (c, 1)));
        }

        Assert.False(a.IsDisposed || b.IsDisposed || c.IsDisposed);
    }
}
