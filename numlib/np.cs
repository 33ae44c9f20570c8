using System.Numerics;

namespace Cohort;

/// <summary>NumPy's functions. Each works on the arrays of the session that they were made in.</summary>
[ModuleName("np")]
public static partial class np
{
    /// <summary>In an index: a new axis of extent 1.</summary>
    public static readonly Slice newaxis = Slice.NewAxis;

    /// <summary>The dtype of truth values.</summary>
    public static readonly Type bool_ = typeof(bool);

    /// <summary>The dtype of truth values.</summary>
    public static readonly Type bool8 = typeof(bool);

    /// <summary>The dtype of truth values.</summary>
    public static readonly Type @bool = typeof(bool);

    /// <summary>8-bit unsigned integers, as C#'s byte.</summary>
    public static readonly Type @byte = typeof(byte);

    /// <summary>8-bit unsigned integers.</summary>
    public static readonly Type uint8 = typeof(byte);

    /// <summary>8-bit unsigned integers.</summary>
    public static readonly Type ubyte = typeof(byte);

    /// <summary>8-bit signed integers.</summary>
    public static readonly Type int8 = typeof(sbyte);

    /// <summary>8-bit signed integers.</summary>
    public static readonly Type @sbyte = typeof(sbyte);

    /// <summary>16-bit signed integers.</summary>
    public static readonly Type int16 = typeof(short);

    /// <summary>16-bit signed integers.</summary>
    public static readonly Type @short = typeof(short);

    /// <summary>16-bit unsigned integers.</summary>
    public static readonly Type uint16 = typeof(ushort);

    /// <summary>16-bit unsigned integers.</summary>
    public static readonly Type @ushort = typeof(ushort);

    /// <summary>32-bit signed integers.</summary>
    public static readonly Type int32 = typeof(int);

    /// <summary>32-bit signed integers.</summary>
    public static readonly Type intc = typeof(int);

    /// <summary>32-bit unsigned integers.</summary>
    public static readonly Type uint32 = typeof(uint);

    /// <summary>32-bit unsigned integers.</summary>
    public static readonly Type uintc = typeof(uint);

    /// <summary>64-bit signed integers.</summary>
    public static readonly Type int64 = typeof(long);

    /// <summary>64-bit signed integers: NumPy's default integer.</summary>
    public static readonly Type int_ = typeof(long);

    /// <summary>64-bit signed integers.</summary>
    public static readonly Type int0 = typeof(long);

    /// <summary>64-bit signed integers, those of positions.</summary>
    public static readonly Type intp = typeof(long);

    /// <summary>64-bit signed integers.</summary>
    public static readonly Type @long = typeof(long);

    /// <summary>64-bit signed integers.</summary>
    public static readonly Type longlong = typeof(long);

    /// <summary>64-bit unsigned integers.</summary>
    public static readonly Type uint64 = typeof(ulong);

    /// <summary>64-bit unsigned integers: NumPy's default unsigned integer.</summary>
    public static readonly Type @uint = typeof(ulong);

    /// <summary>64-bit unsigned integers.</summary>
    public static readonly Type uint0 = typeof(ulong);

    /// <summary>64-bit unsigned integers.</summary>
    public static readonly Type uintp = typeof(ulong);

    /// <summary>64-bit unsigned integers.</summary>
    public static readonly Type @ulong = typeof(ulong);

    /// <summary>64-bit unsigned integers.</summary>
    public static readonly Type ulonglong = typeof(ulong);

    /// <summary>16-bit floating point.</summary>
    public static readonly Type float16 = typeof(Half);

    /// <summary>16-bit floating point.</summary>
    public static readonly Type half = typeof(Half);

    /// <summary>32-bit floating point.</summary>
    public static readonly Type float32 = typeof(float);

    /// <summary>32-bit floating point.</summary>
    public static readonly Type single = typeof(float);

    /// <summary>64-bit floating point.</summary>
    public static readonly Type float64 = typeof(double);

    /// <summary>64-bit floating point.</summary>
    public static readonly Type float_ = typeof(double);

    /// <summary>64-bit floating point.</summary>
    public static readonly Type @double = typeof(double);

    /// <summary>Two 64-bit floating-point numbers.</summary>
    public static readonly Type complex128 = typeof(Complex);

    /// <summary>Two 64-bit floating-point numbers.</summary>
    public static readonly Type complex_ = typeof(Complex);

    /// <summary>Two 64-bit floating-point numbers.</summary>
    public static readonly Type cdouble = typeof(Complex);

    /// <summary>Two 64-bit floating-point numbers.</summary>
    public static readonly Type clongdouble = typeof(Complex);

    /// <summary>128-bit decimal numbers.</summary>
    public static readonly Type @decimal = typeof(decimal);

    /// <summary>UTF-16 code units.</summary>
    public static readonly Type @char = typeof(char);

    /// <summary>Not supported: there is no element type of two 32-bit floats.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static Type complex64 => throw new NotSupportedException(
        "There are no complex64 arrays (two 32-bit floats). Use np.complex128 instead.");

    /// <summary>Not supported, as <see cref="complex64"/>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static Type csingle => complex64;

    /// <summary>Not supported: text has no fixed-size elements; np.array(string) gives characters.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static Type chars => throw new NotSupportedException("There are no arrays of text. Use np.@char instead.");

    /// <summary>The process's legacy random stream, seeded by the system until it is seeded.</summary>
    public static NumPyRandom random { get; } = new(NumPyRandom.Fresh());

    /// <summary>The ratio of a circle's circumference to its diameter.</summary>
    public static double pi => Math.PI;

    /// <summary>The base of the natural logarithm.</summary>
    public static double e => Math.E;

    /// <summary>The Euler-Mascheroni constant.</summary>
    public static double euler_gamma => 0.5772156649015329;

    /// <summary>Positive infinity.</summary>
    public static double inf => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double Inf => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double infinity => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double Infinity => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double infty => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double PINF => double.PositiveInfinity;

    /// <summary>Negative infinity.</summary>
    public static double NINF => double.NegativeInfinity;

    /// <summary>Not a number.</summary>
    public static double nan => double.NaN;

    /// <summary>Not a number.</summary>
    public static double NaN => double.NaN;

    /// <summary>Not a number.</summary>
    public static double NAN => double.NaN;

    /// <summary>The dtype that a name stands for.</summary>
    /// <exception cref="TypeError">The text names no dtype.</exception>
    public static DType dtype(string dtype) => DType.From(dtype);
}
