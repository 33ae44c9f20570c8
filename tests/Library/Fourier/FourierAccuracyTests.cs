using System.Numerics;
using Cohort.Kernels.Library;
using Cohort.Kernels.Library.Fourier;
using Xunit;

namespace Cohort.Tests.Library.Fourier;

/// <summary>Transforms of one line against their definition in 28 digits.</summary>
public sealed class FourierAccuracyTests
{
    // Root mean squares of relative errors for each doubling of the length; measured ones are about a third.
    private const double ErrorPerDoubling = 1.5e-16;

    [Fact]
    public void Short_lines_of_every_length_are_as_exact_as_doubles_allow()
    {
        for (var length = 1; length <= 128; length++)
        {
            Check(length, Enumerable.Range(0, length));
        }
    }

    [Theory]
    [InlineData(243)]
    [InlineData(343)]
    [InlineData(509)]
    [InlineData(625)]
    [InlineData(720)]
    [InlineData(1009)]
    [InlineData(1024)]
    [InlineData(2 * 727)]
    [InlineData(13 * 17 * 19)]
    [InlineData(4099)]
    [InlineData(8192)]
    [InlineData(10007)]
    [InlineData(16384)]
    [InlineData(18225)]
    [InlineData(32768)]
    [InlineData(65537)]
    [InlineData(60 * 60 * 35)]
    [InlineData(131071)]
    [InlineData(131072)]
    public void Long_lines_are_exact_at_frequencies_tried(int length) =>
        Check(length, [0, 1, 2, length / 3, length / 2, (length / 2) + 1, length - 1]);

    [Fact]
    public void Roots_have_an_error_of_about_one_in_their_last_place()
    {
        foreach (var n in new[] { 1, 3, 8, 1000, 2047, 2048, 5000, 65536, 1 << 20, 1_000_003 })
        {
            var roots = new UnitRoots(n);
            for (var k = 0L; k < n; k += Math.Max(1, n / 97))
            {
                var (re, im) = DecimalTransform.Root(k, n);
                var (exactRe, exactIm) = UnitRoots.Exact(k, n);
                Assert.InRange(DecimalTransform.Distance(exactRe, re), 0, 1.2e-16);
                Assert.InRange(DecimalTransform.Distance(exactIm, im), 0, 1.2e-16);
                Assert.InRange(DecimalTransform.Distance(roots[k].Re, re), 0, 2e-16);
                Assert.InRange(DecimalTransform.Distance(roots[k].Im, im), 0, 2e-16);
            }
        }
    }

    private static (int Re, int Im) Number(int j)
    {
        var bits = (uint)(j + 1) * 2654435761u;
        return ((int)(bits >> 20) - 2048, (int)((bits >> 8) & 4095) - 2048);
    }

    private static void Check(int length, IEnumerable<int> frequencies)
    {
        var line = new Complex[length];
        for (var j = 0; j < length; j++)
        {
            var (re, im) = Number(j);
            line[j] = new Complex(re / 1024.0, im / 1024.0);
        }

        var norm = Math.Sqrt(line.Sum(z => (z.Real * z.Real) + (z.Imaginary * z.Imaginary)));
        var actual = Lines.Transform(line, isBackward: false, new ThreadedParallel(2));
        var exact = new DecimalTransform(length);
        var (square, count) = (0.0, 0);
        foreach (var k in frequencies)
        {
            square += Math.Pow((exact.At(k, Number) - actual[k]).Magnitude, 2);
            count++;
        }

        var error = Math.Sqrt(square / count) / norm;
        Assert.True(
            error <= ErrorPerDoubling * Math.Max(1, Math.Log2(length)), $"{length} numbers have the error {error:e2}");
    }
}
