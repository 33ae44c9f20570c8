using Cohort;
using Samples.Pictures;

namespace Samples.Applications;

/// <summary>Richardson-Lucy deconvolution (Richardson 1972, Lucy 1974) of a photograph blurred by a Gaussian.</summary>
internal sealed class Deblurring : IApplication
{
    private const double Sigma = 2.0;
    private const int Radius = 6;

    public string Name => "deblur";

    public string Summary => "Richardson-Lucy deblurring of a photograph; before and after";

    public string SizeMeaning => "rows of the photograph's middle, 16 to 427";

    public string StepsMeaning => "iterations";

    public Workload Usual => new(427, Steps: 40);

    public Outcome Run(string data, Workload work)
    {
        var photograph = Middle((NDArray)np.load(Path.Combine(data, "china.npy")), work.Size).astype(np.float64) / 255;

        var offsets = np.arange(-Radius, Radius + 1).astype(np.float64);
        var bell = np.exp(-np.square(offsets) / (2 * Sigma * Sigma));
        var weights = (bell / bell.sum()).ToArray<double>();

        // What a camera would keep: the blurred image in 8 bits.
        var observed = np.rint(255 * Blur(photograph, weights)) / 255;
        var estimate = observed;
        for (var i = 0; i < work.Steps; i++)
        {
            estimate = estimate * Blur(observed / np.maximum(Blur(estimate, weights), 1e-3), weights);
        }

        estimate = np.clip(estimate, 0.0, 1.0);
        var (before, after) = (SignalToNoise(photograph, observed), SignalToNoise(photograph, estimate));
        return new Outcome(
            $"photograph {photograph.shape[1]} x {photograph.shape[0]}, RGB",
            $"PSNR {before:0.0} to {after:0.0} dB", after - before,
            new Photographs(
                "deblur", $"Richardson-Lucy, {work.Steps} iterations",
                new Panel($"blurred by a Gaussian of {Sigma:0} pixels: {before:0.0} dB", observed),
                new Panel($"deblurred: {after:0.0} dB", estimate)));
    }

    /// <summary>The middle of an image in its own proportion, with so many rows.</summary>
    private static NDArray Middle(NDArray image, int rows)
    {
        var (height, width) = (image.shape[0], image.shape[1]);
        var shown = Math.Clamp(rows, 16, height);
        var columns = shown * width / height;
        var (top, left) = ((height - shown) / 2, (width - columns) / 2);
        return image[$"{top}:{top + shown}, {left}:{left + columns}"];
    }

    /// <summary>A separable blur of the first two axes; pixels beyond the border equal the border's.</summary>
    private static NDArray Blur(NDArray image, double[] weights)
    {
        var columns = BlurRows(image, weights);
        return BlurRows(columns.swapaxes(0, 1), weights).swapaxes(0, 1);
    }

    private static NDArray BlurRows(NDArray image, double[] weights)
    {
        var rows = image.shape[0];
        var padded = np.zeros((rows + 2 * Radius, image.shape[1], image.shape[2]));
        padded[$"{Radius}:-{Radius}"] = image;
        padded[$":{Radius}"] = image["0:1"];
        padded[$"-{Radius}:"] = image["-1:"];

        var blurred = weights[0] * padded[$":{rows}"];
        for (var k = 1; k < weights.Length; k++)
        {
            blurred = blurred + weights[k] * padded[$"{k}:{k + rows}"];
        }

        return blurred;
    }

    private static double SignalToNoise(NDArray truth, NDArray image) =>
        -10 * Math.Log10((double)np.square(truth - image).mean());
}
