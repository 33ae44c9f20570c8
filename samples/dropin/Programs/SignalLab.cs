using System;
using System.IO;
using System.Linq;
using NumSharp;

// Makes a signal, buries it in noise and gets it back; then counts the beats of a heart.
public class SignalLab
{
    public static NDArray Tone(NDArray time, double frequency, double amplitude) =>
        amplitude * np.sin(2 * np.pi * frequency * time);

    public static NDArray Hann(int length)
    {
        var k = np.arange(length);
        return 0.5 - 0.5 * np.cos(2 * Math.PI * k / (length - 1));
    }

    public static NDArray BandPass(NDArray signal, double rate, double low, double high)
    {
        var spectrum = np.fft.rfft(signal);
        var frequencies = np.fft.rfftfreq((int)signal.size, 1.0 / rate);
        NDArray keep = (frequencies >= low) & (frequencies <= high);
        spectrum[!keep.AsGeneric<bool>()] = 0;
        return np.fft.irfft(spectrum, (int)signal.size);
    }

    public static void Run(string data, bool quick)
    {
        int n = quick ? 4096 : 1 << 19;
        double rate = 8192.0;
        np.random.seed(99);
        var time = np.arange(n) / rate;
        var clean = Tone(time, 440, 1.0) + Tone(time, 660, 0.5) + Tone(time, 1234.5, 0.25);
        var noisy = clean + 0.8 * np.random.randn(n);

        var power = np.abs(np.fft.rfft(noisy * Hann(n)));
        var order = np.argsort(power)["::-1"];
        double[] frequencies = np.fft.rfftfreq(n, 1 / rate).ToArray<double>();
        var strongest = order["0:5"].ToArray<long>().Select(i => frequencies[i]).OrderBy(f => f);
        Console.WriteLine("strongest lines: " + string.Join(", ", strongest));

        var filtered = BandPass(noisy, rate, 400, 1300);
        Console.WriteLine($"error before {np.sqrt(np.mean(np.square(noisy - clean)))}");
        Console.WriteLine($"error after  {(double)np.sqrt(np.mean(np.square(filtered - clean)))}");

        var window = Hann(64);
        var smooth = np.convolve(noisy[":20000"], window / window.sum(), "same");
        Console.WriteLine($"smooth: {smooth.size} samples, peak {smooth.max()}, at {smooth.argmax()}");

        // decimate by reshaping, then clip
        NDArray decimated = noisy.reshape(-1, 8).mean(1);
        var clipped = np.clip(decimated, -0.5, 0.5);
        Console.WriteLine($"decimated {decimated.shape[0]}: rms {Rms(decimated)}, clipped {Rms(clipped)}");

        HeartBeats(Path.Combine(data, "ecg.npy"), quick ? 7200 : 108000);
    }

    private static double Rms(NDArray x) => Math.Sqrt((double)(x * x).mean());

    private static void HeartBeats(string file, int samples)
    {
        NDArray ecg = (NDArray)np.load(file);
        ecg = ecg[new Slice(0, samples)].astype(np.float64);
        NDArray slope = np.square(np.diff(BandPass(ecg, 360, 5, 25)));
        NDArray energy = np.convolve(slope, np.ones(36) / 36.0, "same");
        double threshold = 0.3 * (double)np.percentile(energy, 98);
        NDArray above = (energy > threshold).astype(NPTypeCode.Int32);
        NDArray starts = np.flatnonzero(np.diff(above) == 1);
        NDArray gaps = np.diff(starts) / 360.0;
        Console.WriteLine($"{starts.size} beats, threshold {threshold}");
        Console.WriteLine($"beat to beat {gaps.mean()} s, spread {gaps.std()} s, longest {gaps.amax()} s");
    }
}
