namespace Cohort;

/// <content>Operators. Arithmetic is that of bytes, without regard to overflow.</content>
public readonly partial struct Char8
{
    /// <summary>The character of a byte.</summary>
    public static implicit operator Char8(byte b) => new(b);

    /// <summary>The byte.</summary>
    public static implicit operator byte(Char8 c) => c.Value;

    /// <summary>The byte as a number.</summary>
    public static implicit operator int(Char8 c) => c.Value;

    /// <summary>The byte as a number.</summary>
    public static implicit operator uint(Char8 c) => c.Value;

    /// <summary>The Latin-1 character.</summary>
    public static implicit operator char(Char8 c) => (char)c.Value;

    /// <summary>A Latin-1 character.</summary>
    /// <exception cref="OverflowException">The character is not in Latin-1.</exception>
    public static explicit operator Char8(char c) => new(c);

    /// <summary>The character of a number.</summary>
    /// <exception cref="OverflowException">The number is not from 0 to 255.</exception>
    public static explicit operator Char8(int v) => FromInt32(v);

    /// <summary>The sum.</summary>
    public static Char8 operator +(Char8 left, Char8 right) => new(unchecked((byte)(left.Value + right.Value)));

    /// <summary>The sum.</summary>
    public static Char8 operator +(Char8 left, int right) => new(unchecked((byte)(left.Value + right)));

    /// <summary>The sum.</summary>
    public static Char8 operator +(Char8 left, byte right) => new(unchecked((byte)(left.Value + right)));

    /// <summary>The sum.</summary>
    public static Char8 operator +(int left, Char8 right) => new(unchecked((byte)(left + right.Value)));

    /// <summary>The sum.</summary>
    public static Char8 operator +(byte left, Char8 right) => new(unchecked((byte)(left + right.Value)));

    /// <summary>The difference.</summary>
    public static Char8 operator -(Char8 left, Char8 right) => new(unchecked((byte)(left.Value - right.Value)));

    /// <summary>The difference.</summary>
    public static Char8 operator -(Char8 left, int right) => new(unchecked((byte)(left.Value - right)));

    /// <summary>The difference.</summary>
    public static Char8 operator -(Char8 left, byte right) => new(unchecked((byte)(left.Value - right)));

    /// <summary>The product.</summary>
    public static Char8 operator *(Char8 left, Char8 right) => new(unchecked((byte)(left.Value * right.Value)));

    /// <summary>The quotient.</summary>
    public static Char8 operator /(Char8 left, Char8 right) => new(unchecked((byte)(left.Value / right.Value)));

    /// <summary>The remainder.</summary>
    public static Char8 operator %(Char8 left, Char8 right) => new(unchecked((byte)(left.Value % right.Value)));

    /// <summary>Bitwise and.</summary>
    public static Char8 operator &(Char8 left, Char8 right) => new(unchecked((byte)(left.Value & right.Value)));

    /// <summary>Bitwise or.</summary>
    public static Char8 operator |(Char8 left, Char8 right) => new(unchecked((byte)(left.Value | right.Value)));

    /// <summary>Bitwise exclusive or.</summary>
    public static Char8 operator ^(Char8 left, Char8 right) => new(unchecked((byte)(left.Value ^ right.Value)));

    /// <summary>The same.</summary>
    public static Char8 operator +(Char8 value) => new(unchecked((byte)(+value.Value)));

    /// <summary>What adds up to 256 with it, or 0.</summary>
    public static Char8 operator -(Char8 value) => new(unchecked((byte)(-value.Value)));

    /// <summary>Bitwise not.</summary>
    public static Char8 operator ~(Char8 value) => new(unchecked((byte)(~value.Value)));

    /// <summary>The character after it; 0 after 255.</summary>
    public static Char8 operator ++(Char8 value) => new(unchecked((byte)(value.Value + 1)));

    /// <summary>The character before it; 255 before 0.</summary>
    public static Char8 operator --(Char8 value) => new(unchecked((byte)(value.Value - 1)));

    /// <summary>The bits moved to the left, by as many places as the shift has beyond whole bytes.</summary>
    public static Char8 operator <<(Char8 value, int shift) => new(unchecked((byte)(value.Value << (shift & 7))));

    /// <summary>The bits moved to the right, by as many places as the shift has beyond whole bytes.</summary>
    public static Char8 operator >>(Char8 value, int shift) => new(unchecked((byte)(value.Value >> (shift & 7))));

    /// <summary>Equal as bytes.</summary>
    public static bool operator ==(Char8 left, Char8 right) => left.Value == right.Value;

    /// <summary>Equal as numbers.</summary>
    public static bool operator ==(Char8 left, byte right) => left.Value == right;

    /// <summary>Equal as numbers.</summary>
    public static bool operator ==(byte left, Char8 right) => left == right.Value;

    /// <summary>Equal as numbers.</summary>
    public static bool operator ==(Char8 left, char right) => left.Value == right;

    /// <summary>Equal as numbers.</summary>
    public static bool operator ==(char left, Char8 right) => left == right.Value;

    /// <summary>Equal as numbers.</summary>
    public static bool operator ==(Char8 left, int right) => left.Value == right;

    /// <summary>Equal as numbers.</summary>
    public static bool operator ==(int left, Char8 right) => left == right.Value;

    /// <summary>Different as bytes.</summary>
    public static bool operator !=(Char8 left, Char8 right) => left.Value != right.Value;

    /// <summary>Different as numbers.</summary>
    public static bool operator !=(Char8 left, byte right) => left.Value != right;

    /// <summary>Different as numbers.</summary>
    public static bool operator !=(byte left, Char8 right) => left != right.Value;

    /// <summary>Different as numbers.</summary>
    public static bool operator !=(Char8 left, char right) => left.Value != right;

    /// <summary>Different as numbers.</summary>
    public static bool operator !=(char left, Char8 right) => left != right.Value;

    /// <summary>Different as numbers.</summary>
    public static bool operator !=(Char8 left, int right) => left.Value != right;

    /// <summary>Different as numbers.</summary>
    public static bool operator !=(int left, Char8 right) => left != right.Value;

    /// <summary>Less as bytes.</summary>
    public static bool operator <(Char8 left, Char8 right) => left.Value < right.Value;

    /// <summary>Less as numbers.</summary>
    public static bool operator <(Char8 left, byte right) => left.Value < right;

    /// <summary>Less as numbers.</summary>
    public static bool operator <(byte left, Char8 right) => left < right.Value;

    /// <summary>Less as numbers.</summary>
    public static bool operator <(Char8 left, char right) => left.Value < right;

    /// <summary>Less as numbers.</summary>
    public static bool operator <(char left, Char8 right) => left < right.Value;

    /// <summary>Less as numbers.</summary>
    public static bool operator <(Char8 left, int right) => left.Value < right;

    /// <summary>Less as numbers.</summary>
    public static bool operator <(int left, Char8 right) => left < right.Value;

    /// <summary>At most as bytes.</summary>
    public static bool operator <=(Char8 left, Char8 right) => left.Value <= right.Value;

    /// <summary>At most as numbers.</summary>
    public static bool operator <=(Char8 left, byte right) => left.Value <= right;

    /// <summary>At most as numbers.</summary>
    public static bool operator <=(byte left, Char8 right) => left <= right.Value;

    /// <summary>At most as numbers.</summary>
    public static bool operator <=(Char8 left, char right) => left.Value <= right;

    /// <summary>At most as numbers.</summary>
    public static bool operator <=(char left, Char8 right) => left <= right.Value;

    /// <summary>At most as numbers.</summary>
    public static bool operator <=(Char8 left, int right) => left.Value <= right;

    /// <summary>At most as numbers.</summary>
    public static bool operator <=(int left, Char8 right) => left <= right.Value;

    /// <summary>Greater as bytes.</summary>
    public static bool operator >(Char8 left, Char8 right) => left.Value > right.Value;

    /// <summary>Greater as numbers.</summary>
    public static bool operator >(Char8 left, byte right) => left.Value > right;

    /// <summary>Greater as numbers.</summary>
    public static bool operator >(byte left, Char8 right) => left > right.Value;

    /// <summary>Greater as numbers.</summary>
    public static bool operator >(Char8 left, char right) => left.Value > right;

    /// <summary>Greater as numbers.</summary>
    public static bool operator >(char left, Char8 right) => left > right.Value;

    /// <summary>Greater as numbers.</summary>
    public static bool operator >(Char8 left, int right) => left.Value > right;

    /// <summary>Greater as numbers.</summary>
    public static bool operator >(int left, Char8 right) => left > right.Value;

    /// <summary>At least as bytes.</summary>
    public static bool operator >=(Char8 left, Char8 right) => left.Value >= right.Value;

    /// <summary>At least as numbers.</summary>
    public static bool operator >=(Char8 left, byte right) => left.Value >= right;

    /// <summary>At least as numbers.</summary>
    public static bool operator >=(byte left, Char8 right) => left >= right.Value;

    /// <summary>At least as numbers.</summary>
    public static bool operator >=(Char8 left, char right) => left.Value >= right;

    /// <summary>At least as numbers.</summary>
    public static bool operator >=(char left, Char8 right) => left >= right.Value;

    /// <summary>At least as numbers.</summary>
    public static bool operator >=(Char8 left, int right) => left.Value >= right;

    /// <summary>At least as numbers.</summary>
    public static bool operator >=(int left, Char8 right) => left >= right.Value;
}
