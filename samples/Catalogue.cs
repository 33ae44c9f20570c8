using Samples.Applications;

namespace Samples;

/// <summary>The sample applications, in the order of the tour.</summary>
internal static class Catalogue
{
    /// <summary>All applications.</summary>
    public static IReadOnlyList<IApplication> Applications { get; } =
    [
        new KMeans(), new LogisticRegression(), new Deblurring(), new HeartBeats(),
        new HeatPlate(), new GrayScott(), new BlackScholes(), new Poisson(),
    ];
}
