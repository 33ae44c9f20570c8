using Cohort.Runtime.Elements;

namespace Cohort.Tests.Corpus;

/// <summary>A recorded array: a strided view of a flat buffer.</summary>
public sealed record CorpusOperand(ElementType Type, long[] Shape, long[] Strides, long Offset, byte[] Buffer)
{
    /// <summary>The elements that the view shows, in row-major order, as doubles.</summary>
    public double[] Values()
    {
        var values = new double[Shape.Aggregate(1L, (product, extent) => product * extent)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = CorpusDType.ToDouble(Type, Buffer.AsSpan((int)Position(i) * Type.SizeInBytes()));
        }

        return values;
    }

    private long Position(long flatIndex)
    {
        var position = Offset;
        for (var axis = Shape.Length - 1; axis >= 0; axis--)
        {
            (flatIndex, var index) = Math.DivRem(flatIndex, Shape[axis]);
            position += index * Strides[axis];
        }

        return position;
    }
}
