using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>finfo, iinfo and the questions about element types, with NumPy's answers.</summary>
public sealed class TypeQuestionTests
{
    [Fact]
    public void Limits_of_floats_are_those_of_their_formats()
    {
        var half = np.finfo(NPTypeCode.Half);
        Assert.Equal((16, 0.0009765625, 65504.0, 3), (half.bits, half.eps, half.max, half.precision));
        Assert.Equal((6.103515625e-05, 5.960464477539063e-08), (half.tiny, half.smallest_subnormal));
        var single = np.finfo<float>();
        Assert.Equal((float.MaxValue, Math.ScaleB(1, -23), 6), (single.max, single.eps, single.precision));
        Assert.Equal((128, -126), (single.maxexp, single.minexp));
        var real = np.finfo("float64");
        Assert.Equal((double.MaxValue, -double.MaxValue, 15), (real.max, real.min, real.precision));
        Assert.Equal((2.2250738585072014e-308, double.Epsilon), (real.smallest_normal, real.smallest_subnormal));
        Assert.Equal((Math.ScaleB(1, -53), 1e-15), (real.epsneg, real.resolution));
        Assert.Equal(NPTypeCode.Double, np.finfo(np.array(new Complex(1, 2))).dtype);
        Assert.Contains("float32", single.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NPTypeCode.SByte, -128, 127UL, 'i')]
    [InlineData(NPTypeCode.Byte, 0, 255UL, 'u')]
    [InlineData(NPTypeCode.Int32, int.MinValue, (ulong)int.MaxValue, 'i')]
    [InlineData(NPTypeCode.Int64, long.MinValue, (ulong)long.MaxValue, 'i')]
    [InlineData(NPTypeCode.UInt64, 0, ulong.MaxValue, 'u')]
    public void Limits_of_integers_are_those_of_their_widths(NPTypeCode type, long min, ulong max, char kind)
    {
        var info = np.iinfo(type);
        Assert.Equal((min, max, kind, type), (info.min, info.maxUnsigned, info.kind, info.dtype));
        Assert.Equal((long)Math.Min(max, long.MaxValue), info.max);
    }

