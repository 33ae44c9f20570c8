using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Typing;

namespace Cohort;

/// <content>
/// Conversions from and to C# scalars. A converted scalar adapts to the arrays it meets, as a Python scalar does in
/// NumPy 2; by itself it has the type of the C# value. It becomes an array in memory only when somebody needs one.
/// </content>
public partial class NDArray
{
    /// <summary>A truth value of the program.</summary>
    public static implicit operator NDArray(bool d) =>
        new(ElementType.Boolean, ScalarBits.From(d), Weakness.Boolean);

    /// <summary>A 8-bit integer of the program.</summary>
    public static implicit operator NDArray(sbyte d) =>
        new(ElementType.SByte, ScalarBits.From(d), Weakness.Integer);

    /// <summary>A 8-bit unsigned integer of the program.</summary>
    public static implicit operator NDArray(byte d) =>
        new(ElementType.Byte, ScalarBits.From(d), Weakness.Integer);

    /// <summary>A 16-bit integer of the program.</summary>
    public static implicit operator NDArray(short d) =>
        new(ElementType.Int16, ScalarBits.From(d), Weakness.Integer);

    /// <summary>A 16-bit unsigned integer of the program.</summary>
    public static implicit operator NDArray(ushort d) =>
        new(ElementType.UInt16, ScalarBits.From(d), Weakness.Integer);

    /// <summary>A 32-bit integer of the program.</summary>
    public static implicit operator NDArray(int d) =>
        new(ElementType.Int32, ScalarBits.From(d), Weakness.Integer);

    /// <summary>A 32-bit unsigned integer of the program.</summary>
    public static implicit operator NDArray(uint d) =>
        new(ElementType.UInt32, ScalarBits.From(d), Weakness.Integer);

    /// <summary>A 64-bit integer of the program.</summary>
    public static implicit operator NDArray(long d) =>
        new(ElementType.Int64, ScalarBits.From(d), Weakness.Integer);

    /// <summary>A 64-bit unsigned integer of the program.</summary>
    public static implicit operator NDArray(ulong d) =>
        new(ElementType.UInt64, ScalarBits.From(d), Weakness.Integer);

    /// <summary>A 16-bit float of the program.</summary>
    public static implicit operator NDArray(Half d) =>
        new(ElementType.Half, ScalarBits.From(d), Weakness.Float);

    /// <summary>A 32-bit float of the program.</summary>
    public static implicit operator NDArray(float d) =>
        new(ElementType.Single, ScalarBits.From(d), Weakness.Float);

    /// <summary>A 64-bit float of the program.</summary>
    public static implicit operator NDArray(double d) =>
        new(ElementType.Double, ScalarBits.From(d), Weakness.Float);

    /// <summary>A character of the program.</summary>
    public static implicit operator NDArray(char d) =>
        new(ElementType.Char, ScalarBits.From(d), Weakness.Strong);

    /// <summary>A zero-dimensional array with a complex number.</summary>
    public static implicit operator NDArray(Complex d) => np.array(d);

    /// <summary>A zero-dimensional array with a decimal number.</summary>
    public static implicit operator NDArray(decimal d) => np.array(d);

    /// <summary>A copy of a .NET array: rectangular of any rank, or jagged.</summary>
    public static implicit operator NDArray(Array array) => np.array(array);

    /// <summary>The characters of a text.</summary>
    public static implicit operator NDArray(string str) => np.array(str);

    /// <summary>Waits for the value of a zero-dimensional array, converted to a truth value.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator bool(NDArray nd) => np.Given(nd).ScalarValue<bool>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 8-bit integer.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator sbyte(NDArray nd) => np.Given(nd).ScalarValue<sbyte>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 8-bit unsigned integer.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator byte(NDArray nd) => np.Given(nd).ScalarValue<byte>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 16-bit integer.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator short(NDArray nd) => np.Given(nd).ScalarValue<short>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 16-bit unsigned integer.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator ushort(NDArray nd) => np.Given(nd).ScalarValue<ushort>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 32-bit integer.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator int(NDArray nd) => np.Given(nd).ScalarValue<int>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 32-bit unsigned integer.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator uint(NDArray nd) => np.Given(nd).ScalarValue<uint>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 64-bit integer.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator long(NDArray nd) => np.Given(nd).ScalarValue<long>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 64-bit unsigned integer.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator ulong(NDArray nd) => np.Given(nd).ScalarValue<ulong>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 16-bit float.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator Half(NDArray nd) => np.Given(nd).ScalarValue<Half>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 32-bit float.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator float(NDArray nd) => np.Given(nd).ScalarValue<float>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a 64-bit float.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator double(NDArray nd) => np.Given(nd).ScalarValue<double>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a character.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator char(NDArray nd) => np.Given(nd).ScalarValue<char>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a complex number.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator Complex(NDArray nd) => np.Given(nd).ScalarValue<Complex>();

    /// <summary>Waits for the value of a zero-dimensional array, converted to a decimal number.</summary>
    /// <exception cref="IncorrectShapeException">The array has axes.</exception>
    public static explicit operator decimal(NDArray nd) => np.Given(nd).ScalarValue<decimal>();

    /// <summary>A rectangular .NET array with a copy of the elements.</summary>
    public static explicit operator Array(NDArray nd) => np.Given(nd).ToClrArray();

    /// <summary>The text of an array of characters.</summary>
    public static explicit operator string(NDArray d) => AsString(d);

    private T ScalarValue<T>()
        where T : unmanaged => Layout.Rank == 0
            ? ReadAs<T>(Layout.Offset)
            : throw new IncorrectShapeException("only 0-d arrays can be converted to scalar");
}
