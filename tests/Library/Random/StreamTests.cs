using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cohort.Kernels.Library.Random;
using Xunit;

namespace Cohort.Tests.Library.Random;

using SeedSequence = Cohort.Kernels.Library.Random.SeedSequence;

public sealed class StreamTests
{
    private static readonly double[] Probabilities = [.. Enumerable.Range(1, 50).Select(i => i / 1275.0)];

    private static void Check(string name, params byte[][] parts)
    {
        byte[] all = [.. parts.SelectMany(part => part)];
        var (digest, start) = FrozenStreams.Streams[name];
        Assert.Equal(start, Convert.ToHexStringLower(all.AsSpan(0, Math.Min(16, all.Length))));
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(all))[..16]);
    }

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes<T>(values).ToArray();

    private delegate void Filler<TBits, T>(ref TBits bits, Span<T> target);

    private static byte[] Draw<TBits, T>(ref TBits bits, int count, Filler<TBits, T> fill)
        where T : unmanaged
    {
        var target = new T[count];
        fill(ref bits, target);
        return Bytes(target);
    }

    private static byte[] Doubles<TBits>(ref TBits bits, int count)
        where TBits : struct, IBitGenerator =>
            Draw(ref bits, count, (ref TBits b, Span<double> t) => UniformDraws.Fill(ref b, t));

    private static byte[] Singles<TBits>(ref TBits bits, int count)
        where TBits : struct, IBitGenerator =>
            Draw(ref bits, count, (ref TBits b, Span<float> t) => UniformDraws.Fill(ref b, t));

    private static byte[] Raw<TBits>(TBits bits, int count)
        where TBits : struct, IBitGenerator =>
            Bytes(Enumerable.Range(0, count).Select(_ => bits.NextUInt64()).ToArray());

    private static byte[] Integers<TBits, T>(ref TBits bits, int count, T low, T high, Rejection rejection)
        where TBits : struct, IBitGenerator
        where T : unmanaged, IBinaryInteger<T> =>
        Draw(ref bits, count, (ref TBits b, Span<T> t) => BoundedIntegers.Fill(ref b, low, high, rejection, t));

    private static Pcg64 Pcg(BigInteger seed) => Pcg64.FromSeed(new SeedSequence(seed));

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(12345u)]
    [InlineData(uint.MaxValue)]
    public void Legacy_doubles_are_NumPys(uint seed)
    {
        var bits = Mt19937.FromSeed(seed);
        Check($"mt doubles {seed}", Doubles(ref bits, 5000));
    }

    [Fact]
    public void Legacy_seeds_give_NumPys_state()
    {
        static byte[][] State(Mt19937 bits) => [MemoryMarshal.AsBytes(bits.Key).ToArray(), Bytes([bits.Position])];
        Check("mt key 42", State(Mt19937.FromSeed(42)));
        Check("mt array seed", State(Mt19937.FromSeed([1u, 2, 3, 4000000000])));
        Check("mt long array seed", State(Mt19937.FromSeed([.. Enumerable.Range(0, 700).Select(i => (uint)i)])));
        var bits = Mt19937.FromSeed(7);
        Check("mt bytes", Draw(ref bits, 1003, (ref Mt19937 b, Span<byte> t) => UniformDraws.Fill(ref b, t)));
    }

    [Fact]
    public void Legacy_distributions_are_NumPys()
    {
        var legacy = new LegacyGenerator(Mt19937.FromSeed(5));
        var normal = Draw(ref legacy, 10001, (ref LegacyGenerator g, Span<double> t) => g.FillGauss(t));
        var uniform = Doubles(ref legacy.Bits, 10);
        Check("mt gauss", normal, uniform,
            Draw(ref legacy, 11, (ref LegacyGenerator g, Span<double> t) => g.FillNormal(3, 2, t)));
        Check("mt gauss state", Bytes([legacy.Bits.Position, legacy.HasGauss ? 1 : 0]), Bytes([legacy.CachedGaussian]));
        var (one, scaled) = (new LegacyGenerator(Mt19937.FromSeed(6)), new LegacyGenerator(Mt19937.FromSeed(6)));
        Check(
            "mt exponential",
            Draw(ref one, 20000, (ref LegacyGenerator g, Span<double> t) => g.FillExponential(1, t)),
            Draw(ref scaled, 20000, (ref LegacyGenerator g, Span<double> t) => g.FillExponential(2.5, t)));
        var bits = Mt19937.FromSeed(8);
        Check("mt uniform",
            Draw(ref bits, 5000, (ref Mt19937 b, Span<double> t) => UniformDraws.Fill(ref b, -3, 7.5, t)));
    }

    [Fact]
    public void Bounded_integers_of_every_type_are_NumPys()
    {
        Bounded<long>("int64 small", -5, 999);
        Bounded<long>("int64 32", 0, uint.MaxValue);
        Bounded("int64 wide", -(1L << 62), (1L << 61) + 12344);
        Bounded("int64 full", long.MinValue, long.MaxValue);
        Bounded("uint64 wide", 3UL, (1UL << 40) - 1);
        Bounded("int32", -100, 12344);
        Bounded("int32 full", int.MinValue, int.MaxValue);
        Bounded("uint32", 7u, 2999999999u);
        Bounded<short>("int16", -300, 300);
        Bounded("int16 full", short.MinValue, short.MaxValue);
        Bounded<ushort>("uint16", 1, 39999);
        Bounded<sbyte>("int8", -100, 56);
        Bounded("int8 full", sbyte.MinValue, sbyte.MaxValue);
        Bounded<byte>("uint8", 0, 199);
        Bounded<byte>("uint8 one", 9, 9);
        var (mt, pcg) = (Mt19937.FromSeed(9), Pcg(9));
        Check("mt bool",
            Draw(ref mt, 3001, (ref Mt19937 b, Span<bool> t) => BoundedIntegers.Fill(ref b, false, true, t)));
        Check("pcg bool",
            Draw(ref pcg, 3001, (ref Pcg64 b, Span<bool> t) => BoundedIntegers.Fill(ref b, false, true, t)));
    }

    private static void Bounded<T>(string name, T low, T high)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (mt, pcg) = (Mt19937.FromSeed(9), Pcg(9));
        Check("mt " + name, Integers(ref mt, 3001, low, high, Rejection.Masked));
        Check("pcg " + name, Integers(ref pcg, 3001, low, high, Rejection.Lemire));
    }

    [Fact]
    public void Shuffles_and_choices_of_the_legacy_interface_are_NumPys()
    {
        var bits = Mt19937.FromSeed(10);
        var items = Enumerable.Range(0, 1000).Select(i => (long)i).ToArray();
        Shuffling.Shuffle<Mt19937, long>(ref bits, Rejection.Masked, items);
        var order = Draw(ref bits, 1234,
            (ref Mt19937 b, Span<long> t) => Shuffling.Permutation(ref b, Rejection.Masked, t));
        Check("mt shuffle", Bytes(items), order, Doubles(ref bits, 2));
        bits = Mt19937.FromSeed(11);
        Check(
            "mt choice",
            Draw(ref bits, 400, (ref Mt19937 b, Span<long> t) => Choice.WithReplacement(ref b, Probabilities, t)),
            Draw(ref bits, 20, (ref Mt19937 b, Span<long> t) => Choice.WithoutReplacement(ref b, Probabilities, t)),
            Draw(ref bits, 30, (ref Mt19937 b, Span<long> t) => Choice.LegacyWithoutReplacement(ref b, 50, t)),
            Integers(ref bits, 30, 0L, 76L, Rejection.Masked));
    }

    [Fact]
    public void Shuffles_and_choices_of_the_new_interface_are_NumPys()
    {
        var bits = Pcg(19);
        var items = Enumerable.Range(0, 1000).Select(i => (long)i).ToArray();
        Shuffling.Shuffle<Pcg64, long>(ref bits, Rejection.Masked, items);
        var order = Draw(ref bits, 1234,
            (ref Pcg64 b, Span<long> t) => Shuffling.Permutation(ref b, Rejection.Masked, t));
        Check("pcg shuffle", Bytes(items), order, Doubles(ref bits, 2));
        bits = Pcg(20);
        Check(
            "pcg choice",
            Draw(ref bits, 400, (ref Pcg64 b, Span<long> t) => Choice.WithReplacement(ref b, Probabilities, t)),
            Draw(ref bits, 20, (ref Pcg64 b, Span<long> t) => Choice.WithoutReplacement(ref b, Probabilities, t)),
            Distinct(ref bits, 50, 30, true),
            Distinct(ref bits, 20000, 1000, true),
            Distinct(ref bits, 20000, 700, false),
            Integers(ref bits, 30, 0L, 76L, Rejection.Lemire),
            Distinct(ref bits, 20000, 1001, false),
            Distinct(ref bits, 20000, 30, false));
    }

    private static byte[] Distinct(ref Pcg64 bits, long population, int count, bool shuffle) =>
        Draw(ref bits, count, (ref Pcg64 b, Span<long> t) => Choice.WithoutReplacement(ref b, population, shuffle, t));

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("4294967296")]
    [InlineData("1267650600228229401496703205383")]
    public void Doubles_of_the_new_interface_are_NumPys(string seed)
    {
        var bits = Pcg(BigInteger.Parse(seed));
        Check($"pcg doubles {seed}", Doubles(ref bits, 5000));
    }

    [Fact]
    public void Pcg64_keeps_half_draws_advances_and_jumps_as_NumPy()
    {
        var bits = Pcg(12);
        var (state, increment) = bits.State;
        Check("pcg state 12", Bytes([(ulong)(state >> 64), (ulong)state, (ulong)(increment >> 64), (ulong)increment]));
        Check("pcg floats", Singles(ref bits, 4001), Doubles(ref bits, 3), Singles(ref bits, 5));
        var far = Pcg(13);
        far.Advance((UInt128)(BigInteger.Pow(10, 30) + 1));
        Check("pcg raw", Raw(Pcg(13), 1000), Raw(far, 10), Raw(Pcg(13).Jumped(3), 10));
    }

    [Fact]
    public void Ziggurat_draws_in_double_precision_are_NumPys()
    {
        var bits = Pcg(14);
        Check("pcg normal", Draw(ref bits, 200000, (ref Pcg64 b, Span<double> t) => Ziggurat.FillNormal(ref b, t)));
        bits = Pcg(14);
        Check("pcg normal scaled",
            Draw(ref bits, 1000, (ref Pcg64 b, Span<double> t) => Ziggurat.FillNormal(ref b, 2, 0.25, t)));
        var (one, half) = (Pcg(16), Pcg(16));
        Check(
            "pcg exponential",
            Draw(ref one, 200000, (ref Pcg64 b, Span<double> t) => Ziggurat.FillExponential(ref b, 1, t)),
            Draw(ref half, 100, (ref Pcg64 b, Span<double> t) => Ziggurat.FillExponential(ref b, 0.5, t)));
        bits = Pcg(18);
        Check("pcg exponential inv",
            Draw(ref bits, 50000, (ref Pcg64 b, Span<double> t) => Ziggurat.FillExponentialByInversion(ref b, t)));
    }

    [Fact]
    public void Ziggurat_draws_in_single_precision_are_NumPys()
    {
        var bits = Pcg(15);
        Check("pcg normal float",
            Draw(ref bits, 200000, (ref Pcg64 b, Span<float> t) => ZigguratSingle.FillNormal(ref b, t)));
        bits = Pcg(17);
        Check("pcg exponential float",
            Draw(ref bits, 200000, (ref Pcg64 b, Span<float> t) => ZigguratSingle.FillExponential(ref b, t)));
        bits = Pcg(18);
        Check("pcg exponential inv float", Draw(ref bits, 50000,
            (ref Pcg64 b, Span<float> t) => ZigguratSingle.FillExponentialByInversion(ref b, t)));
    }

    [Fact]
    public void Seed_sequences_are_NumPys()
    {
        static byte[] State(SeedSequence seed, int count)
        {
            var words = new uint[count];
            seed.GenerateState(words);
            return Bytes(words);
        }

        var wide = new ulong[3];
        new SeedSequence(0).GenerateState(wide);
        Check(
            "seed sequence", State(new(123), 10), State(new(BigInteger.Pow(2, 200)), 7), State(new([5u], [1, 2]), 8),
            State(new([0u, 1, 2, 3, 4, 5, 6, 7, 8], [], 8), 8), Bytes(wide));
    }

    [Fact]
    public void The_other_bit_generators_are_NumPys()
    {
        static Mt19937 Mt() => Mt19937.FromSeed(new SeedSequence(21));
        var (a, b, c) = (Mt(), Mt(), Mt());
        Check(
            "mt19937 bit generator", Doubles(ref a, 2000),
            Draw(ref b, 2000, (ref Mt19937 g, Span<double> t) => Ziggurat.FillNormal(ref g, t)),
            Integers(ref c, 2000, 0L, (1L << 40) - 1, Rejection.Lemire));
        var philox = Philox4x64.FromSeed(new SeedSequence(22));
        var far = philox;
        far.Advance((UInt128)1 << 70);
        var jumped = philox.Jumped(2);
        Check(
            "philox", Doubles(ref philox, 1001),
            Draw(ref philox, 1000, (ref Philox4x64 g, Span<double> t) => Ziggurat.FillNormal(ref g, t)),
            Integers(ref philox, 77, 0L, 999L, Rejection.Lemire), Singles(ref philox, 9));
        var keyed = Philox4x64.FromKey(99, 1, [ulong.MaxValue - 2, ulong.MaxValue, ulong.MaxValue, 5]);
        Check("philox key", Raw(keyed, 40), Raw(far, 5), Raw(jumped, 5));
    }

    [Fact]
    public void A_restored_state_continues_the_stream()
    {
        var bits = Mt19937.FromSeed(3);
        Doubles(ref bits, 1000);
        var restored = Mt19937.FromState(bits.Key, bits.Position);
        Assert.Equal(Raw(bits, 700), Raw(restored, 700));
        var philox = Philox4x64.FromSeed(new SeedSequence(3));
        Singles(ref philox, 7);
        var again = Philox4x64.FromState(
            philox.Key.First, philox.Key.Second, philox.Counter, philox.Buffer, philox.Position, philox.HasUInt32,
            philox.WaitingUInt32);
        Assert.Equal(Singles(ref philox, 9), Singles(ref again, 9));
        var pcg = Pcg(3);
        Singles(ref pcg, 7);
        var same = Pcg64.FromState(pcg.State.State, pcg.State.Increment, pcg.HasUInt32, pcg.WaitingUInt32);
        Assert.Equal(Singles(ref pcg, 9), Singles(ref same, 9));
    }

    [Fact]
    public void Bad_states_and_bounds_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Mt19937.FromState(new uint[3], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mt19937.FromState(new uint[624], 625));
        Assert.Throws<ArgumentException>(() => Mt19937.FromSeed(ReadOnlySpan<uint>.Empty));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeedSequence(-1));
        var bits = Pcg(1);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => BoundedIntegers.Fill(ref bits, 2, 1, Rejection.Lemire, new int[1]));
    }
}
