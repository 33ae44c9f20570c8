using System.Numerics;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>What holds for Fourier transforms of any shape, along any axis.</summary>
public sealed class FftPropertyTests
{
    private const double Tolerance = 1e-12;

    private static readonly Gen<(Complex[] Numbers, int[] Shape, int Axis)> Arrays =
        from shape in Gen.Int[1, 3].SelectMany(rank => Gen.Int[1, 13].Array[rank])
        from axis in Gen.Int[0, shape.Length - 1]
        from numbers in Gen.Double[-1, 1].Array[2 * shape.Aggregate(1, (product, extent) => product * extent)]
        select (Pairs(numbers), shape, axis);

    [Fact]
    public void The_inverse_gives_the_array_back() => Arrays.Sample(
        (numbers, shape, axis) =>
        {
            var a = np.array(numbers).reshape(shape);
            foreach (var norm in new[] { "backward", "ortho", "forward" })
            {
                Near(numbers, np.fft.ifft(np.fft.fft(a, axis: axis, norm: norm), axis: axis, norm: norm));
                Near(numbers, np.fft.ifftn(np.fft.fftn(a, norm: norm), norm: norm));
            }
        },
        iter: 60);

    [Fact]
    public void Each_line_is_the_sum_of_its_definition() => Arrays.Sample(
        (numbers, shape, axis) =>
        {
            var (length, inner) = (shape[axis], shape[(axis + 1)..].Aggregate(1, (product, n) => product * n));
            var expected = new Complex[numbers.Length];
            for (var at = 0; at < numbers.Length; at++)
            {
                var (line, k) = (at - (at / inner % length * inner), at / inner % length);
                for (var j = 0; j < length; j++)
                {
                    expected[at] += numbers[line + (j * inner)] * Root(-j * k, length);
                }
            }

            Near(expected, np.fft.fft(np.array(numbers).reshape(shape), axis: axis));
            var conjugates = np.array(numbers.Select(Complex.Conjugate).ToArray()).reshape(shape);
            Near(expected.Select(Complex.Conjugate).ToArray(), np.fft.ifft(conjugates, null, axis, "forward"));
        },
        iter: 60);

    [Fact]
    public void A_sum_transforms_into_the_sum_and_keeps_its_energy() => Arrays.Sample(
        (numbers, shape, axis) =>
        {
            var others = numbers.Select(z => (z * new Complex(0.3, -2)) + z.Real).ToArray();
            var (first, second) = (Transform(numbers), Transform(others));
            var sums = numbers.Zip(others, (x, y) => (2 * x) - y).ToArray();
            Near(first.Zip(second, (x, y) => (2 * x) - y).ToArray(), np.array(Transform(sums)));
            var ortho = np.fft.fft(np.array(numbers).reshape(shape), axis: axis, norm: "ortho");
            var gain = Energy(ortho.Data<Complex>().ToArray()) - Energy(numbers);
            Assert.InRange(Math.Abs(gain), 0, Tolerance * numbers.Length);

            Complex[] Transform(Complex[] values) =>
                np.fft.fft(np.array(values).reshape(shape), axis: axis).Data<Complex>().ToArray();
        },
        iter: 60);

    [Fact]
    public void Half_the_spectrum_of_real_numbers_is_the_first_half_of_the_whole() => Arrays.Sample(
        (numbers, shape, axis) =>
        {
            var a = np.array(numbers.Select(z => z.Real).ToArray()).reshape(shape);
            var (half, n) = ((shape[axis] / 2) + 1, shape[axis]);
            Complex[] reals = [.. numbers.Select(z => new Complex(z.Real, 0))];
            var whole = np.fft.fft(np.array(reals).reshape(shape), axis: axis);
            var parts = np.take(whole, np.arange(half), axis);
            Near(parts.Data<Complex>().ToArray(), np.fft.rfft(a, axis: axis));
            Near(whole.Data<Complex>().ToArray(), np.fft.fft(a, axis: axis));
            Near(reals, np.fft.irfft(np.fft.rfft(a, axis: axis), n, axis));
            Near(reals, np.fft.hfft(np.fft.ihfft(a, axis: axis), n, axis));
            Near(reals, np.fft.irfftn(np.fft.rfftn(a), shape));
        },
        iter: 60);

