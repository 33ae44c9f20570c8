using Cohort.Mapping.Calibration;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Mapper.Calibration;

/// <summary>Bandwidths from times of kernels.</summary>
public sealed class BandwidthTests
{
    [Fact]
    public void Exact_times_give_the_bandwidths_that_they_were_made_of() =>
        Gen.Select(Gen.Double[1e9, 1e12], Gen.Double[0.11, 9]).Sample((read, ratio) =>
        {
            var write = read * ratio;
            double Seconds(double reads, double writes) => (reads * 1e6 / read) + (writes * 1e6 / write);
            var fit = Bandwidths.Fit(
                [(0, 1, Seconds(0, 1)), (1, 1, Seconds(1, 1)), (2, 1, Seconds(2, 1))], 1e6);
            Assert.Equal(1, fit.Read / read, 1e-6);
            Assert.Equal(1, fit.Write / write, 1e-6);
        });

    [Fact]
    public void Times_that_make_no_sense_still_give_positive_bandwidths() =>
        Gen.Double[1e-6, 1].Array[3].Sample(times =>
        {
            var (read, write) = Bandwidths.Fit([(0, 1, times[0]), (1, 1, times[1]), (2, 1, times[2])], 1e6);
            Assert.InRange(read, 1e6, 1e16);
            Assert.InRange(write, 1e6, 1e16);
        });
}
