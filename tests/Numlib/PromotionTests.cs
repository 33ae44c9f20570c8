using Cohort.Runtime.Elements;
using Cohort.Typing;
using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class PromotionTests
{
    [Theory]
    [InlineData("bool", "int8", "int8")]
    [InlineData("int8", "uint8", "int16")]
    [InlineData("int8", "uint32", "int64")]
    [InlineData("int64", "uint64", "float64")]
    [InlineData("uint16", "int16", "int32")]
    [InlineData("uint8", "uint64", "uint64")]
    [InlineData("int8", "float16", "float16")]
    [InlineData("int16", "float16", "float32")]
    [InlineData("int32", "float16", "float64")]
    [InlineData("int32", "float32", "float64")]
    [InlineData("uint16", "float32", "float32")]
    [InlineData("float32", "complex128", "complex128")]
    public void Two_types_promote_as_in_NumPy(string a, string b, string expected)
    {
        Assert.Equal(expected, Promotion.Promote(DTypeNames.Parse(a), DTypeNames.Parse(b)).Name());
        Assert.Equal(expected, Promotion.Promote(DTypeNames.Parse(b), DTypeNames.Parse(a)).Name());
    }

    [Fact]
    public void Promotion_is_commutative_and_keeps_each_type()
    {
        foreach (var a in ElementTypes.All)
        {
            Assert.Equal(a, Promotion.Promote(a, a));
            foreach (var b in ElementTypes.All)
            {
                Assert.Equal(Promotion.Promote(a, b), Promotion.Promote(b, a));
            }
        }
    }

    [Theory]
    [InlineData("uint8", "uint8")]
    [InlineData("int8", "int8")]
    [InlineData("bool", "int64")]
    [InlineData("float16", "float16")]
    [InlineData("float64", "float64")]
    public void An_integer_of_the_program_adapts_to_the_array(string array, string expected) =>
        Assert.Equal(expected, (np.ones(new Shape(2), DType.From(array).type) + 1).typecode.AsNumpyDtypeName());

    [Theory]
    [InlineData("uint8", "float64")]
    [InlineData("int64", "float64")]
    [InlineData("float32", "float32")]
    [InlineData("float16", "float16")]
    public void A_double_of_the_program_adapts_to_floats_only(string array, string expected) =>
        Assert.Equal(expected, (np.ones(new Shape(2), DType.From(array).type) * 2.0).typecode.AsNumpyDtypeName());

    [Fact]
    public void A_float_of_the_program_beside_integers_is_float64() =>
        Assert.Equal(NPTypeCode.Double, (np.ones(new Shape(2), np.int16) * 0.5f).typecode);

    [Fact]
    public void A_zero_dimensional_array_does_not_adapt() =>
        Assert.Equal(NPTypeCode.Int32, (np.ones(new Shape(2), np.uint8) + np.array(5)).typecode);

    [Fact]
    public void An_integer_that_does_not_fit_is_refused()
    {
        var error = Assert.Throws<OverflowException>(() => np.ones(new Shape(2), np.uint8) + 300);
        Assert.Equal("Python integer 300 out of bounds for uint8", error.Message);
    }

    [Fact]
    public void An_integer_that_does_not_fit_is_still_compared() =>
        Assert.False(np.any(np.ones(new Shape(2), np.uint8) > 300));

    [Theory]
    [InlineData("int8", "float16")]
    [InlineData("uint8", "float16")]
    [InlineData("int16", "float32")]
    [InlineData("int32", "float64")]
    [InlineData("float32", "float32")]
    public void Exp_computes_in_the_smallest_float_that_holds_the_type(string type, string expected) =>
        Assert.Equal(expected, np.exp(np.ones(new Shape(1), DType.From(type).type)).typecode.AsNumpyDtypeName());

    [Fact]
    public void Integers_divide_to_float64() =>
        Assert.Equal(NPTypeCode.Double, (np.array(1, 2) / np.array(2, 2)).typecode);

    [Fact]
    public void Booleans_add_by_or_and_refuse_subtraction()
    {
        var both = np.array(true, false);
        Assert.Equal("[ True False]", (both + both).ToString());
        Assert.StartsWith("numpy boolean subtract", Assert.Throws<TypeError>(() => both - both).Message);
        Assert.StartsWith("The numpy boolean negative", Assert.Throws<TypeError>(() => -both).Message);
    }

    [Fact]
    public void Bits_of_floats_are_refused() => Assert.StartsWith(
        "ufunc 'bitwise_and' not supported for the input types",
        Assert.Throws<TypeError>(() => np.ones(2) & np.ones(2)).Message);

    [Fact]
    public void Integers_to_negative_powers_are_refused() => Assert.Equal(
        "Integers to negative integer powers are not allowed.",
        Assert.Throws<ValueError>(() => np.power(np.array(2, 3), -1)).Message);

    [Fact]
    public void An_output_of_a_lower_kind_is_refused()
    {
        var error = Assert.Throws<TypeError>(() => np.add(np.ones(2), np.ones(2), np.zeros(new Shape(2), np.int32)));
        Assert.Equal(
            "Cannot cast ufunc 'add' output from dtype('float64') to dtype('int32') with casting rule 'same_kind'",
            error.Message);
    }

    [Fact]
    public void Float_to_integer_out_of_range_gives_the_minimum()
    {
        Assert.Equal(int.MinValue, (int)ScalarValues.Convert(
            ElementType.Double, BitConverter.DoubleToUInt64Bits(1e300), ElementType.Int32));
        Assert.Equal(255UL, ScalarValues.Convert(
            ElementType.Double, BitConverter.DoubleToUInt64Bits(-1.5), ElementType.Byte));
    }

    [Fact]
    public void Two_numbers_chosen_by_a_condition_keep_their_types()
    {
        var condition = np.arange(4) > 1;
        Assert.Equal(NPTypeCode.Int32, np.where(condition, 1, 0).typecode);
        Assert.Equal(NPTypeCode.Int64, np.where(condition, 1L, 0).typecode);
        Assert.Equal(NPTypeCode.Boolean, np.where(condition, true, false).typecode);
        Assert.Equal(NPTypeCode.Double, np.where(condition, 1.0, 0).typecode);
        Assert.Equal(NPTypeCode.Double, np.where(condition, 1, 0f).typecode);
        Assert.Equal([0, 0, 1, 1], np.where(condition, 1, 0).ToArray<int>());
    }

    [Fact]
    public void A_number_chosen_beside_an_array_adapts_to_it()
    {
        var condition = np.arange(2) > 0;
        Assert.Equal(NPTypeCode.Byte, np.where(condition, np.zeros(new Shape(2), np.uint8), 1).typecode);
        Assert.Equal(NPTypeCode.Int32, np.where(condition, 1L, np.zeros(new Shape(2), np.int32)).typecode);
        Assert.Equal(NPTypeCode.Single, np.where(condition, np.zeros(new Shape(2), np.float32), 0.5).typecode);
        Assert.Equal(NPTypeCode.Int64, np.where(condition, condition, 1).typecode);
    }
}
