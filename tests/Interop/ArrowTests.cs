using Apache.Arrow;
using Apache.Arrow.Types;
using Cohort.Interop;
using Xunit;

namespace Cohort.Tests.Interop;

/// <summary>Primitive arrays of Apache Arrow.</summary>
public sealed class ArrowTests
{
    public static TheoryData<Type> Types =>
    [
        typeof(sbyte), typeof(short), typeof(int), typeof(long), typeof(byte), typeof(ushort), typeof(uint),
        typeof(ulong), typeof(Half), typeof(float), typeof(double), typeof(bool),
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_goes_there_and_back(Type type)
    {
        var array = (np.arange(21) % 3).astype(type);
        foreach (var copy in new[] { true, false })
        {
            var arrow = array.ToArrow(copy);
            Assert.Equal(21, arrow.Length);
            Assert.Equal(0, arrow.NullCount);
            var back = ((IArrowArray)arrow).ToNDArray();
            Assert.Equal(type, back.dtype);
            Assert.True(np.array_equal(array, back));
            var part = ((IArrowArray)ArrowArrayFactory.Slice(arrow, 4, 15)).ToNDArray();
            Assert.True(np.array_equal(array["4:19"], part));
        }
    }

    [Fact]
    public void The_memory_of_an_Arrow_array_is_read_in_place()
    {
        var arrow = new DoubleArray.Builder().AppendRange([1, 2, 3, 4]).Build();
        var array = arrow.ToNDArray();
        Assert.Equal(20, (array * 2).sum().GetDouble());
        Assert.Throws<NumSharpException>(() => array[0] = 5.0);
        unsafe
        {
            fixed (double* first = arrow.Values)
            {
                Assert.Equal((nint)first, array.data.Address);
            }
        }

        var copy = arrow.ToNDArray(copy: true);
        copy[0] = 5.0;
        Assert.Equal(1, arrow.GetValue(0));
        Assert.Equal([0L], new Int32Array.Builder().Build().ToNDArray().shape);
    }

    [Fact]
    public void An_Arrow_array_is_disposed_of_after_the_array_over_it()
    {
        var arrow = new Int64Array.Builder().AppendRange([1, 2, 3]).Build();
        using (var array = arrow.ToNDArray())
        {
            Assert.Equal(6, array.sum().GetInt64());
            Assert.Throws<InvalidOperationException>(arrow.Dispose);
        }

        arrow.Dispose();
    }

    [Fact]
    public void Nulls_are_refused_or_NaN()
    {
        var floats = new FloatArray.Builder().Append(1).AppendNull().Append(3).Build();
        var refusal = Assert.Throws<ValueError>(() => floats.ToNDArray());
        Assert.Contains("1 nulls", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([1, float.NaN, 3], floats.ToNDArray(ArrowNulls.NaN).ToArray<float>());
        var integers = new Int32Array.Builder().Append(7).AppendNull().Build();
        Assert.Equal([7.0, double.NaN], integers.ToNDArray(ArrowNulls.NaN).ToArray<double>());
        var bits = new BooleanArray.Builder().Append(true).AppendNull().Append(false).Build();
        Assert.Throws<ValueError>(() => bits.ToNDArray());
        Assert.Equal([1.0, double.NaN, 0.0], bits.ToNDArray(ArrowNulls.NaN).ToArray<double>());
        Assert.Equal([1f], ((FloatArray)ArrowArrayFactory.Slice(floats, 0, 1)).ToNDArray().ToArray<float>());
    }

    [Fact]
    public void Days_are_the_integers_that_they_are_stored_as()
    {
        var days = new Date32Array.Builder().Append(new DateTime(1970, 1, 3, 0, 0, 0, DateTimeKind.Utc)).Build();
        Assert.Equal([2], ((IArrowArray)days).ToNDArray().ToArray<int>());
    }

    [Fact]
    public void Arrays_that_Arrow_cannot_have_are_refused()
    {
        Assert.Throws<IncorrectShapeException>(() => np.zeros((2, 2)).ToArrow());
        Assert.Throws<NotSupportedException>(() => np.zeros(2, NPTypeCode.Complex).ToArrow());
        Assert.Throws<InvalidOperationException>(() => np.arange(6)["::2"].ToArrow(copy: false));
        Assert.Equal([0L, 2L, 4L], ((Int64Array)np.arange(6)["::2"].ToArrow()).Values.ToArray());
        Assert.Throws<NotSupportedException>(() => ((IArrowArray)new NullArray(3)).ToNDArray());
    }

    [Fact]
    public void An_array_that_is_shared_with_Arrow_outlives_its_handle()
    {
        var arrow = Shared();
        for (var turn = 0; turn < 3; turn++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Equal(20_000, (np.ones(20_000) * 1.0).sum().GetDouble());
        }

        Assert.Equal(ArrowTypeId.Double, arrow.Data.DataType.TypeId);
        Assert.All(((DoubleArray)arrow).Values.ToArray(), value => Assert.Equal(3, value));

        static Apache.Arrow.Array Shared() => (np.ones(20_000) * 3.0).ToArrow(copy: false);
    }
}
