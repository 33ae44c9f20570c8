using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>
/// Richardson-Lucy deconvolution (Richardson 1972, Lucy 1974) of a picture that a Gaussian has blurred, with its
/// convolutions by Fourier transforms.
/// </summary>
internal sealed class RichardsonLucy : IScaleApplication
{
    private const double Width = 3;

    private readonly int[] _size;
    private readonly NDArray _observed;
    private readonly NDArray _spectrum;
    private NDArray _estimate;

    public RichardsonLucy(double units)
    {
        var side = Extents.Side(units);
        _size = [side, side];
        var distance = np.minimum(np.arange(side), side - np.arange(side)).astype(np.float64);
        var bell = np.exp(-(distance * distance) / (2 * Width * Width));
        bell = bell / np.sum(bell);
        _spectrum = np.fft.rfft2(bell.reshape(-1, 1) * bell);
        _observed = Blur(0.1 + np.random.default_rng(42).random(new Shape(side, side)));
        _estimate = _observed;
    }

    public double Units => _observed.size;

    public IReadOnlyList<NDArray> Step()
    {
        // The Gaussian is its own mirror image.
        _estimate = _estimate * Blur(_observed / np.maximum(Blur(_estimate), 1e-6));
        return [_estimate];
    }

    private NDArray Blur(NDArray picture) => np.fft.irfft2(np.fft.rfft2(picture) * _spectrum, _size);
}
