using Cohort.Generic;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>Elements that a mask selects are not counted before somebody needs them.</summary>
public sealed class MaskedSelectionTests
{
    private const int Count = 20_000;

    private static readonly double[] Values = [.. Enumerable.Range(0, Count).Select(i => (i * 7919 % 1000) - 500.0)];

    public static TheoryData<string, bool> Sessions => new()
    {
        { "cpu", false }, { "cpu*3", false }, { "cpu", true },
    };

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_masked_update_changes_the_selected_elements_alone(string devices, bool eager)
    {
        using var session = Open(devices, eager, out var entered);
        using var left = entered;
        var array = np.array(Values);
        var mask = array > 100;
        var (mask1, scale) = (mask, array.max() * 0 + 2);
        array[mask] += 1;
        array[mask1] = np.sqrt(array[mask1]) * scale;
        array[mask] -= array[mask];
        array[mask] = -(array[mask] - 3.0);
        Assert.Equal(Values.Select(x => x > 100 ? 3 : x), array.ToArray<double>());
    }

    [Fact]
    public void A_masked_update_is_one_pass_and_waits_for_nothing()
    {
        using var session = Open("cpu", eager: false, out var entered);
        using var left = entered;
        var array = np.array(Values);
        var mask = array > 100;
        session.Wait();
        var before = session.Statistics;
        var unused = array[mask];
        array[mask] *= 2;
        array[mask] = (array[mask] + 1) * 0.5 - array[mask];
        Assert.Equal(0, (session.Statistics - before).KernelsLaunched);
        session.Wait();
        Assert.Equal(2, (session.Statistics - before).KernelsLaunched);
        Assert.Equal(Values.Select(x => x > 100 ? 0.5 - x : x), array.ToArray<double>());
        Assert.Equal(Values.Where(x => x > 100), unused.ToArray<double>());
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Reductions_fold_the_selected_elements_alone(string devices, bool eager)
    {
        using var session = Open(devices, eager, out var entered);
        using var left = entered;
        var array = np.array(Values);
        var mask = array > 100;
        var chosen = Values.Where(x => x > 100).ToArray();
        Assert.Equal(chosen.Sum(), (double)array[mask].sum());
        Assert.Equal(chosen.Sum() / chosen.Length, (double)array[mask].mean());
        Assert.Equal(chosen.Min(), (double)array[mask].min());
        Assert.Equal(chosen.Max(), (double)array[mask].max());
        Assert.Equal(chosen.Count(x => x > 200), np.count_nonzero(array[mask] > 200));
        Assert.True(np.all(array[mask] > 100));
        Assert.False(np.any(array[mask] < 100));
        Assert.Equal(Math.Sqrt(chosen.Average(x => x * x) - Math.Pow(chosen.Average(), 2)),
            (double)array[mask].std(), 1e-9);
        Assert.Equal([(long)chosen.Length], array[mask].shape);
        Assert.Equal([1L], array[mask].sum(0, true).shape);
    }

    [Theory]
    [InlineData(NPTypeCode.SByte)]
    [InlineData(NPTypeCode.UInt16)]
    [InlineData(NPTypeCode.Int64)]
    [InlineData(NPTypeCode.UInt64)]
    [InlineData(NPTypeCode.Single)]
    [InlineData(NPTypeCode.Boolean)]
    public void Every_type_reduces_as_its_selected_elements_do(NPTypeCode type)
    {
        var array = (np.arange(Count) % 100 + 20).astype(type);
        var mask = np.arange(Count) % 3 == 1;
        var plain = array[mask].copy();
        foreach (var reduce in (Func<NDArray, NDArray>[])
            [a => a.sum(), a => a.prod(), a => a.min(), a => a.max(), a => a.mean(), a => np.all(a, keepdims: true)])
        {
            var (expected, actual) = (reduce(plain), reduce(array[mask]));
            Assert.Equal(expected.typecode, actual.typecode);
            Assert.True(np.array_equal(expected, actual));
        }
    }

    [Fact]
    public void A_sum_of_selected_elements_waits_for_nothing()
    {
        using var session = Open("cpu", eager: false, out var entered);
        using var left = entered;
        var array = np.array(Values);
        session.Wait();
        var before = session.Statistics;
        var sum = array[array > 100].sum();
        Assert.Equal(0, (session.Statistics - before).KernelsLaunched);
        Assert.Equal(Values.Where(x => x > 100).Sum(), (double)sum);
        Assert.Equal(1, (session.Statistics - before).KernelsLaunched);
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_selection_keeps_what_the_arrays_held(string devices, bool eager)
    {
        using var session = Open(devices, eager, out var entered);
        using var left = entered;
        var array = np.array(Values);
        var mask = array > 100;
        var (first, second, sum) = (array[mask], array[mask] * 2, array[mask].sum());
        array["..."] = 0.0;
        mask.fill(false);
        var chosen = Values.Where(x => x > 100).ToArray();
        Assert.Equal(chosen, first.ToArray<double>());
        Assert.Equal(chosen.Select(x => x * 2), second.ToArray<double>());
        Assert.Equal(chosen.Sum(), (double)sum);
    }

    [Fact]
    public void A_mask_that_changed_in_between_places_the_elements_anew()
    {
        var array = np.array(Values);
        var mask = array > 100;
        var doubled = array[mask] * 2;
        mask[0] = true;
        Assert.Throws<ValueError>(() => array[mask] = doubled);
        var first = Array.FindIndex(Values, x => x > 100);
        mask[first] = false;
        array[mask] = doubled;
        var expected = Values.ToArray();
        var targets = Enumerable.Range(0, Count).Where(i => i == 0 || (i != first && Values[i] > 100));
        foreach (var (at, value) in targets.Zip(Values.Where(x => x > 100)))
        {
            expected[at] = value * 2;
        }

        Assert.Equal(expected, array.ToArray<double>());
    }

    [Fact]
    public void Selections_by_different_masks_meet_element_by_element()
    {
        var array = np.array(Values);
        var (low, high) = (np.arange(Count) < 10_000, np.arange(Count) >= 10_000);
        var sum = array[low] + array[high];
        Assert.Equal(Values.Take(10_000).Zip(Values.Skip(10_000), (x, y) => x + y), sum.ToArray<double>());
        array[low] += array[high];
        Assert.Equal(sum.ToArray<double>(), array[low].ToArray<double>());
        Assert.Throws<IncorrectShapeException>(() => array[low] + array[array > 1e9]);
    }

    [Fact]
    public void Matrices_give_vectors_and_are_updated_in_place()
    {
        var matrix = np.arange(Count).reshape(100, 200);
        var flags = matrix % 2 == 0;
        var bits = (matrix > 5)[flags];
        Assert.IsType<NDArray<bool>>(bits);
        Assert.Equal(1, bits.ndim);
        Assert.Equal((Count / 2) - 3, np.count_nonzero(bits));
        matrix.T[flags.T] *= -1;
        Assert.Equal(Enumerable.Range(0, Count).Sum(i => i % 2 == 0 ? -(long)i : i), (long)matrix.sum());
        matrix["10:90"][flags["10:90"]] = 0;
        Assert.Equal(0, (long)np.abs(matrix["10:90, ::2"]).sum());
    }

    [Fact]
    public void Nothing_selected_has_no_extreme_and_a_sum_of_zero()
    {
        var array = np.array(Values);
        var mask = array > 1e9;
        Assert.Equal(0, (double)array[mask].sum());
        Assert.Equal(1, (double)array[mask].prod());
        Assert.True(double.IsNaN((double)array[mask].mean()));
        Assert.StartsWith("zero-size array", Assert.Throws<ValueError>(() => array[mask].max()).Message);
        array[mask] += 1;
        Assert.Equal(Values, array.ToArray<double>());
    }

    [Fact]
    public void Scopes_and_dispose_leave_what_was_returned()
    {
        NDArray kept;
        using (var scope = NDScope.Open())
        {
            var array = np.array(Values);
            kept = scope.Returns(array[array > 100] + 1);
        }

        Assert.Equal(Values.Where(x => x > 100).Select(x => x + 1), kept.ToArray<double>());
        var whole = np.array(Values);
        var lazy = whole[whole > 100];
        whole.Dispose();
        Assert.Equal(Values.Count(x => x > 100), lazy.size);
        lazy.Dispose();
        Assert.Throws<ObjectDisposedException>(() => lazy.sum());
        var never = np.array(Values) is var other ? other[other > 0] : other;
        never.Dispose();
        Assert.Throws<ObjectDisposedException>(() => never.size);
    }

    [Fact]
    public void Shared_memory_is_selected_at_the_call()
    {
        var array = np.array(Values);
        var data = array.Data<double>();
        var selected = array[array > 100];
        data[0] = 1000;
        Assert.Equal(Values.Where(x => x > 100), selected.ToArray<double>());
        array[array > 100] = 0;
        Assert.Equal(0, data[0]);
    }

    [Fact]
    public void Many_threads_may_ask_for_the_elements()
    {
        var array = np.array(Values);
        var selected = array[array > 100] * 3;
        var sums = new double[8];
        Parallel.For(0, 8, i => sums[i] = selected.ToArray<double>().Sum());
        Assert.All(sums, sum => Assert.Equal(Values.Where(x => x > 100).Sum(x => x * 3), sum));
    }

    private static Session Open(string devices, bool eager, out IDisposable entered)
    {
        var session = new Session(new SessionOptions { Devices = devices, Eager = eager });
        entered = session.Enter();
        return session;
    }
}
