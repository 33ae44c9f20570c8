using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

public sealed class ReductionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_reduction_of_a_constant_has_no_memory_input(int devices)
    {
        using var fixture = new EngineFixture(devices);
        var ones = fixture.Engine.Elementwise(
            Function.Copy, ElementType.Double, ElementType.Double, [EngineFixture.Scalar(1)],
            Layout.Contiguous([20_000]));
        var sum = fixture.Engine.Reduce(
            ReductionOperator.Sum, ElementType.Double, Operand.Of(RegionView.Of(ones)), [0]);
        Assert.Equal([20_000], fixture.Read(sum));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Sums_that_round_have_the_same_bits_on_any_number_of_devices(int devices)
    {
        double[] Sums(int count)
        {
            using var fixture = new EngineFixture(count);
            var random = new Random(5);
            var a = fixture.Matrix(301, 67, _ => random.NextDouble() - 0.3);
            var sums = new List<double>();
            int[][] axes = [[0], [1], [0, 1]];
            foreach (var reduced in axes)
            {
                sums.AddRange(fixture.Read(fixture.Engine.Reduce(
                    ReductionOperator.Sum, ElementType.Double, Operand.Of(RegionView.Of(a)), reduced)));
            }

            return [.. sums];
        }

        Assert.Equal(Sums(1), Sums(devices));
    }
}
