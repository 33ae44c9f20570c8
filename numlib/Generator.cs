using Cohort.Creation;
using Cohort.Draws;
using Cohort.Runtime.Elements;

namespace Cohort;

/// <summary>
/// NumPy's Generator, with NumPy's bits for a seed. The stream moves on at the call, in the order of the calls; uniform
/// numbers are computed when they are needed, on any device.
/// </summary>
public sealed partial class Generator
{
    private readonly Lock _gate = new();
    private readonly BitGenerator _source;

    /// <summary>Draws from a stream of bits: <see cref="PCG64"/> or <see cref="Philox"/>.</summary>
    public Generator(BitGenerator bitGenerator)
    {
        ArgumentNullException.ThrowIfNull(bitGenerator);
        _source = bitGenerator;
    }

    /// <summary>The stream of bits.</summary>
    public BitGenerator bit_generator => _source;

    /// <summary>Uniform numbers in [0, 1), of float64 or float32.</summary>
    /// <exception cref="TypeError">The dtype is another.</exception>
    public NDArray random(Shape size = default, Type? dtype = null, NDArray? @out = null) =>
        Real(RealKind.Uniform, size, dtype, @out);

    /// <summary>Standard normal numbers by the ziggurat method, of float64 or float32.</summary>
    /// <exception cref="TypeError">The dtype is another.</exception>
    public NDArray standard_normal(Shape size = default, Type? dtype = null, NDArray? @out = null) =>
        Real(RealKind.Normal, size, dtype, @out);

    /// <summary>Standard exponential numbers, of float64 or float32.</summary>
    /// <param name="size">The shape; by default one number.</param>
    /// <param name="dtype">float64 or float32.</param>
    /// <param name="method">"zig" for the ziggurat method, "inv" for inversion.</param>
    /// <param name="out">Where to store the numbers.</param>
    public NDArray standard_exponential(
        Shape size = default, Type? dtype = null, string method = "zig", NDArray? @out = null) => method switch
        {
            "zig" => Real(RealKind.Exponential, size, dtype, @out),
            "inv" => Real(RealKind.ExponentialByInversion, size, dtype, @out),
            _ => throw new ValueError($"method must be 'zig' or 'inv' (got '{method}')"),
        };

    /// <summary>Normal numbers.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray normal(double loc = 0, double scale = 1, Shape size = default) => scale >= 0
        ? Draw(new RealDraw(RealKind.Normal, ElementType.Double, One(size)) { Location = loc, Scale = scale })
        : throw new ValueError("scale < 0");

    /// <summary>Exponential numbers with a mean.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray exponential(double scale = 1, Shape size = default) => scale >= 0
        ? Draw(new RealDraw(RealKind.Exponential, ElementType.Double, One(size)) { Scale = scale })
        : throw new ValueError("scale < 0");

    /// <summary>Uniform numbers in [low, high).</summary>
    /// <exception cref="OverflowException">The range is not finite.</exception>
    public NDArray uniform(double low = 0, double high = 1, Shape size = default) => double.IsFinite(high - low)
        ? low + ((high - low) * random(size))
        : throw new OverflowException("high - low range exceeds valid bounds");

    /// <summary>
    /// Integers in [low, high), or in [0, low) without a high bound; with an endpoint, high is included.
    /// </summary>
    /// <exception cref="ValueError">The range is empty, or does not fit the type.</exception>
    public NDArray integers(
        long low, long? high = null, Shape size = default, Type? dtype = null, bool endpoint = false) =>
        Integers(high is null ? 0 : low, high ?? low, size, dtype, endpoint);

    /// <inheritdoc cref="integers(long, long?, Shape, Type, bool)"/>
    public NDArray integers(
        ulong low, ulong? high = null, Shape size = default, Type? dtype = null, bool endpoint = false) =>
        Integers(high is null ? 0 : low, high ?? low, size, dtype, endpoint);

