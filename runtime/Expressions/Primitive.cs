namespace Cohort.Runtime.Expressions;

/// <summary>
/// The operators of kernel expressions. Each has one definition, the same on every device; functions such as exp are
/// graphs of these. Unless said otherwise the operands and the result have the node's type. Half is converted to
/// Single around arithmetic by whoever builds the graph: only Input, Scalar, Constant, Cast, BitCast, Select and stores
/// take it.
/// </summary>
public enum Primitive : byte
{
    /// <summary>The element of memory operand A at the current index.</summary>
    Input,

    /// <summary>Scalar argument A, given at each run: never part of the kernel's identity.</summary>
    Scalar,

    /// <summary>The value whose bits are Node.Bits (in the low bytes): a constant of a lowering.</summary>
    Constant,

    /// <summary>The current index along axis A of the index space, as Int64.</summary>
    Index,

    /// <summary>A + B; integers wrap.</summary>
    Add,

    /// <summary>A - B; integers wrap.</summary>
    Subtract,

    /// <summary>A * B; integers wrap.</summary>
    Multiply,

    /// <summary>
    /// A / B. Floats: IEEE 754. Integers truncate toward zero; x / 0 is 0 and minimum / -1 is minimum.
    /// </summary>
    Divide,

    /// <summary>
    /// The remainder of the truncating division, with the sign of A. Floats: exact fmod (infinite A or zero B gives
    /// NaN, infinite B gives A). Integers: x % 0 and minimum % -1 are 0.
    /// </summary>
    Remainder,

    /// <summary>A * B + C rounded once; floats only.</summary>
    FusedMultiplyAdd,

    /// <summary>-A; integers wrap.</summary>
    Negate,

    /// <summary>|A|; the minimum integer stays itself.</summary>
    Absolute,

    /// <summary>The correctly rounded square root; floats only.</summary>
    SquareRoot,

    /// <summary>The largest integral value not above A; floats only.</summary>
    Floor,

    /// <summary>The smallest integral value not below A; floats only.</summary>
    Ceiling,

    /// <summary>A without its fraction; floats only.</summary>
    Truncate,

    /// <summary>The integral value nearest to A, ties to even; floats only.</summary>
    RoundEven,

    /// <summary>The smaller; if either is NaN, the first NaN; of equal operands A.</summary>
    Minimum,

    /// <summary>The larger; if either is NaN, the first NaN; of equal operands A.</summary>
    Maximum,

    /// <summary>A == B as Boolean; A and B share a type.</summary>
    Equal,

    /// <summary>A != B as Boolean; true for NaN.</summary>
    NotEqual,

    /// <summary>A &lt; B as Boolean; false for NaN.</summary>
    Less,

    /// <summary>A &lt;= B as Boolean; false for NaN.</summary>
    LessOrEqual,

    /// <summary>Bitwise and; integers and Boolean.</summary>
    And,

    /// <summary>Bitwise or; integers and Boolean.</summary>
    Or,

    /// <summary>Bitwise exclusive or; integers and Boolean.</summary>
    Xor,

    /// <summary>Bitwise complement; for Boolean the logical one.</summary>
    Not,

    /// <summary>A shifted left by B bits; 0 when B is negative or at least the width. Integers only.</summary>
    ShiftLeft,

    /// <summary>
    /// A shifted right by B bits, arithmetic for signed types; when B is negative or at least the width, 0 or, for
    /// negative A, -1. Integers only.
    /// </summary>
    ShiftRight,

    /// <summary>B where the Boolean A is true, else C.</summary>
    Select,

    /// <summary>
    /// A converted to the node's type as NumPy does on x86-64: to Boolean is "not zero" (NaN is true); float to int64
    /// and int32 truncates, out of range or NaN gives the minimum of the type; float to 8 and 16 bits goes through
    /// int32 and wraps; float to uint32 goes through int64 and wraps; float to uint64 takes the int64 path below 2^63,
    /// from there on that of A - 2^63 with the top bit set (so that NaN and all out of range give 2^63); integers wrap;
    /// integer to float rounds to nearest even.
    /// </summary>
    Cast,

    /// <summary>The bits of A read as another type of the same size.</summary>
    BitCast,

    /// <summary>A to the power of B; Decimal only: what other types make of a power is a graph.</summary>
    Power,

    /// <summary>The real part of the Complex A, as Double.</summary>
    RealPart,

    /// <summary>The imaginary part of the Complex A, as Double.</summary>
    ImaginaryPart,

    /// <summary>The Complex of the Doubles A, its real part, and B, its imaginary part.</summary>
    Complex,
}
