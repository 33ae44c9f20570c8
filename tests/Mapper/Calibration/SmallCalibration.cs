using Cohort.Devices;
using Cohort.Mapping.Calibration;

namespace Cohort.Tests.Mapper.Calibration;

/// <summary>Calibration at sizes that interpreters of kernels bear.</summary>
internal static class SmallCalibration
{
    /// <summary>Without library operations.</summary>
    public static CalibrationOptions Options { get; } = new()
    {
        Limit = TimeSpan.FromHours(1),
        PerFigure = TimeSpan.Zero,
        LargestBytes = 3 << 13,
        Elements = 256,
        Clock = new SteppingClock(TimeSpan.FromMicroseconds(100)),
    };

    /// <summary>With the library operations of sessions.</summary>
    public static CalibrationOptions WithLibrary { get; } = Options with { Probes = CalibrationProbes.All };
}
