using Cohort.Runtime.Elements;

namespace Cohort.Tests.Model;

/// <summary>Matrix products by their definition.</summary>
public static class ModelProducts
{
    /// <summary>matmul or dot of vectors and matrices, or outer.</summary>
    public static ModelArray Multiply(string function, ModelArray left, ModelArray right)
    {
        var type = ModelTypes.Promote([left, right]);
        if (function == "outer")
        {
            return ModelFunctions.All["multiply"].Apply(left.Reshape([left.Count, 1]), right.Reshape([1, right.Count]));
        }

        if (left.Rank is 0 or > 2 || right.Rank is 0 or > 2)
        {
            throw new RefusalException("matmul: input operand does not have enough dimensions");
        }

        var rows = left.Rank == 1 ? left.InsertAxis(0) : left;
        var columns = right.Rank == 1 ? right.InsertAxis(1) : right;
        if (rows.Shape[1] != columns.Shape[0])
        {
            throw new RefusalException("matmul: input operands have a mismatch in their core dimension");
        }

        var product = Of(type, rows, columns);
        var shape = new[] { rows.Shape[0], columns.Shape[1] }
            .Where((_, axis) => axis == 0 ? left.Rank == 2 : right.Rank == 2);
        return ModelArray.Of(type, shape, product.Values());
    }

    private static ModelArray Of(ElementType type, ModelArray rows, ModelArray columns)
    {
        var (left, right) = (rows.Cast(type), columns.Cast(type));
        var result = ModelArray.Fresh(type, [rows.Shape[0], columns.Shape[1]]);
        foreach (var index in ModelArray.Indices(result.Shape))
        {
            var sum = default(ModelValue);
            for (var k = 0; k < rows.Shape[1]; k++)
            {
                var product = ModelFunctions.All["multiply"].Evaluate(type, left[index[0], k], right[k, index[1]]);
                sum = ModelFunctions.All["add"].Evaluate(type, sum, ModelTypes.Fit(type, product));
                sum = ModelTypes.Fit(type, sum);
            }

            result[index] = sum;
        }

        return result;
    }
}
