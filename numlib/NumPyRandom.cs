using Cohort.Creation;
using Cohort.Draws;
using Cohort.Kernels.Library.Random;
using Cohort.Runtime.Elements;
using Cohort.Typing;
using static Cohort.Draws.ParameterChecks;

namespace Cohort;

/// <summary>
/// NumPy's legacy random interface (RandomState): MT19937 with NumPy's bits for a seed. Numbers are drawn at the call,
/// in
/// the order of the calls; calls from several threads are serialised.
/// </summary>
[ModuleName("np.random")]
public partial class NumPyRandom
{
    private readonly Lock _gate = new();
    private LegacyGenerator _generator;
    private int _seed;

    internal NumPyRandom(LegacyGenerator generator) => _generator = generator;

    /// <summary>The seed set last. Setting it restarts the stream.</summary>
    public int Seed
    {
        get => _seed;
        set => seed(value);
    }

    /// <summary>A new stream of its own, seeded by the system.</summary>
    public NumPyRandom RandomState() => new(Fresh());

    /// <summary>A new stream of its own.</summary>
    public NumPyRandom RandomState(int seed)
    {
        var state = new NumPyRandom(Fresh());
        state.seed(seed);
        return state;
    }

    /// <summary>A new stream of its own that continues a saved one.</summary>
    public NumPyRandom RandomState(NativeRandomState state)
    {
        var result = new NumPyRandom(Fresh());
        result.set_state(state);
        return result;
    }

    /// <summary>Restarts the stream.</summary>
    /// <exception cref="ValueError">The seed is negative.</exception>
    public void seed(int seed) => this.seed((long)seed);

    /// <inheritdoc cref="seed(int)"/>
    public void seed(long seed)
    {
        if (seed is < 0 or > uint.MaxValue)
        {
            throw new ValueError("Seed must be between 0 and 2**32 - 1");
        }

        _seed = unchecked((int)seed);
        Restart(Mt19937.FromSeed((uint)seed));
    }

    /// <inheritdoc cref="seed(int)"/>
    public void seed(uint seed) => this.seed((long)seed);

    /// <inheritdoc cref="seed(int)"/>
    public void seed(ulong seed) => this.seed(checked((long)seed));

    /// <summary>Restarts the stream from several words.</summary>
    public void seed(uint[] seed) => Restart(Mt19937.FromSeed(seed));

    /// <summary>The state of the stream, from which it can continue.</summary>
    public NativeRandomState get_state()
    {
        lock (_gate)
        {
            return new NativeRandomState(
                _generator.Bits.Key.ToArray(), _generator.Bits.Position, _generator.HasGauss ? 1 : 0,
                _generator.CachedGaussian);
        }
    }

    /// <summary>Continues a saved stream.</summary>
    public void set_state(NativeRandomState state)
    {
        lock (_gate)
        {
            _generator = new LegacyGenerator(
                Mt19937.FromState(state.Key, state.Pos), state.HasGauss != 0, state.CachedGaussian);
        }
    }

    /// <summary>Uniform numbers in [0, 1).</summary>
    public NDArray rand(params long[] shape) => random(shape);

    /// <summary>Uniform numbers in [0, 1).</summary>
    public NDArray rand(Shape shape) =>
        Draw(shape, static (ref LegacyGenerator g, Span<double> to) => UniformDraws.Fill(ref g.Bits, to));

    /// <summary>Uniform numbers in [0, 1).</summary>
    public NDArray random(params long[] size) => rand(np.Given(size).Length == 0 ? Shape.Scalar : new Shape(size));

    /// <summary>Uniform numbers in [0, 1).</summary>
    public NDArray random_sample(params long[] size) => random(size);

    /// <summary>Standard normal numbers.</summary>
    public NDArray randn(params long[] shape) =>
        standard_normal(np.Given(shape).Length == 0 ? Shape.Scalar : new Shape(shape));

    /// <summary>A standard normal number.</summary>
    public T randn<T>()
        where T : unmanaged => standard_normal().item<T>();

    /// <summary>A standard normal number.</summary>
    public NDArray standard_normal() => standard_normal(Shape.Scalar);

    /// <summary>Standard normal numbers, by Marsaglia's polar method.</summary>
    public NDArray standard_normal(Shape size) =>
        Draw(size, static (ref LegacyGenerator g, Span<double> to) => g.FillGauss(to));

