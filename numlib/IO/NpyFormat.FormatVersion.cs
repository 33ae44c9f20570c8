using System.Text;

namespace Cohort.IO;

/// <content>The versions of the format.</content>
public static partial class NpyFormat
{
    /// <summary>A version of the .npy format: the length of the header has two bytes in the first, then four.</summary>
    public readonly struct FormatVersion : IEquatable<FormatVersion>
    {
        /// <summary>The first number.</summary>
        public readonly byte Major;

        /// <summary>The second number.</summary>
        public readonly byte Minor;

        /// <summary>Creates a version, existing or not.</summary>
        public FormatVersion(byte major, byte minor) => (Major, Minor) = (major, minor);

        /// <summary>The version that NumPy writes where the header is short.</summary>
        public static FormatVersion V1_0 => new(1, 0);

        /// <summary>The version for longer headers.</summary>
        public static FormatVersion V2_0 => new(2, 0);

        /// <summary>The version whose headers are in UTF-8.</summary>
        public static FormatVersion V3_0 => new(3, 0);

        /// <summary>Whether there is such a version.</summary>
        public bool IsSupported => Major is >= 1 and <= 3 && Minor == 0;

        /// <summary>The bytes of the header's length.</summary>
        public int HeaderLengthSize => Major == 1 ? sizeof(ushort) : sizeof(uint);

        /// <summary>The longest header.</summary>
        public uint MaxHeaderLength => Major == 1 ? ushort.MaxValue : uint.MaxValue;

        /// <summary>The header's encoding.</summary>
        public Encoding HeaderEncoding => Major >= 3 ? Encoding.UTF8 : Encoding.Latin1;

        /// <summary>The same version.</summary>
        public static bool operator ==(FormatVersion l, FormatVersion r) => l.Equals(r);

        /// <summary>Different versions.</summary>
        public static bool operator !=(FormatVersion l, FormatVersion r) => !l.Equals(r);

        /// <summary>The same version or a later one.</summary>
        public static bool operator >=(FormatVersion l, FormatVersion r) =>
            (l.Major, l.Minor).CompareTo((r.Major, r.Minor)) >= 0;

        /// <summary>The same version or an earlier one.</summary>
        public static bool operator <=(FormatVersion l, FormatVersion r) => r >= l;

        /// <inheritdoc/>
        public bool Equals(FormatVersion other) => Major == other.Major && Minor == other.Minor;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is FormatVersion other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Major, Minor);

        /// <summary>As Python writes it: (1, 0).</summary>
        public override string ToString() => $"({Major}, {Minor})";
    }
}
