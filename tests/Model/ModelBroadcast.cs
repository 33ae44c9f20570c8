namespace Cohort.Tests.Model;

/// <summary>The shape that shapes broadcast to.</summary>
public static class ModelBroadcast
{
    /// <summary>NumPy's common shape, aligned at the last axis.</summary>
    public static long[] Shape(IEnumerable<ModelArray> operands)
    {
        var shapes = operands.Select(o => o.Shape).ToArray();
        var rank = shapes.Max(shape => shape.Length);
        var result = new long[rank];
        for (var fromEnd = 1; fromEnd <= rank; fromEnd++)
        {
            var extents = shapes.Where(s => s.Length >= fromEnd).Select(s => s[^fromEnd]).Where(e => e != 1);
            var distinct = extents.Distinct().ToArray();
            result[^fromEnd] = distinct.Length switch
            {
                0 => 1,
                1 => distinct[0],
                _ => throw new RefusalException("operands could not be broadcast together"),
            };
        }

        return result;
    }
}
