using System.Numerics;
using Cohort.Kernels.Cpu;
using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class RequirementTests
{
    [Theory]
    [InlineData("C", true, false)]
    [InlineData("F", false, true)]
    [InlineData("A", true, false)]
    [InlineData("CWOE", true, false)]
    public void Requirements_are_met(string requirements, bool rows, bool columns)
    {
        var flags = np.require(np.arange(6).reshape(2, 3), (Type?)null, requirements).flags;
        Assert.Equal((rows, columns, true), (flags.c_contiguous, flags.f_contiguous, flags.writeable));
        Assert.True(flags.owndata || !requirements.Contains('O'));
    }

    [Fact]
    public void Arrays_that_meet_them_stay_and_read_only_ones_are_copied()
    {
        var array = np.arange(6).reshape(2, 3);
        Assert.Same(array, np.require(array, (Type?)null, ["C_CONTIGUOUS"]));
        var fixedArray = np.broadcast_to(np.arange(3), new Shape(2, 3));
        Assert.True(np.require(fixedArray, "float32", "W").flags.writeable);
        Assert.Equal(NPTypeCode.Single, np.require(array, NPTypeCode.Single).typecode);
        Assert.Equal("Cannot specify both \"C\" and \"F\" order", Refusal(() => np.require(array, np.int64, "CF")));
        Assert.Equal("Cannot understand requirement 'X'", Refusal(() => np.require(array, np.int64, "X")));
    }

    [Fact]
    public void Matrices_are_made_of_arrays_and_texts()
    {
        Assert.Equal([1L, 3L], np.asmatrix(np.arange(3)).shape);
        Assert.Equal([1L, 1L], np.asmatrix(NDArray.Scalar(3)).shape);
        Assert.Equal([2L, 3L], np.asmatrix(np.zeros(new Shape(2, 1, 3))).shape);
        Assert.Equal([1L, 2, 3, 4], np.asmatrix("[1 2; 3, 4]").ToArray<long>());
        Assert.Equal([1.5f, 2], np.asmatrix("1.5 2", np.float32).ToArray<float>());
        Assert.Equal("shape too large to be a matrix.", Refusal(() => np.asmatrix(np.zeros(new Shape(2, 2, 2)))));
        Assert.Equal("Rows not the same size.", Refusal(() => np.asmatrix("1 2; 3")));
        Assert.Throws<ValueError>(() => np.asmatrix("1 x; 3 4"));
    }

    [Fact]
    public void Elements_that_are_not_finite_are_found()
    {
        Assert.Equal(NPTypeCode.Int32, np.asarray_chkfinite(np.arange(3), "int32").typecode);
        Assert.Equal("array must not contain infs or NaNs",
            Refusal(() => np.asarray_chkfinite(np.array(new[] { 1, double.NaN }))));
        Assert.Equal("array must not contain infs or NaNs",
            Refusal(() => np.asarray_chkfinite(np.array(new[] { new Complex(0, double.PositiveInfinity) }))));
    }

    [Fact]
    public void A_buffer_is_seen_column_by_column_and_live()
    {
        var buffer = new[] { 1, 2, 3, 4, 5, 6 };
        var array = np.ndarray(new Shape(2, 3), typeof(int), buffer);
        Assert.Equal([1, 3, 5, 2, 4, 6], array.ToArray<int>());
        buffer[0] = 9;
        Assert.Equal(9, (int)array[0, 0]);
        Assert.Equal([1.0, 2, 3, 4], np.ndarray(new Shape(2, 2), typeof(double), new[] { 1, 2, 3, 4 }, 'C')
            .ToArray<double>());
        Assert.Equal(NPTypeCode.Single, np.ndarray(new Shape(2, 3)).typecode);
        Assert.Throws<ArgumentException>(() => np.ndarray(new Shape(2, 2), typeof(int), buffer));
    }

    [Fact]
    public void The_only_element_is_given()
    {
#pragma warning disable CS0618 // The obsolete functions have to work.
        Assert.Equal(7L, np.asscalar(np.arange(7, 8)));
        Assert.Equal(7.0, np.asscalar<double>(np.arange(7, 8)));
        Assert.Equal(3, np.asscalar(new[] { 3 }));
        Assert.Equal(3, np.asscalar<int>(np.arange(3, 4).GetData()));
        Assert.Throws<IncorrectSizeException>(() => np.asscalar(np.arange(2)));
        var matrix = np.array(new[,] { { 1.0, 20 }, { 2, 30 }, { 3, 25 } });
        matrix.Normalize();
        Assert.Equal([0.0, 0, 0.5, 1, 1, 0.5], matrix.ToArray<double>());
        Assert.Throws<NotSupportedException>(() => np.arange(3).Normalize());
#pragma warning restore CS0618
    }

    [Fact]
    public void Values_are_cast_where_they_fit()
    {
        Assert.Equal([true, false, false, true], [
            np.can_cast(5, NPTypeCode.Byte), np.can_cast(300, NPTypeCode.Byte), np.can_cast(-1, NPTypeCode.Byte),
            np.can_cast(300, NPTypeCode.Byte, "unsafe")]);
        Assert.Equal([false, true, false, true], [
            np.can_cast(1.5, NPTypeCode.Int32), np.can_cast(1.5, NPTypeCode.Half),
            np.can_cast(1e300, NPTypeCode.Single), np.can_cast(true, NPTypeCode.Byte)]);
        Assert.Equal([true, false, false, true], [
            np.can_cast((object)5, NPTypeCode.Byte), np.can_cast((object)"x", NPTypeCode.Byte),
            np.can_cast(1m, NPTypeCode.Double), np.can_cast(ulong.MaxValue, NPTypeCode.UInt64)]);
        Assert.Throws<ValueError>(() => np.can_cast(5, NPTypeCode.Byte, "x"));
    }

    [Fact]
    public void Anything_with_a_type_promotes_together()
    {
        var bytes = np.arange(3).astype(np.uint8);
        Assert.Equal(NPTypeCode.Byte, np.result_type(bytes, 5));
        Assert.Equal(NPTypeCode.Double, np.result_type(np.arange(3), 1.5, typeof(float)));
        Assert.Equal(NPTypeCode.Single, np.result_type((object)"f4", NPTypeCode.Int16));
        Assert.Equal(NPTypeCode.Int64, np.result_type(new object[] { 3, 4 }));
        Assert.Equal("at least one array or dtype is required", Refusal(() => np.result_type(Array.Empty<object>())));
    }

    [Fact]
    public void Letters_name_types()
    {
        foreach (var code in Enum.GetValues<NPTypeCode>().Except([NPTypeCode.Decimal, NPTypeCode.String]))
        {
            Assert.Equal(code, code.ToTYPECHAR().ToTypeCode());
        }

        Assert.Equal('d', (char)NPTypeCode.Double.ToTYPECHAR());
        Assert.Equal(NPTypeCode.Int64, NPY_TYPECHAR.NPY_LONGLONGLTR.ToTypeCode());
        Assert.Throws<NotSupportedException>(() => NPY_TYPECHAR.NPY_OBJECTLTR.ToTypeCode());
    }

    [Fact]
    public void Threads_are_limited_from_then_on()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu*2" });
        using (session.Enter())
        {
            np.multithreading(false);
            Assert.All(session.Engine.Devices.OfType<CpuDevice>(), device => Assert.Equal(1, device.WorkerLimit));
            Assert.Equal(499_999_500_000L, (long)np.sum(np.arange(1_000_000)));
            np.multithreading(true, 1000);
            Assert.Equal("max_threads must be at least 1", Refusal(() => np.multithreading(true, 0)));
        }
    }

    [Fact]
    public void Extents_may_stand_one_after_the_other()
    {
        Assert.Equal([3L, 4L], np.zeros(3, 4).shape);
        Assert.Equal([2L, 3L, 4L], np.ones(2, 3, 4).shape);
        Assert.Equal([3L], np.zeros(3).shape);
    }

    private static string Refusal(Action action) => Assert.Throws<ValueError>(action).Message;
}
