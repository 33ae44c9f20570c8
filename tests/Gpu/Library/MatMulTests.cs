using System.Numerics;
using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Products;
using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>Products of matrices on GPUs against the CPU.</summary>
public sealed class MatMulTests
{
    public static TheoryData<string> Targets => LibraryTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_element_type_is_multiplied(string target)
    {
        foreach (var type in new[]
        {
            np.int8, np.uint32, np.int64, np.float16, np.float32, np.float64, np.complex128, np.bool_,
        })
        {
            Close(target, () => np.matmul(Values(7, 11).astype(type), Values(11, 5).astype(type)));
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Tiles_cover_edges_and_any_layout(string target)
    {
        Close(target, () => np.matmul(Values(70, 40), Values(40, 66)));
        Close(target, () => np.matmul(Values(40, 70).T, Values(66, 40).T));
        Close(target, () => np.matmul(Values(80, 90)["::-2, 1:81:2"], Values(40, 66)));
        Close(target, () => np.matmul(Values(70, 40).astype(np.int32), Values(40, 66).astype(np.int32)));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Long_sums_and_vectors(string target)
    {
        Close(target, () => np.matmul(Values(3, 700), Values(700, 2)));
        Close(target, () => np.dot(Values(1, 900), Values(1, 900).T));
        Close(target, () => np.matmul(Values(300, 9), Values(9, 1)["..., 0"]));
        Close(target, () => np.matmul(Values(4, 0), Values(0, 3)));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Stacks_broadcast(string target)
    {
        Close(target, () => np.matmul(Values(6 * 4, 5).reshape(2, 3, 4, 5), Values(3 * 5, 7).reshape(3, 5, 7)));
        Close(target, () => np.matmul(Values(2 * 70, 40).reshape(2, 70, 40), Values(40, 20)));
    }

    [Fact]
    public void Tiles_of_floats_are_added_up_by_fused_multiply_adds()
    {
        var text = LibraryCompiler.Shared.Ptx(MatMulKernels<float, float, NumberProduct<float>>.Tiles).Text;
        Assert.True(text.Split("fma.rn.f32").Length > 16, text);
        Assert.DoesNotContain("mul.rn.f32", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_half_converts_to_itself_and_ties_round_to_even()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var half = BitConverter.UInt16BitsToHalf((ushort)bits);
            var value = HalfBits.ToSingle((ushort)bits);
            Assert.Equal((float)half, value);
            Assert.Equal(half, BitConverter.UInt16BitsToHalf(HalfBits.FromSingle(value)));
            if (Half.IsFinite(half))
            {
                var next = (float)BitConverter.UInt16BitsToHalf((ushort)(bits + 1));
                foreach (var between in new[] { (value + next) / 2, value + ((next - value) / 3) })
                {
                    Assert.Equal((Half)between, BitConverter.UInt16BitsToHalf(HalfBits.FromSingle(between)));
                }
            }
        }
    }

    private static NDArray Values(int rows, int columns) =>
        ((np.arange(rows * columns) * 37 % 101 - 40) / 16.0).reshape(rows, columns);

    private static double[] Numbers(NDArray array) => array.dtype == np.complex128
        ? [.. array.ToArray<Complex>().SelectMany(z => new[] { z.Real, z.Imaginary })]
        : array.astype(np.float64).ToArray<double>();

    private static void Close(string target, Func<NDArray> program)
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var expected = program();
        var actual = LibraryTargets.Run(target, "matmul", () => Numbers(program()));
        var values = Numbers(expected);
        Assert.Equal(values.Length, actual.Length);
        var scale = values.Length == 0 ? 0 : values.Max(Math.Abs);
        var tolerance = expected.dtype == np.float64 || expected.dtype == np.complex128 ? 1e-14 * scale
            : expected.dtype == np.float32 ? 1e-6 * scale
            : expected.dtype == np.float16 ? 1e-3 * scale
            : 0;
        for (var i = 0; i < values.Length; i++)
        {
            Assert.True(
                Math.Abs(values[i] - actual[i]) <= tolerance,
                $"{expected.dtype} {expected.Shape} at {i}: {actual[i]:R} for {values[i]:R}");
        }
    }
}