    /// <summary>A normal number.</summary>
    public NDArray normal(double loc = 0, double scale = 1) => normal(loc, scale, Shape.Scalar);

    /// <summary>Normal numbers.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray normal(double loc, double scale, Shape size)
    {
        NotNegative(scale, "scale");
        return Draw(size, (ref LegacyGenerator g, Span<double> to) => g.FillNormal(loc, scale, to));
    }

    /// <summary>A uniform number.</summary>
    public NDArray uniform(double low = 0, double high = 1) => uniform(low, high, Shape.Scalar);

    /// <summary>Uniform numbers in [low, high).</summary>
    /// <exception cref="OverflowException">The range is not finite.</exception>
    public NDArray uniform(double low, double high, Shape size) => double.IsFinite(high - low)
        ? Draw(size, (ref LegacyGenerator g, Span<double> to) => UniformDraws.Fill(ref g.Bits, low, high, to))
        : throw new OverflowException("Range exceeds valid bounds");

    /// <summary>Uniform numbers between bounds that broadcast, one for each pair.</summary>
    /// <exception cref="OverflowException">A range is not finite.</exception>
    public NDArray uniform(NDArray low, NDArray high, Type? dtype = null)
    {
        var range = np.Given(high).astype(np.float64) - np.Given(low).astype(np.float64);
        var numbers = np.all(np.isfinite(range))
            ? low + (range * rand(new Shape(range.shape)))
            : throw new OverflowException("Range exceeds valid bounds");
        return dtype is null ? numbers : numbers.astype(dtype, copy: false);
    }

    /// <summary>A standard exponential number.</summary>
    public NDArray standard_exponential() => standard_exponential(Shape.Scalar);

    /// <summary>Standard exponential numbers.</summary>
    public NDArray standard_exponential(Shape size) => exponential(1, size);

    /// <summary>An exponential number.</summary>
    public NDArray exponential(double scale = 1) => exponential(scale, Shape.Scalar);

    /// <summary>Exponential numbers with a mean.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray exponential(double scale, Shape size)
    {
        NotNegative(scale, "scale");
        return Draw(size, (ref LegacyGenerator g, Span<double> to) => g.FillExponential(scale, to));
    }

    /// <summary>Integers in [low, high), or in [0, low) when the high bound is left out.</summary>
    /// <param name="low">The smallest integer, or the end of the range from 0.</param>
    /// <param name="high">The end of the range; -1 when left out.</param>
    /// <param name="size">The shape; by default one integer.</param>
    /// <param name="dtype">The integer type; by default int64, as in NumPy 2 (NumSharp's is int32). Ranges of up to 32
    /// bits give the same integers for a seed with both.</param>
    /// <exception cref="ValueError">The range is empty, or a bound does not fit the type.</exception>
    public NDArray randint(long low, long high = -1, Shape size = default, Type? dtype = null)
    {
        var (from, end) = high == -1 ? (0, low) : (low, high);
        var type = dtype is null ? ElementType.Int64 : ElementTypes.Of(dtype);
        if (from >= end)
        {
            throw new ValueError("low >= high");
        }

        lock (_gate)
        {
            return IntegerDraws.Draw(ref _generator.Bits, from, end - 1, Rejection.Masked, type, One(size));
        }
    }

    /// <summary>Random bytes.</summary>
    public Generic.NDArray<byte> bytes(long length)
    {
        var content = HostContent.Buffer<byte>(length, "np.random.bytes");
        lock (_gate)
        {
            UniformDraws.Fill(ref _generator.Bits, content);
        }

        return Generic.NDArray<byte>.Of(np.array(content));
    }

    /// <summary>Shuffles an array along its first axis, in place.</summary>
    public void shuffle(NDArray x)
    {
        np.Given(x).ThrowIfNotWriteable("array");
        ArrayFactory.Store(x, np.take(x, ShuffledOrder(x.ndim == 0 ? throw new TypeError("x must be at least 1-d")
            : x.Layout.Extents[0]), 0));
    }

    /// <summary>A random order of 0, 1, ..., x - 1.</summary>
    public NDArray permutation(int x)
    {
        var order = new long[Math.Max(x, 0)];
        lock (_gate)
        {
            Shuffling.Permutation<Mt19937, long>(ref _generator.Bits, Rejection.Masked, order);
        }

        return np.array(order);
    }

