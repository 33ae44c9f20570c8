using System.Numerics;
using System.Security.Cryptography;
using Cohort.Runtime.Elements;
using Words = Cohort.Kernels.Library.Random.SeedSequence;

namespace Cohort;

/// <summary>NumPy's SeedSequence: mixes entropy into seeds for streams of random bits.</summary>
public sealed class SeedSequence
{
    private readonly uint[] _words;
    private readonly uint[] _path = [];
    private uint _children;

    /// <summary>Takes entropy from the system.</summary>
    public SeedSequence()
        : this(new BigInteger(RandomNumberGenerator.GetBytes(16), isUnsigned: true))
    {
    }

    /// <summary>Mixes an integer.</summary>
    /// <exception cref="ValueError">The integer is negative.</exception>
    public SeedSequence(long entropy)
        : this((BigInteger)entropy)
    {
    }

    /// <summary>Mixes an integer.</summary>
    public SeedSequence(ulong entropy)
        : this((BigInteger)entropy)
    {
    }

    /// <summary>Mixes an integer.</summary>
    /// <exception cref="ValueError">The integer is negative.</exception>
    public SeedSequence(BigInteger entropy)
        : this(entropy, [entropy])
    {
    }

    /// <summary>Mixes several integers.</summary>
    /// <exception cref="ValueError">An integer is negative.</exception>
    public SeedSequence(int[] entropy)
        : this(entropy, Array.ConvertAll(entropy, value => (BigInteger)value))
    {
    }

    /// <summary>Mixes several integers.</summary>
    /// <exception cref="ValueError">An integer is negative.</exception>
    public SeedSequence(long[] entropy)
        : this(entropy, Array.ConvertAll(entropy, value => (BigInteger)value))
    {
    }

    /// <summary>Mixes several words.</summary>
    public SeedSequence(uint[] entropy)
        : this(entropy, Array.ConvertAll(entropy, value => (BigInteger)value))
    {
    }

    private SeedSequence(object given, BigInteger[] values)
    {
        entropy = given;
        _words = [.. values.SelectMany(value => Words.Words(NotNegative(value)))];
        Mixed = new Words(_words, []);
    }

    private SeedSequence(SeedSequence parent, uint child)
    {
        (entropy, _words, _path) = (parent.entropy, parent._words, [.. parent._path, child]);
        Mixed = new Words(_words, _path);
    }

    /// <summary>The entropy as given.</summary>
    public object entropy { get; }

    /// <summary>The mixed words.</summary>
    public uint[] pool => Mixed.Pool.ToArray();

    /// <summary>The number of mixed words.</summary>
    public int pool_size => Mixed.Pool.Length;

    internal Words Mixed { get; }

    /// <summary>Seed words: of 32 bits, or of 64 with a dtype of ulong.</summary>
    /// <exception cref="ValueError">The dtype is another.</exception>
    public Array generate_state(int n_words, Type? dtype = null)
    {
        switch (dtype is null ? ElementType.UInt32 : ElementTypes.Of(dtype))
        {
            case ElementType.UInt32:
                var words = new uint[n_words];
                Mixed.GenerateState(words);
                return words;
            case ElementType.UInt64:
                var longs = new ulong[n_words];
                Mixed.GenerateState(longs);
                return longs;
            default:
                throw new ValueError("only support uint32 or uint64");
        }
    }

    /// <summary>Sequences that are independent of this one and of each other, also of those of earlier calls.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    public SeedSequence[] spawn(int n_children)
    {
        if (n_children < 0)
        {
            throw new ValueError("n_children must be non-negative");
        }

        var children = new SeedSequence[n_children];
        for (var i = 0; i < n_children; i++)
        {
            children[i] = new SeedSequence(this, Interlocked.Increment(ref _children) - 1);
        }

        return children;
    }

    private static BigInteger NotNegative(BigInteger value) =>
        value.Sign >= 0 ? value : throw new ValueError("expected non-negative integer");
}