    /// <summary>Random bytes.</summary>
    public Generic.NDArray<byte> bytes(long length)
    {
        var content = HostContent.Buffer<byte>(length, "Generator.bytes");
        return Generic.NDArray<byte>.Of(np.array(Draw(new ByteDraw(content))));
    }

    /// <summary>Shuffles an array along an axis, in place.</summary>
    public void shuffle(NDArray x, int axis = 0)
    {
        np.Given(x).ThrowIfNotWriteable("array");
        var count = x.size == 0 ? 0 : x.Layout.Extents[Typing.Axes.Normalize(axis, x.ndim)];
        if (count > 1)
        {
            ArrayFactory.Store(x, np.take(x, Order(count), axis));
        }
    }

    /// <summary>A random order of 0, 1, ..., x - 1.</summary>
    public NDArray permutation(long x) => Order(Math.Max(x, 0));

    /// <summary>A copy shuffled along an axis.</summary>
    public NDArray permutation(NDArray x, int axis = 0) =>
        np.take(x, Order(np.Given(x).Layout.Extents[Typing.Axes.Normalize(axis, x.ndim)]), axis);

    /// <summary>Random elements of 0, 1, ..., a - 1.</summary>
    /// <param name="a">The number of elements to choose from.</param>
    /// <param name="size">The shape; by default one element.</param>
    /// <param name="replace">Whether an element may come more than once.</param>
    /// <param name="p">The probability of each element; by default all are equal.</param>
    /// <param name="shuffle">Whether the order is random too when elements come only once.</param>
    /// <exception cref="ValueError">More elements are wanted than there are, or probabilities do not fit.</exception>
    public NDArray choice(long a, Shape? size = null, bool replace = true, NDArray? p = null, bool shuffle = true)
    {
        var shape = size is { IsEmpty: false } given ? given : Shape.Scalar;
        var probabilities = p is null ? null : HostContent.Read<double>(p);
        ChoiceArguments.Check(a, shape.Size, replace, probabilities);
        var drawn = HostContent.Buffer<long>(shape.Size, "Generator.choice");
        Draw(new ChoiceDraw(a, probabilities, replace, shuffle, drawn));
        return np.array(drawn).reshape(shape);
    }

    /// <summary>Random sub-arrays along an axis.</summary>
    /// <inheritdoc cref="choice(long, Shape?, bool, NDArray, bool)"/>
    public NDArray choice(
        NDArray a, Shape? size = null, bool replace = true, NDArray? p = null, int axis = 0, bool shuffle = true) =>
        np.Given(a).ndim == 0
            ? choice((long)a, size, replace, p, shuffle)
            : np.take(a, choice(a.Layout.Extents[Typing.Axes.Normalize(axis, a.ndim)], size, replace, p, shuffle),
                axis);

    /// <inheritdoc/>
    public override string ToString() => $"Generator({_source})";

    private static Shape One(Shape size) => size.IsEmpty ? Shape.Scalar : size;

    private TResult Draw<TResult>(IDraw<TResult> draw)
    {
        lock (_gate)
        {
            return _source.Draw(draw);
        }
    }

    private NDArray Real(RealKind kind, Shape size, Type? dtype, NDArray? output)
    {
        var type = dtype is not null ? ElementTypes.Of(dtype) : output?.Type ?? ElementType.Double;
        var shape = size.IsEmpty && output is not null ? output.Shape : size;
        var drawn = Draw(new RealDraw(kind, type, One(shape)));
        return Kept(drawn, output);
    }

    private NDArray Integers(Int128 low, Int128 high, Shape size, Type? dtype, bool endpoint)
    {
        var last = endpoint ? high : high - 1;
        if (low > last)
        {
            throw new ValueError(endpoint ? "low > high" : "low >= high");
        }

        var type = dtype is null ? ElementType.Int64 : ElementTypes.Of(dtype);
        return Draw(new IntegerDraw(low, last, type, One(size)));
    }

    private NDArray Order(long count) =>
        np.array(Draw(new PermutationDraw(HostContent.Buffer<long>(count, "Generator.permutation"))));
}
