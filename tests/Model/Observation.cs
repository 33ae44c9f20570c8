using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;

namespace Cohort.Tests.Model;

/// <summary>What the host sees of an array: its type, shape and bytes, with every NaN made the same.</summary>
public sealed record Observation(ElementType Type, long[] Shape, byte[] Content)
{
    public static Observation Of(ModelArray array)
    {
        var values = array.Values();
        var size = array.Type.SizeInBytes();
        var content = new byte[values.Length * size];
        for (var i = 0; i < values.Length; i++)
        {
            Encode(array.Type, values[i]).AsSpan(0, size).CopyTo(content.AsSpan(i * size));
        }

        return new Observation(array.Type, array.Shape, content).WithOneNaN();
    }

    /// <summary>The little-endian bytes of one element, in eight bytes of which the first count.</summary>
    public static byte[] Encode(ElementType type, ModelValue value) => type switch
    {
        ElementType.Single => BitConverter.GetBytes((float)value.Real),
        ElementType.Double => BitConverter.GetBytes(value.Real),
        _ => BitConverter.GetBytes(unchecked((ulong)value.Integer)),
    };

    /// <summary>The observation with NaN payloads and signs removed: they are not promised.</summary>
    public Observation WithOneNaN()
    {
        if (Type == ElementType.Double)
        {
            Canonicalize<double>(double.IsNaN, Math.Abs(double.NaN));
        }
        else if (Type == ElementType.Single)
        {
            Canonicalize<float>(float.IsNaN, Math.Abs(float.NaN));
        }

        return this;
    }

    public bool Equals(Observation? other) => other is not null && Type == other.Type
        && Shape.SequenceEqual(other.Shape) && Content.AsSpan().SequenceEqual(other.Content);

    public override int GetHashCode() => HashCode.Combine(Type, Shape.Length, Content.Length);

    public override string ToString() =>
        $"{ModelTypes.NameOf(Type)} ({string.Join(",", Shape)}) [{string.Join(", ", Elements())}]";

    private IEnumerable<object> Elements()
    {
        var elements = Array.CreateInstance(Type.ClrType(), Content.Length / Type.SizeInBytes());
        Buffer.BlockCopy(Content, 0, elements, 0, Content.Length);
        return elements.Cast<object>();
    }

    private void Canonicalize<T>(Predicate<T> isNaN, T canonical)
        where T : unmanaged
    {
        foreach (ref var element in MemoryMarshal.Cast<byte, T>(Content.AsSpan()))
        {
            element = isNaN(element) ? canonical : element;
        }
    }
}
