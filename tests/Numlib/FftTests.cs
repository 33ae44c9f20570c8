using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Tests.House;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>np.fft against recorded answers of NumPy, and its errors.</summary>
public sealed class FftTests
{
    private const string AnswersFile = "tests/Numlib/FftAnswers.txt";

    private static readonly Dictionary<string, Func<NDArray, NDArray, NDArray>> Cases = new()
    {
        ["fft of integers"] = (a, z) => np.fft.fft(a.astype(np.int32)),
        ["fft axis 1"] = (a, z) => np.fft.fft(z, axis: 1),
        ["fft cut"] = (a, z) => np.fft.fft(z, n: 3),
        ["fft continued"] = (a, z) => np.fft.fft(z, n: 7),
        ["fft ortho"] = (a, z) => np.fft.fft(z, norm: "ortho"),
        ["fft forward"] = (a, z) => np.fft.fft(z, norm: "forward"),
        ["ifft"] = (a, z) => np.fft.ifft(z),
        ["ifft axis 0 forward"] = (a, z) => np.fft.ifft(z, axis: 0, norm: "forward"),
        ["rfft"] = (a, z) => np.fft.rfft(a),
        ["rfft odd"] = (a, z) => np.fft.rfft(a, axis: 1),
        ["rfft continued"] = (a, z) => np.fft.rfft(a, n: 6, norm: "ortho"),
        ["irfft"] = (a, z) => np.fft.irfft(z),
        ["irfft odd"] = (a, z) => np.fft.irfft(z, n: 5, axis: 1),
        ["irfft of real numbers"] = (a, z) => np.fft.irfft(a, n: 9),
        ["hfft"] = (a, z) => np.fft.hfft(z),
        ["hfft odd ortho"] = (a, z) => np.fft.hfft(z, n: 7, norm: "ortho"),
        ["ihfft"] = (a, z) => np.fft.ihfft(a),
        ["ihfft odd"] = (a, z) => np.fft.ihfft(a, n: 3, norm: "forward"),
        ["fft2"] = (a, z) => np.fft.fft2(z),
        ["ifft2 of lengths"] = (a, z) => np.fft.ifft2(z, s: [2, 5]),
        ["rfft2"] = (a, z) => np.fft.rfft2(a),
        ["irfft2"] = (a, z) => np.fft.irfft2(z, norm: "ortho"),
        ["fftn"] = (a, z) => np.fft.fftn(z),
        ["fftn of axes"] = (a, z) => np.fft.fftn(z, s: [3, 2], axes: [2, 0]),
        ["ifftn of last lengths"] = (a, z) => np.fft.ifftn(z, s: [3, 6]),
        ["rfftn"] = (a, z) => np.fft.rfftn(a),
        ["rfftn of axes"] = (a, z) => np.fft.rfftn(a, axes: [2, 1]),
        ["irfftn"] = (a, z) => np.fft.irfftn(z),
        ["irfftn of lengths"] = (a, z) => np.fft.irfftn(z, s: [4, 3], axes: [0, 1]),
        ["fftfreq even"] = (a, z) => np.fft.fftfreq(8, 0.1),
        ["fftfreq odd"] = (a, z) => np.fft.fftfreq(7L),
        ["rfftfreq"] = (a, z) => np.fft.rfftfreq(9, 0.5),
        ["fftshift"] = (a, z) => np.fft.fftshift(z),
        ["fftshift of an axis"] = (a, z) => np.fft.fftshift(a, 1),
        ["ifftshift of axes"] = (a, z) => np.fft.ifftshift(a, [-1, 1]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static NDArray A => (np.arange(24) * 37 % 19 - 9.0).reshape(2, 3, 4);

    private static NDArray Z => FromParts(
        A.ToArray<double>(), (np.arange(24) * 23 % 17 - 8.0).ToArray<double>()).reshape(2, 3, 4);

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_are_those_of_NumPy(string name)
    {
        var lines = Repository.Lines(AnswersFile);
        var head = Array.FindIndex(lines, line => line.StartsWith($"{name} | ", StringComparison.Ordinal));
        var parts = lines[head].Split(" | ");
        var numbers = lines.Skip(head + 1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var actual = Cases[name](A, Z);
        Assert.Equal(parts[1] == "c" ? np.complex128 : np.float64, actual.dtype);
        Assert.Equal(parts[2].Split(' ').Select(long.Parse), actual.shape);
        var values = MemoryMarshal.Cast<byte, double>(actual.tobytes()).ToArray();
        Assert.Equal(numbers.Length, values.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            Assert.InRange(values[i] - numbers[i], -2e-14, 2e-14);
        }
    }

    [Fact]
    public void Every_type_of_numbers_is_transformed_in_double_precision()
    {
        var expected = np.fft.fft(np.arange(10.0)).tobytes();
        foreach (var type in new[]
        {
            np.uint8, np.int8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64, np.float16, np.float32,
            np.@decimal,
        })
        {
            Assert.Equal(expected, np.fft.fft(np.arange(10).astype(type)).tobytes());
        }

        Assert.Equal(3, np.fft.rfft(np.array(new[] { true, false, true, true })).Data<Complex>()[0].Real);
    }

    [Fact]
    public void An_output_is_filled_and_has_to_fit()
    {
        var output = np.zeros((2, 3, 4), np.complex128);
        Assert.Same(output, np.fft.fft(Z, @out: output));
        Assert.Equal(np.fft.fft(Z).tobytes(), output.tobytes());
        Refused<ValueError>("output array has wrong shape.", () => np.fft.fft(Z, n: 3, @out: output));
        Assert.Throws<TypeError>(() => np.fft.fft(Z, @out: np.zeros((2, 3, 4))));
    }

    [Fact]
    public void What_cannot_be_transformed_is_refused_in_the_words_of_NumPy()
    {
        Refused<IndexError>("tuple index out of range", () => np.fft.fft(A, axis: 5));
        Refused<IndexError>("tuple index out of range", () => np.fft.fft(np.array(3.0)));
        Refused<AxisError>("axis 5 is out of bounds for array of dimension 3", () => np.fft.fft(A, 3, axis: 5));
        Refused<ValueError>("Invalid number of FFT data points (0) specified.", () => np.fft.fft(A, 0));
        Refused<ValueError>("Invalid number of FFT data points (-2) specified.", () => np.fft.rfft(A, -2));
        Refused<ValueError>("Invalid number of FFT data points (0) specified.", () => np.fft.irfft(np.ones(1)));
        Refused<ValueError>(
            "Invalid number of FFT data points (0) specified.", () => np.fft.fft(np.zeros((0, 3)), axis: 0));
        Refused<ValueError>(
            "Invalid norm value x; should be \"backward\",\"ortho\" or \"forward\".",
            () => np.fft.fft(A, norm: "x"));
        Refused<ValueError>(
            "Invalid norm value x; should be \"backward\", \"ortho\" or \"forward\".",
            () => np.fft.ifft(A, norm: "x"));
        Refused<ValueError>(
            "Invalid norm value x; should be \"backward\", \"ortho\" or \"forward\".",
            () => np.fft.hfft(A, norm: "x"));
        Refused<TypeError>(
            "ufunc 'rfft_n_even' not supported for the input types, and the inputs could not be safely coerced to any "
            + "supported types according to the casting rule ''safe''", () => np.fft.rfft(Z));
    }

    [Fact]
    public void Axes_and_lengths_have_to_match()
    {
        Refused<ValueError>(
            "Shape and axes have different lengths.", () => np.fft.fftn(A, s: [2], axes: [0, 1]));
        Refused<IndexError>(
            "index -2 is out of bounds for axis 0 with size 1", () => np.fft.fft2(np.arange(3.0)));
        Refused<AxisError>(
            "axis 5 is out of bounds for array of dimension 3", () => np.fft.fftn(A, s: [2, 3], axes: [0, 5]));
        Refused<IndexError>("list index out of range", () => np.fft.rfftn(A, axes: []));
        Refused<IndexError>("list index out of range", () => np.fft.irfftn(A, axes: []));
        Assert.Equal(A.tobytes(), np.fft.fftn(A, axes: []).tobytes());
        Assert.Equal(np.fft.fftn(Z, s: [2, 3, 4]).tobytes(), np.fft.fftn(Z, s: [-1, -1, -1]).tobytes());
    }

    [Fact]
    public void Frequencies_need_an_integer_length_and_a_distance()
    {
        Refused<ValueError>("n should be an integer", () => np.fft.fftfreq(3.0));
        Refused<ValueError>("n should be an integer", () => np.fft.rfftfreq(3.0));
        Refused<DivideByZeroException>("float division by zero", () => np.fft.fftfreq(0));
        Refused<DivideByZeroException>("float division by zero", () => np.fft.rfftfreq(4, 0));
        Refused<ValueError>("negative dimensions are not allowed", () => np.fft.fftfreq(-3));
        Refused<ValueError>(
            "Device not understood. Only \"cpu\" is allowed, but received: gpu",
            () => np.fft.fftfreq(3, device: "gpu"));
        Refused<IndexError>("tuple index out of range", () => np.fft.fftshift(A, 3));
        Assert.Equal(0, np.fft.rfftfreq(-4).size);
        Assert.Equal([0.0], np.fft.fftfreq(1).ToArray<double>());
    }

    internal static NDArray FromParts(double[] re, double[] im) =>
        np.array(re.Zip(im, (x, y) => new Complex(x, y)).ToArray());

    private static void Refused<T>(string message, Func<NDArray> call)
        where T : Exception => Assert.StartsWith(message, Assert.Throws<T>(call).Message, StringComparison.Ordinal);
}
