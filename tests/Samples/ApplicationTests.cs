using Samples.Applications;
using Xunit;

namespace Cohort.Tests.Samples;

/// <summary>The sample applications reach what they promise, at sizes that take little time.</summary>
public sealed class ApplicationTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    [Fact]
    public void K_means_finds_digits() => Assert.InRange(new KMeans().Run(Data, new(1797, Steps: 2)).Figure, 0.65, 1);

    [Fact]
    public void Logistic_regression_is_right_on_patients_it_has_not_seen() =>
        Assert.InRange(new LogisticRegression().Run(Data, new(400, Steps: 200)).Figure, 0.951, 1);

    [Fact]
    public void Deblurring_brings_the_photograph_closer_to_the_original() =>
        Assert.InRange(new Deblurring().Run(Data, new(427, Steps: 4)).Figure, 0.3, 10);

    [Fact]
    public void The_heart_rate_of_record_208_is_found() =>
        Assert.InRange(new HeartBeats().Run(Data, new(60)).Figure, 90, 110);

    [Fact]
    public void The_plate_comes_to_rest() =>
        Assert.InRange(new HeatPlate().Run(Data, new(32, Steps: 8000)).Figure, 0, 1e-9);

    [Fact]
    public void A_pattern_grows_from_a_few_drops() =>
        Assert.InRange(new GrayScott().Run(Data, new(48, Steps: 5000)).Figure, 0.3, 0.8);

    [Fact]
    public void Calls_and_puts_obey_their_parity() =>
        Assert.InRange(new BlackScholes().Run(Data, new(20_000)).Figure, 0, 1e-12);

    [Fact]
    public void Conjugate_gradients_reach_the_tolerance() =>
        Assert.InRange(new Poisson().Run(Data, new(48)).Figure, 0, 1e-8);
}
