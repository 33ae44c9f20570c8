namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// Lines whose length has a large prime factor, as a convolution. (L. Bluestein, A linear filtering approach to the
/// computation of the discrete Fourier transform, 1970.)
/// </summary>
internal sealed class Bluestein : BlockTransform
{
    private readonly Chirp _chirp;
    private readonly BlockTransform _inner;

    /// <summary>Computes the chirp.</summary>
    /// <param name="length">The length of a line.</param>
    /// <param name="inner">The transform of the convolution's length.</param>
    public Bluestein(nint length, BlockTransform inner)
        : base(length)
    {
        _inner = inner;
        _chirp = new Chirp(length, inner);
    }

    /// <inheritdoc/>
    public override nint Room => _inner.Length;

    /// <inheritdoc/>
    public override Planes Run(Planes data, Planes spare, int lanes)
    {
        _chirp.Modulate(data, lanes, 0, Length);
        Chirp.Clear(data, Length * lanes, Room * lanes);
        var spectrum = _inner.Run(data, spare, lanes);
        _chirp.Filter(spectrum, lanes, 0, Room);
        var result = _inner.Run(spectrum.Swapped, (spectrum == data ? spare : data).Swapped, lanes).Swapped;
        _chirp.Modulate(result, lanes, 0, Length);
        return result;
    }
}