    /// <summary>A copy shuffled along its first axis.</summary>
    public NDArray permutation(NDArray x) => np.Given(x).ndim > 0
        ? np.take(x, ShuffledOrder(x.Layout.Extents[0]), 0)
        : throw new IndexError("x must be an integer or at least 1-dimensional");

    /// <summary>Random elements of 0, 1, ..., a - 1.</summary>
    public NDArray choice(int a, Shape size = default, bool replace = true, double[]? p = null) =>
        choice((long)a, size, replace, p);

    /// <summary>Random elements of 0, 1, ..., a - 1.</summary>
    /// <param name="a">The number of elements to choose from.</param>
    /// <param name="size">The shape; by default one element.</param>
    /// <param name="replace">Whether an element may come more than once.</param>
    /// <param name="p">The probability of each element; by default all are equal.</param>
    /// <exception cref="ValueError">More elements are wanted than there are, or probabilities do not fit.</exception>
    public NDArray choice(long a, Shape size = default, bool replace = true, double[]? p = null)
    {
        ChoiceArguments.Check(a, One(size).Size, replace, p);
        var drawn = HostContent.Buffer<long>(One(size).Size, "np.random.choice");
        lock (_gate)
        {
            if (p is not null && replace)
            {
                Choice.WithReplacement(ref _generator.Bits, p, drawn);
            }
            else if (p is not null)
            {
                Choice.WithoutReplacement(ref _generator.Bits, p, drawn);
            }
            else if (replace)
            {
                BoundedIntegers.Fill(ref _generator.Bits, 0L, a - 1, Rejection.Masked, drawn.AsSpan());
            }
            else
            {
                Choice.LegacyWithoutReplacement(ref _generator.Bits, checked((int)a), drawn);
            }
        }

        return np.array(drawn).reshape(One(size));
    }

    /// <summary>Random elements of a vector.</summary>
    /// <inheritdoc cref="choice(long, Shape, bool, double[])"/>
    public NDArray choice(NDArray a, Shape size = default, bool replace = true, double[]? p = null) =>
        np.Given(a).ndim switch
        {
            0 => choice((long)a, size, replace, p),
            1 => np.take(a, choice(a.size, size, replace, p)),
            _ => throw new ValueError("a must be 1-dimensional"),
        };

    /// <summary>A generator on PCG64, seeded by the system.</summary>
    public Generator default_rng() => new(new PCG64(new SeedSequence()));

    /// <summary>A generator on PCG64.</summary>
    public Generator default_rng(long seed) => new(new PCG64(seed));

    /// <summary>A generator on PCG64.</summary>
    public Generator default_rng(int[] seed) => new(new PCG64(new SeedSequence(seed)));

    /// <summary>A generator on PCG64.</summary>
    public Generator default_rng(long[] seed) => new(new PCG64(new SeedSequence(seed)));

    /// <summary>A generator on PCG64.</summary>
    public Generator default_rng(SeedSequence seed) => new(new PCG64(seed));

    /// <summary>A generator on a stream of bits.</summary>
    public Generator default_rng(BitGenerator bitGenerator) => new(bitGenerator);

    /// <summary>The generator itself.</summary>
    public Generator default_rng(Generator generator) => generator;

    internal static LegacyGenerator Fresh() => new(Mt19937.FromSeed((uint)Environment.TickCount));

    private static Shape One(Shape size) => size.IsEmpty ? Shape.Scalar : size;

    private delegate void Filler(ref LegacyGenerator generator, Span<double> target);

    private NDArray Draw(Shape size, Filler fill)
    {
        var shape = One(size);
        var values = HostContent.Buffer<double>(shape.Size, "np.random");
        lock (_gate)
        {
            fill(ref _generator, values);
        }

        return HostContent.Import<double>(Session.Current, shape.Value.Extents, values);
    }

    private void Restart(Mt19937 bits)
    {
        lock (_gate)
        {
            _generator = new LegacyGenerator(bits);
        }
    }

    private NDArray ShuffledOrder(long count)
    {
        var order = HostContent.Buffer<long>(count, "np.random.shuffle");
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        lock (_gate)
        {
            Shuffling.Shuffle(ref _generator.Bits, Rejection.Masked, order.AsSpan());
        }

        return np.array(order);
    }
}
