using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib.Interop;

/// <summary>Arrays from and to spans, memory, .NET arrays and sequences.</summary>
public sealed class SpanTests
{
    [Fact]
    public void A_span_is_copied_into_a_vector()
    {
        ReadOnlySpan<float> values = [1, 2, 3];
        Span<Complex> complex = [new(1, 2), new(3, 4)];
        Assert.Equal([1f, 2f, 3f], np.array(values).ToArray<float>());
        Assert.Equal(complex.ToArray(), np.array(complex).ToArray<Complex>());
        Assert.Equal([0L], np.array(ReadOnlySpan<decimal>.Empty).shape);
        Assert.Equal(typeof(int), np.array([1, 2, 3]).dtype);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20_000)]
    public void Memory_is_shared_both_ways(int count)
    {
        var elements = new double[count + 2];
        var array = np.asarray(elements.AsMemory(1, count));
        array["-1"] = 7.0;
        Assert.Equal(7, elements[count]);
        elements[1] = 5;
        Assert.Equal(12, array.sum().GetDouble());
        var copy = np.array(elements.AsMemory());
        copy[0] = 9.0;
        Assert.Equal(0, elements[0]);
    }

    [Fact]
    public void Memory_for_reading_gives_an_array_for_reading()
    {
        int[] elements = [1, 2, 3];
        var array = np.asarray(new ReadOnlyMemory<int>(elements));
        elements[2] = 9;
        Assert.Equal([2, 4, 18], (array * 2).ToArray<int>());
        Assert.Throws<NumSharpException>(() => array[0] = 5);
        Assert.Throws<ValueError>(() => array["1:"].flags.writeable = true);
        Assert.False(array["1:"].flags.writeable);
        Assert.True(np.array(new ReadOnlyMemory<int>(elements)).flags.writeable);
        Assert.Equal("ab", NDArray.AsString(np.asarray("xab".AsMemory(1))));
    }

    [Fact]
    public void Arrays_of_any_rank_are_copied_unless_sharing_is_asked_for()
    {
        var table = new int[2, 3, 2];
        table[1, 2, 1] = 4;
        var copied = np.asarray(table);
        var shared = np.asarray(table, copy: false);
        var columns = np.asarray(table, typeof(double), order: 'F');
        table[0, 0, 1] = 6;
        Assert.Equal([2L, 3L, 2L], copied.shape);
        Assert.Equal(4, copied.sum().GetInt64());
        Assert.Equal(10, shared.sum().GetInt64());
        Assert.Equal(4, columns.sum().GetDouble());
        Assert.True(columns.flags.f_contiguous);
        shared[0, 1, 0] = 1;
        Assert.Equal(1, table[0, 1, 0]);
        int[][] jagged = [[1, 2], [3, 4]];
        Assert.Equal([1, 2, 3, 4], np.asarray(jagged).ravel().ToArray<int>());
        Assert.Throws<ValueError>(() => np.asarray((Array)jagged, copy: false));
        Assert.Throws<ValueError>(() => np.asarray(table, typeof(double), copy: false));
        Assert.Throws<IncorrectShapeException>(() => np.asarray((Array)new int[][] { [1], [2, 3] }));
    }

    [Fact]
    public void Elements_are_copied_converted_into_a_span()
    {
        var array = np.arange(6).reshape(2, 3);
        Span<float> target = stackalloc float[7];
        target[6] = -1;
        array.T.CopyTo(target);
        Assert.Equal([0, 3, 1, 4, 2, 5, -1], target.ToArray());
        var exact = new long[6];
        array["::-1"].CopyTo(exact);
        Assert.Equal([3, 4, 5, 0, 1, 2], exact);
        Assert.Throws<ArgumentException>(() => array.CopyTo(new long[5].AsSpan()));
        np.zeros(0).CopyTo(Span<double>.Empty);
    }

    [Theory]
    [InlineData("cpu", 10)]
    [InlineData("cpu*3", 10)]
    [InlineData("cpu*3", 30_000)]
    public void A_span_shows_the_elements_themselves(string devices, int count)
    {
        using var session = new Session(new SessionOptions { Devices = devices });
        using var entered = session.Enter();
        var array = np.arange(count) + 1.0;
        var part = array["2:-1"];
        var span = part.AsSpan<double>();
        Assert.Equal(count - 3, span.Length);
        span[0] = 50;
        Assert.Equal(50, array.GetDouble(2));
        array["..."] = array * 2.0;
        Assert.Equal(2.0 * (count - 1), part.AsReadOnlySpan<double>()[^1]);
        var memory = part.AsMemory<double>();
        memory.Span[1] = -1;
        Assert.Equal(-1, part.GetDouble(1));
        using var pinned = memory.Pin();
        Assert.Equal(-1, np.asarray(memory[1..2]).GetDouble(0));
    }

    [Fact]
    public void Memory_of_an_array_outlives_it()
    {
        var memory = Fresh();
        for (var turn = 0; turn < 3; turn++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Equal(20_000, (np.ones(20_000) * 1.0).sum().GetDouble());
        }

        Assert.Equal(20_000, memory.Span.ToArray().Sum(value => value / 3));

        static Memory<double> Fresh() => (np.ones(20_000) * 3.0).AsMemory<double>();
    }

    [Fact]
    public void What_a_span_cannot_show_is_refused()
    {
        var array = np.arange(6).reshape(2, 3);
        Assert.Throws<InvalidOperationException>(() => array.T.AsSpan<long>().Length);
        Assert.Throws<InvalidOperationException>(() => array[":, ::2"].AsMemory<long>());
        Assert.Throws<ArrayTypeMismatchException>(() => array.AsSpan<int>().Length);
        var fixedArray = np.asarray(new ReadOnlyMemory<long>([1, 2]));
        Assert.Throws<NumSharpException>(() => fixedArray.AsSpan<long>().Length);
        Assert.Throws<NumSharpException>(() => fixedArray.AsMemory<long>());
        Assert.Equal([1, 2], fixedArray.AsReadOnlySpan<long>().ToArray());
        Assert.Equal([1, 2], fixedArray.AsReadOnlyMemory<long>().ToArray());
    }

    [Fact]
    public void Linq_goes_through_the_elements()
    {
        var array = (np.arange(12) * 0.5).reshape(3, 4);
        Assert.Equal(array.sum().GetDouble(), array.AsEnumerable<double>().Sum());
        Assert.Equal([0, 1, 2, 3], array["0, :"].AsEnumerable<double>().Where(x => x < 2).Select(x => (int)(2 * x)));
        Assert.Equal([0, 2, 4], array[":, 0"].AsEnumerable<float>().ToList());
        Assert.Equal(12, array.AsEnumerable<double>().Count());
        Assert.Equal([5.5], array["-1, -1"].AsEnumerable<double>());
        Assert.Contains(4.5, array.AsEnumerable<double>());
        Assert.Empty(np.zeros(0).AsEnumerable<double>());
        Assert.Equal(["a", "b"], np.array("ab").AsEnumerable<char>().Select(letter => letter.ToString()));
    }

    [Fact]
    public void A_sequence_shows_the_content_of_when_it_began()
    {
        var array = np.arange(3);
        var sequence = array.AsEnumerable<long>();
        array[0] = 10;
        var seen = new List<long>();
        foreach (var element in sequence)
        {
            array[2] = 20;
            seen.Add(element);
        }

        Assert.Equal([10, 1, 2], seen);
        Assert.Equal([10, 1, 20], sequence);
    }
}
