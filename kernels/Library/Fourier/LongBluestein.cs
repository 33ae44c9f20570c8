namespace Cohort.Kernels.Library.Fourier;

/// <summary>As <see cref="Bluestein"/>, for one long line.</summary>
internal sealed unsafe class LongBluestein : LongTransform
{
    private readonly LongTransform _inner;
    private readonly Chirp _chirp;

    /// <summary>Computes the chirp.</summary>
    /// <param name="length">The length of a line.</param>
    /// <param name="inner">The transform of the convolution's length.</param>
    public LongBluestein(nint length, LongTransform inner)
        : base(length)
    {
        _inner = inner;
        _chirp = new Chirp(length, inner);
    }

    /// <inheritdoc/>
    public override void Run(Line source, Line target, double scale, IParallel parallel)
    {
        var room = _inner.Length;
        using var scratch = new Scratch(4 * room * sizeof(double));
        var first = Planes.At((double*)scratch.Pointer, room);
        var second = Planes.At((double*)scratch.Pointer + (2 * room), room);
        Chunks.Run(parallel, Length, (from, until) =>
        {
            Interleaving.Load([source.Every(1, from)], first.From(from), until - from);
            _chirp.Modulate(first, 1, from, until);
        });
        _inner.Run(Line.OfPlanes(first, Length), Line.OfPlanes(second, room), 1, parallel);
        Chunks.Run(parallel, room, (from, until) => _chirp.Filter(second, 1, from, until));
        _inner.Run(Line.OfPlanes(second, room).Swapped, Line.OfPlanes(first, room).Swapped, 1, parallel);
        Chunks.Run(parallel, Length, (from, until) =>
        {
            _chirp.Modulate(first, 1, from, until);
            Interleaving.Store([target.Every(1, from)], first.From(from), until - from, scale);
        });
    }
}