    [Fact]
    public void Other_lengths_cut_or_continue_with_zeros() => Gen.Select(Arrays, Gen.Int[1, 20]).Sample(
        (array, n) =>
        {
            var (numbers, shape, axis) = array;
            var a = np.array(numbers).reshape(shape);
            var extents = shape.ToArray();
            extents[axis] = n;
            var fitted = np.zeros(extents, np.complex128);
            var common = Math.Min(n, shape[axis]);
            var index = string.Concat(Enumerable.Repeat(":,", axis)) + $":{common}";
            fitted[index] = a[index];
            Near(np.fft.fft(fitted, axis: axis).Data<Complex>().ToArray(), np.fft.fft(a, n, axis));
            Near(
                np.fft.fft(fitted, axis: axis).Data<Complex>().ToArray(),
                np.fft.fft(a["..., ::-1"]["..., ::-1"].T, n, shape.Length - 1 - axis).T.copy());
        },
        iter: 60);

    [Fact]
    public void Shifts_undo_each_other_and_put_the_zero_frequency_in_the_middle() => Arrays.Sample(
        (numbers, shape, axis) =>
        {
            var a = np.array(numbers).reshape(shape);
            Near(numbers, np.fft.ifftshift(np.fft.fftshift(a)));
            Near(numbers, np.fft.fftshift(np.fft.ifftshift(a, axis), axis));
            var frequencies = np.fft.fftshift(np.fft.fftfreq(shape[axis])).ToArray<double>();
            Assert.Equal(0, frequencies[shape[axis] / 2]);
            Assert.Equal(frequencies.Order(), frequencies);
        },
        iter: 60);

    [Theory]
    [InlineData(40000)]
    [InlineData(33333)]
    [InlineData(40009)]
    public void Long_real_lines_agree_with_complex_ones(int n)
    {
        var random = new Random(n);
        Complex[] numbers = [.. Enumerable.Range(0, 2 * n).Select(_ => new Complex(random.NextDouble() - 0.5, 0))];
        var a = np.array(numbers.Select(z => z.Real).ToArray()).reshape(2, n);
        foreach (var view in new[] { a, a.T.copy().T })
        {
            var whole = np.fft.fft(np.array(numbers).reshape(2, n));
            Near(whole.Data<Complex>().ToArray(), np.fft.fft(view));
            var half = np.fft.rfft(view);
            Near(np.take(whole, np.arange((n / 2) + 1), 1).Data<Complex>().ToArray(), half);
            Near(numbers, np.fft.irfft(half, n));
            Near(numbers, np.fft.hfft(np.fft.ihfft(view), n));
            Near(numbers, np.fft.ifft(whole));
        }
    }

    [Fact]
    public void Bits_depend_on_the_line_alone()
    {
        var random = new Random(5);
        foreach (var n in new[] { 7, 64, 96, 127, 1000, 2 * 727, 5000, 17000, 20011 })
        {
            var numbers = Enumerable.Range(0, 3 * n).Select(_ => new Complex(random.NextDouble(), random.NextDouble()));
            var lines = np.array(numbers.ToArray()).reshape(3, n);
            var together = np.fft.fft(lines);
            var down = np.fft.fft(lines.T.copy(), axis: 0).T;
            for (var line = 0; line < 3; line++)
            {
                var alone = np.fft.fft(lines[$"{line}"]).tobytes();
                Assert.Equal(alone, together[$"{line}"].tobytes());
                Assert.Equal(alone, down[$"{line}"].copy().tobytes());
            }
        }
    }

    private static Complex Root(long k, int n) => Complex.FromPolarCoordinates(1, 2 * Math.PI * (k % n) / n);

    private static double Energy(Complex[] numbers) =>
        numbers.Sum(z => (z.Real * z.Real) + (z.Imaginary * z.Imaginary));

    private static Complex[] Pairs(double[] numbers) =>
        [.. Enumerable.Range(0, numbers.Length / 2).Select(i => new Complex(numbers[2 * i], numbers[(2 * i) + 1]))];

    private static void Near(Complex[] expected, NDArray actual)
    {
        var values = actual.dtype == np.complex128
            ? actual.Data<Complex>().ToArray()
            : [.. actual.ToArray<double>().Select(x => new Complex(x, 0))];
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.InRange((expected[i] - values[i]).Magnitude, 0, Tolerance);
        }
    }
}
