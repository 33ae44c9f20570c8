using System.Runtime.InteropServices;
using Cohort.Tests.Gpu.Library;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Reductions of whole programs on GPUs, at every alignment, with the bits of the CPU.</summary>
public sealed class VectorReductionTests
{
    private static readonly Type[] Types =
    [
        np.bool_, np.int8, np.uint8, np.int16, np.int32, np.int64, np.uint64, np.float16, np.float32, np.float64,
    ];

    // OpenCL takes tenths of a second to build a kernel.
    private static readonly Type[] FewTypes = [np.uint8, np.float32];

    public static TheoryData<string> Targets => LibraryTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Views_reduce_to_the_bits_of_the_CPU(string target)
    {
        var types = target == "opencl" ? FewTypes : Types;
        var expected = OnCpu(() => Views(types));
        Assert.Equal(expected, LibraryTargets.Run(target, null, () => Views(types)));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_loop_over_views_of_changing_alignment_has_the_bits_of_the_CPU(string target)
    {
        var expected = OnCpu(Moving);
        Assert.Equal(expected, LibraryTargets.Run(target, null, Moving));
    }

    // Equal shapes at other addresses: a launch that is kept for the next one must notice.
    private static List<byte[]> Moving()
    {
        var a = Values(1300, np.float32);
        var results = new List<byte[]>();
        for (var i = 0; i < 12; i++)
        {
            var start = i * 5 % 7;
            results.Add(Bytes((a[$"{start}:{start + 1024}"] * 3.0f).sum()));
            results.Add(Bytes(np.max(a[$"{start}:{start + 1280}"].reshape(80, 16), axis: 0)));
        }

        return results;
    }

    private static List<byte[]> Views(Type[] types)
    {
        var results = new List<byte[]>();
        foreach (var type in types)
        {
            var a = Values(4103, type);
            foreach (var view in new[] { a, a["1:"], a["4:"], a["::-1"], a["::2"], a[":37"] })
            {
                results.Add(Bytes(np.sum(view)));
                results.Add(Bytes(np.max(view)));
            }

            var rows = a[":4096"].reshape(64, 64);
            foreach (var view in new[]
            {
                rows, rows[":, 1:"], rows[":, :60"], rows[":, 4:33"], rows.T, rows["::2, ::-1"],
            })
            {
                results.Add(Bytes(np.sum(view, axis: 0)));
                results.Add(Bytes(np.sum(view, axis: 1)));
                results.Add(Bytes(np.argmax(view, axis: 1)));
                results.Add(Bytes(np.min(view, axis: 0)));
            }
        }

        return results;
    }

    private static NDArray Values(int count, Type type)
    {
        var values = (np.arange(count) * 37 % 101).astype(np.float64) / 7.0;
        return type == np.bool_ ? values > 3.0 : values.astype(type);
    }

    private static List<byte[]> OnCpu(Func<List<byte[]>> program)
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        return program();
    }

    private static byte[] Bytes(NDArray result)
    {
        var complex = np.ascontiguousarray(result.astype(np.complex128)).ToArray<System.Numerics.Complex>();
        return MemoryMarshal.AsBytes(complex.AsSpan()).ToArray();
    }
}
