using Xunit;

namespace Cohort.Tests.Numlib.Parity;

/// <summary>
/// What NumSharp says of element types and slices, where NumPy has no such question, is said here too.
/// </summary>
public sealed class TypeCodeTests
{
    public static TheoryData<NPTypeCode> Types =>
        [.. Enum.GetValues<NPTypeCode>().Distinct().Where(IsElement)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Types_have_the_properties_of_the_reference(NPTypeCode code)
    {
        var other = (NumSharp.NPTypeCode)(int)code;
        Assert.Equal(NumSharp.NPTypeCodeExtensions.IsFloatingPoint(other), code.IsFloatingPoint());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.IsInteger(other), code.IsInteger());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.IsNumerical(other), code.IsNumerical());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.IsRealNumber(other), code.IsRealNumber());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.IsSigned(other), code.IsSigned());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.IsUnsigned(other), code.IsUnsigned());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.IsSimdCapable(other), code.IsSimdCapable());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.SizeOf(other), code.SizeOf());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.AsType(other), code.AsType());
        Assert.Equal((int)NumSharp.NPTypeCodeExtensions.GetAccumulatingType(other), (int)code.GetAccumulatingType());
        Assert.Equal((int)NumSharp.NPTypeCodeExtensions.GetComputingType(other), (int)code.GetComputingType());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.GetDefaultValue(other), code.GetDefaultValue());
        Assert.Equal(NumSharp.NPTypeCodeExtensions.GetOneValue(other), code.GetOneValue());
    }

    [Theory]
    [InlineData("1:3")]
    [InlineData(":")]
    [InlineData("::-1")]
    [InlineData("5")]
    [InlineData("-2")]
    [InlineData("...")]
    [InlineData("np.newaxis")]
    [InlineData("-4:-1:2")]
    [InlineData("10:2:-3")]
    [InlineData("1:9:3")]
    public void Slices_have_the_lengths_of_the_reference(string text)
    {
        var (own, other) = (new Slice(text), new NumSharp.Slice(text));
        Assert.Equal(other.Length, own.Length);
        Assert.Equal(other.ToString(), own.ToString());
        if (own.Length is not null)
        {
            Assert.Equal(other.GetSize(), own.GetSize());
        }
    }

    [Fact]
    public void Slices_are_joined_as_by_the_reference() => Assert.Equal(
        NumSharp.Slice.FormatSlices(NumSharp.Slice.ParseSlices("1:2, ..., np.newaxis, 3")),
        Slice.FormatSlices(Slice.ParseSlices("1:2, ..., np.newaxis, 3")));

    private static bool IsElement(NPTypeCode code) => code is not (NPTypeCode.Empty or NPTypeCode.String);
}