    [Fact]
    public void Types_without_such_limits_are_refused()
    {
        var refusal = Assert.Throws<ValueError>(() => np.finfo("int32"));
        Assert.Contains("not inexact", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ValueError>(() => np.iinfo(typeof(double)));
        Assert.Throws<ValueError>(() => np.iinfo(typeof(bool)));
    }

    [Theory]
    [InlineData(NPTypeCode.Int16, "integral", true)]
    [InlineData(NPTypeCode.Int16, "unsigned integer", false)]
    [InlineData(NPTypeCode.Byte, "numeric", true)]
    [InlineData(NPTypeCode.Boolean, "numeric", false)]
    [InlineData(NPTypeCode.Boolean, "bool", true)]
    [InlineData(NPTypeCode.Half, "real floating", true)]
    [InlineData(NPTypeCode.Complex, "real floating", false)]
    [InlineData(NPTypeCode.Complex, "complex floating", true)]
    [InlineData(NPTypeCode.Double, "float64", true)]
    public void A_type_is_of_its_kinds(NPTypeCode type, string kind, bool expected) =>
        Assert.Equal(expected, np.isdtype(type, kind));

    [Theory]
    [InlineData(NPTypeCode.Int16, "integer", true)]
    [InlineData(NPTypeCode.Int16, "signedinteger", true)]
    [InlineData(NPTypeCode.UInt16, "signedinteger", false)]
    [InlineData(NPTypeCode.Single, "inexact", true)]
    [InlineData(NPTypeCode.Single, "number", true)]
    [InlineData(NPTypeCode.Boolean, "number", false)]
    [InlineData(NPTypeCode.Boolean, "generic", true)]
    [InlineData(NPTypeCode.Complex, "floating", false)]
    [InlineData(NPTypeCode.Double, "float", true)]
    [InlineData(NPTypeCode.Single, "float", false)]
    public void A_type_belongs_to_its_ancestors(NPTypeCode type, string ancestor, bool expected) =>
        Assert.Equal(expected, np.issubdtype(type, ancestor));

    [Fact]
    public void Unknown_kinds_and_types_are_refused()
    {
        var refusal = Assert.Throws<ValueError>(() => np.isdtype(typeof(int), "x"));
        Assert.Contains("'integral'", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<TypeError>(() => np.issubdtype(typeof(int), "x"));
        Assert.Throws<TypeError>(() => np.common_type(np.array(new[] { true })));
    }

    [Fact]
    public void Common_types_are_floats()
    {
        Assert.Equal(typeof(double), np.common_type(np.arange(3)));
        Assert.Equal(typeof(float), np.common_type(np.zeros(2, typeof(float)), np.zeros(2, typeof(Half))));
        Assert.Equal(NPTypeCode.Complex, np.common_type_code(NPTypeCode.Single, NPTypeCode.Complex));
    }

    [Fact]
    public void Scalars_count_among_types_where_their_kind_is_higher()
    {
        Assert.Equal(NPTypeCode.Single, np.find_common_type([typeof(float)], [typeof(long), typeof(double)]));
        Assert.Equal(NPTypeCode.Complex, np.find_common_type([NPTypeCode.Single], [NPTypeCode.Complex]));
        Assert.Equal(NPTypeCode.Double, np.find_common_type("f4", "i8"));
        Assert.Equal(NPTypeCode.Double, np.find_common_type([typeof(long)], [typeof(double)]));
    }

    public static TheoryData<object, NPTypeCode> Smallest => new()
    {
        { 10, NPTypeCode.Byte }, { 256, NPTypeCode.UInt16 }, { -1, NPTypeCode.SByte }, { -129L, NPTypeCode.Int16 },
        { ulong.MaxValue, NPTypeCode.UInt64 }, { 3.1, NPTypeCode.Half }, { 1e50, NPTypeCode.Double },
        { 1e10, NPTypeCode.Single }, { true, NPTypeCode.Boolean }, { new Complex(1, 2), NPTypeCode.Complex },
        { double.PositiveInfinity, NPTypeCode.Half },
    };

    [Theory]
    [MemberData(nameof(Smallest))]
    public void A_number_of_the_program_fits_a_smallest_type(object value, NPTypeCode expected) =>
        Assert.Equal(expected, np.min_scalar_type(value));

    [Fact]
    public void The_smallest_type_of_an_array_with_axes_is_its_own() =>
        Assert.Equal(NPTypeCode.Int64, np.min_scalar_type(np.arange(3)));

    [Theory]
    [InlineData("d", "d")]
    [InlineData("fF", "F")]
    [InlineData("fdF", "D")]
    [InlineData("bi", "d")]
    [InlineData("f", "f")]
    public void The_smallest_code_holds_all(string codes, string expected) =>
        Assert.Equal(expected[0], np.mintypecode(codes));

    [Fact]
    public void Objects_are_types_iterable_or_neither()
    {
        Assert.True(np.issctype(typeof(float)));
        Assert.True(np.issctype(NPTypeCode.Int32));
        Assert.False(np.issctype("float32"));
        Assert.False(np.issctype(typeof(string)));
        Assert.True(np.iterable("text"));
        Assert.True(np.iterable(np.arange(2)));
        Assert.False(np.iterable(np.array(2.0)));
        Assert.False(np.iterable(2));
    }

    [Fact]
    public void Columns_that_follow_each_other_are_Fortrans()
    {
        var a = np.arange(6).reshape(2, 3);
        Assert.False(np.isfortran(a));
        Assert.True(np.isfortran(a.T));
        Assert.False(np.isfortran(np.arange(3)));
    }

    [Fact]
    public void The_buffer_size_is_kept_and_checked()
    {
        var before = np.setbufsize(16384);
        Assert.Equal(16384, np.getbufsize());
        Assert.Equal(16384, np.setbufsize(before));
        Assert.Throws<ValueError>(() => np.setbufsize(17));
    }
}
