using System.Text;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.IO;

/// <summary>What the header of a .npy file says: type, byte order, memory order and extents.</summary>
internal sealed record NpyHeader(ElementType Type, bool BigEndian, bool FortranOrder, long[] Extents)
{
    private const int Alignment = 64;

    /// <summary>The header of an array; column-major ones are stored as such.</summary>
    public static NpyHeader Of(NDArray array)
    {
        var fortran = !array.Layout.IsContiguous && Orders.IsColumnMajor(array.Layout);
        return new NpyHeader(array.Type, false, fortran, array.shape);
    }

    /// <summary>The number of elements.</summary>
    /// <exception cref="ValueError">It does not fit 64 bits.</exception>
    public long Count
    {
        get
        {
            var count = UInt128.One;
            foreach (var extent in Extents)
            {
                count *= (UInt128)extent;
                if (count * 16 > long.MaxValue)
                {
                    throw new ValueError($"The header's shape {ShapeText.Of(Extents)} is too large.");
                }
            }

            return (long)count;
        }
    }

    /// <summary>The header's text as NumPy writes it, without the final padding.</summary>
    public override string ToString()
    {
        var shape = Extents.Length == 1 ? $"({Extents[0]},)" : $"({string.Join(", ", Extents)})";
        var growing = Extents.Length == 0 ? string.Empty : Extents[FortranOrder ? ^1 : 0].ToString();
        var grows = Extents.Length == 0 ? 0 : NpyFormat.GrowthAxisMaxDigits - growing.Length;
        var description = BigEndian ? NpyTypes.Description(Type).Replace('<', '>') : NpyTypes.Description(Type);
        return $"{{'descr': '{description}', 'fortran_order': {FortranOrder}, 'shape': {shape}, }}"
            + new string(' ', grows);
    }

    /// <summary>Magic, version, length and header, padded so that the data are aligned to 64 bytes.</summary>
    /// <param name="version">The format version; by default the first in which the header fits.</param>
    /// <exception cref="ValueError">The header does not fit the version.</exception>
    public byte[] ToBytes(NpyFormat.FormatVersion? version)
    {
        var text = Encoding.ASCII.GetBytes(ToString());
        var first = text.Length + Alignment + 10 <= ushort.MaxValue
            ? NpyFormat.FormatVersion.V1_0 : NpyFormat.FormatVersion.V2_0;
        var chosen = version ?? first;
        NpyFormat.CheckVersion(chosen);
        var prefix = NpyFormat.MagicLen + chosen.HeaderLengthSize;
        var total = (prefix + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var length = total - prefix;
        if (length > chosen.MaxHeaderLength)
        {
            throw new ValueError($"Header length {length} too big for version={chosen}");
        }

        var bytes = new byte[total];
        bytes.AsSpan().Fill((byte)' ');
        NpyFormat.Magic(chosen).CopyTo(bytes, 0);
        for (var i = 8; i < prefix; i++)
        {
            bytes[i] = (byte)(length >> (8 * (i - 8)));
        }

        text.CopyTo(bytes, prefix);
        bytes[^1] = (byte)'\n';
        return bytes;
    }
}
