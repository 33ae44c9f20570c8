using Cohort;
using Samples.Pictures;

namespace Samples.Applications;

/// <summary>
/// Finds the heart beats of an electrocardiogram: band-pass, derivative, square and moving window as by Pan and
/// Tompkins (1985), with the threshold between two moving averages of Elgendi (2013).
/// </summary>
internal sealed class HeartBeats : IApplication
{
    private const int Rate = 360;

    public string Name => "ecg";

    public string Summary => "QRS detection in an electrocardiogram; heart rate and detected beats";

    public string SizeMeaning => "seconds of the recording, 10 to 300";

    public Workload Usual => new(300);

    public Outcome Run(string data, Workload work)
    {
        var seconds = Math.Clamp(work.Size, 10, 300);
        var recording = (NDArray)np.load(Path.Combine(data, "ecg.npy"));
        var signal = recording[$":{seconds * Rate}"].astype(np.float64);

        var smooth = MovingMean(signal, 15);
        var band = smooth - MovingMean(smooth, 151);
        var upright = signal - MovingMean(signal, 151);
        var slope = np.zeros_like(band);
        slope["2:-2"] = (2 * band["4:"] + band["3:-1"] - band["1:-3"] - 2 * band[":-4"]) / 8;
        var energy = np.square(slope);

        // A beat stands out where the mean over its own width exceeds the mean over a whole cycle.
        var beat = MovingMean(energy, 45);
        var level = MovingMean(energy, 261) + 0.1 * energy.mean();
        var inside = (beat > level).astype(np.int32);
        inside["0"] = 0;
        inside["-1"] = 0;
        var edges = inside["1:"] - inside[":-1"];
        var starts = np.nonzero(edges == 1)[0].ToArray<long>();
        var ends = np.nonzero(edges == -1)[0].ToArray<long>();

        var beats = new List<double>();
        foreach (var (start, end) in starts.Zip(ends))
        {
            var peak = start + np.argmax(np.abs(upright[$"{start}:{end}"]));
            if (end - start > 0.06 * Rate && (beats.Count == 0 || peak - beats[^1] > 0.25 * Rate))
            {
                beats.Add(peak);
            }
        }

        var positions = np.array(beats.ToArray());
        var bpm = 60.0 * Rate / (double)(positions["1:"] - positions[":-1"]).mean();
        return new Outcome(
            $"{seconds} s at {Rate} Hz", $"{beats.Count} beats, {bpm:0.0} bpm", bpm,
            Picture(signal, beats, $"Electrocardiogram, first 10 s: {beats.Count} beats in {seconds} s, {bpm:0} bpm"));
    }

    /// <summary>The mean over <paramref name="width"/> (odd) neighbours, by differences of the running sum.</summary>
    private static NDArray MovingMean(NDArray signal, int width)
    {
        var sums = np.zeros(signal.size + 1);
        sums["1:"] = np.cumsum(signal - signal.mean());
        var means = np.zeros_like(signal);
        var half = width / 2;
        means[$"{half}:-{half}"] = (sums[$"{width}:"] - sums[$":-{width}"]) / width;
        return means;
    }

    private static Curves Picture(NDArray signal, List<double> beats, string title)
    {
        const int Shown = 10 * Rate;
        var shown = beats.Where(beat => beat < Shown).ToArray();
        var heights = shown.Select(beat => signal.GetDouble((long)beat)).ToArray();
        return new Curves(
            "ecg-beats", title, "seconds", "millivolt",
            new Curve("signal", signal[$":{Shown}"], np.arange(Shown) / (double)Rate),
            new Curve("detected beat", np.array(heights), np.array(shown) / Rate) { MarkersOnly = true });
    }
}
