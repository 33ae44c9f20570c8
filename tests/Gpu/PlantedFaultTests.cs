using System.Text.RegularExpressions;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Compiler;
using Cohort.Tests.Cuda.Ptx;
using Xunit;
using Xunit.Sdk;

namespace Cohort.Tests.Gpu;

/// <summary>Faults planted in emitted PTX: the comparisons of these tests have to find each.</summary>
public sealed class PlantedFaultTests
{
    [Theory]
    [InlineData("sub.rn.f64", "add.rn.f64")]
    [InlineData("setp.gtu.and.f64", "setp.gt.and.f64")]
    [InlineData("cvt.rni.f64.f64", "cvt.rzi.f64.f64")]
    [InlineData("setp.neu.f64", "setp.ne.f64")]
    [InlineData("ld.param.s32", "ld.param.u8")]
    [InlineData("mul.hi.u32", "mul.lo.u32")]
    [InlineData("@%p[0-9] st.global", "st.global")]
    public void A_fault_in_a_map_is_found(string right, string wrong)
    {
        var graph = new GraphBuilder();
        int a = graph.AddInput(ElementType.Double), b = graph.AddInput(ElementType.Double);
        var smaller = graph.Binary(Primitive.Minimum, a, b);
        var rounded = graph.Unary(Primitive.RoundEven, graph.Binary(Primitive.Subtract, a, b));
        graph.Store(smaller, graph.Binary(Primitive.NotEqual, a, b));
        graph.Store(rounded);
        AssertFound(right, wrong, seed => new KernelCase(new Random(seed), graph.ToGraph(), [40, 30]));
    }

    [Theory]
    [InlineData("bar.sync 0;", "")]
    [InlineData("setp.lt.u32", "setp.le.u32")]
    [InlineData("0d8000000000000000", "0d3FF0000000000000")]
    public void A_fault_in_a_reduction_is_found(string right, string wrong)
    {
        var graph = new GraphBuilder();
        graph.Reduce(graph.AddInput(ElementType.Double), ReductionOperator.Sum);
        AssertFound(right, wrong, seed => new KernelCase(
            new Random(seed), graph.ToGraph(), [3, 700], ReductionForm.Trailing, leadingKept: 1));
    }

    /// <summary>One of a few cases has to differ or fail, and the text has to hold what is replaced.</summary>
    private static void AssertFound(string right, string wrong, Func<int, KernelCase> create)
    {
        bool isPlanted = false, isFound = false;
        var runner = new PtxRunner
        {
            Change = text =>
            {
                isPlanted |= Regex.IsMatch(text, right);
                return Regex.Replace(text, right, wrong);
            },
        };
        for (var seed = 0; seed < 12 && !isFound; seed++)
        {
            try
            {
                EmittedGraphTests.Check(create(seed), runner);
            }
            catch (Exception error) when (error is XunitException or PtxException)
            {
                isFound = true;
            }
        }

        Assert.True(isPlanted, $"no kernel has {right}");
        Assert.True(isFound, $"{wrong} in place of {right} was not found");
    }
}
