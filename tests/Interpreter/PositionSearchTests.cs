using System.Numerics;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Expressions;
using Xunit;

namespace Cohort.Tests.Interpreter;

/// <summary>Rows that are searched together give the partial results of rows that are searched one by one.</summary>
public sealed class PositionSearchTests
{
    private const int Widest = 37;
    private const int Gap = 3;

    [Fact]
    public void Rows_together_are_rows_one_by_one()
    {
        Compare<double>();
        Compare<float>();
        Compare<long>();
        Compare<ulong>();
        Compare<int>();
        Compare<ushort>();
        Compare<sbyte>();
        Compare<byte>();
        Compare<Half>();
    }

    private static unsafe void Compare<T>()
        where T : unmanaged, INumber<T>
    {
        var random = new Random(7);
        var together = stackalloc ulong[2 * Widest];
        var alone = stackalloc ulong[2 * Widest];
        foreach (var reduction in new[] { ReductionOperator.ArgMinimum, ReductionOperator.ArgMaximum })
        {
            var search = new TypedPositionSearch<T>(reduction);
            foreach (var (rows, width) in new[] { (1, 20), (2, 1), (5, 8), (64, Widest), (126, 33), (130, 17), (9, 0) })
            {
                foreach (var isFirst in new[] { true, false })
                {
                    var elements = Elements<T>(random, (rows + 1) * (width + Gap));
                    fixed (T* data = elements)
                    {
                        var stride = (width + Gap) * sizeof(T);
                        search.OfferRow((byte*)together, true, (byte*)(data + (rows * (width + Gap))), -1, width, 3);
                        search.OfferRow((byte*)alone, true, (byte*)(data + (rows * (width + Gap))), -1, width, 3);
                        search.OfferRows((byte*)together, isFirst, (byte*)data, stride, rows, width, 1000);
                        for (var row = 0; row < rows; row++)
                        {
                            search.OfferRow(
                                (byte*)alone, isFirst && row == 0, (byte*)data + (row * stride), -1, width, 1000 + row);
                        }
                    }

                    Assert.Equal(
                        new Span<ulong>(alone, 2 * width).ToArray(), new Span<ulong>(together, 2 * width).ToArray());
                }
            }
        }
    }

    // Few different ones, so that many are equal; NaN and both zeros where there are such.
    private static T[] Elements<T>(Random random, int count)
        where T : unmanaged, INumber<T>
    {
        T[] some =
        [
            T.Zero, -T.Zero, T.One, T.CreateTruncating(90), T.CreateTruncating(-2), T.CreateTruncating(double.NaN),
            T.CreateTruncating(100), T.CreateSaturating(double.PositiveInfinity),
        ];
        return [.. Enumerable.Range(0, count).Select(i => some[random.Next(i % 5 == 0 ? some.Length : 5)])];
    }
}
