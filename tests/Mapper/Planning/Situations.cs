using Cohort.Mapping.Machines;
using Cohort.Tests.Mapper.Machines;

namespace Cohort.Tests.Mapper.Planning;

/// <summary>Situations that a mapper meets: shapes, operations, machines.</summary>
internal static class Situations
{
    private const int Large = 1 << 14;

    /// <summary>All of them.</summary>
    public static IEnumerable<Situation> All()
    {
        var eight = Shipped("h200-8-nvlink", 8);
        var pcie = Shipped("a100-8-pcie", 4);
        var laptop = new Machine(ShippedMachines.Load("laptop"));
        yield return new("a small array on 8 GPUs", eight, Of(100, 100), a => np.exp(a[0]) * 2);
        yield return new("a few megabytes on 8 GPUs", eight, Of(512, 512), a => np.exp(a[0]) * 2);
        yield return new("a large square array on 8 GPUs", eight, Of(Large, Large), a => np.exp(a[0]) * 2);
        yield return new("a tall array", eight, Of(1 << 24, 8), a => a[0] * 2 + 1);
        yield return new("a wide array", eight, Of(8, 1 << 24), a => a[0] * 2 + 1);
        yield return new("a vector", eight, Of(1 << 27), a => a[0] * 2 + 1);
        yield return new("a 3-D array", eight, Of(512, 512, 512), a => np.sqrt(a[0]) + 1);
        yield return new("a 3-D array, short first axis", eight, Of(4, 4096, 4096), a => np.sqrt(a[0]) + 1);
        yield return new("a stencil on 2 GPUs", Shipped("h200-8-nvlink", 2), Of(Large, Large), Stencil);
        yield return new("a stencil on 8 GPUs", eight, Of(Large, Large), Stencil);
        yield return new("a stencil over PCIe", pcie, Of(Large, Large), Stencil);
        yield return new("a sum of everything", eight, Of(Large, Large), a => np.sum(a[0]));
        yield return new("a sum along rows", eight, Of(Large, Large), a => np.sum(a[0], axis: 1));
        yield return new("a sum along columns", eight, Of(Large, Large), a => np.sum(a[0], axis: 0));
        yield return new("a sum of a tall array along columns", eight, Of(1 << 24, 8), a => np.sum(a[0], axis: 0));
        yield return new("a chain after a transpose", eight, Of(Large, Large), a => np.exp(a[0].T * 2) + 1);
        yield return new("a transpose added to itself", eight, Of(Large, Large), a => a[0] + a[0].T);
        yield return new("a transpose over PCIe", pcie, Of(Large, Large), a => a[0] + a[0].T);
        yield return new("a square product", eight, Of(8192, 8192), a => np.matmul(a[0], a[0]));
        yield return new("a tall product", eight, Of(1 << 20, 256), a => np.matmul(a[0], a[0][":256"]));
        yield return new("a wide product", eight, Of(256, 1 << 20), a => np.matmul(a[0][":, :256"], a[0]));
        yield return new("a small product", eight, Of(256, 256), a => np.matmul(a[0], a[0]));
        yield return new("a batch of products", eight, Of(64, 512, 512), a => np.matmul(a[0], a[0]));
        yield return new("a product over PCIe", pcie, Of(8192, 8192), a => np.matmul(a[0], a[0]));
        yield return new("GPUs of 1:3", Unequal(), Of(Large, Large), a => np.exp(a[0]) * 2);
        yield return new("a chain on GPUs of 1:3", Unequal(), Of(Large, Large), a => np.sum(np.exp(a[0]) * a[0], axis: 1));
        yield return new("a full GPU", Full(), Of(1 << 14, 1 << 13), a => a[0] * 2 + 1);
        yield return new("a slow link", SlowLink(), Of(1 << 12, 1 << 12), a => np.exp(a[0]) + a[0]);
        yield return new("doubles where the GPU is weak", laptop, Of(1 << 13, 1 << 12), a => np.exp(np.sin(a[0])));
        yield return new("a laptop's stencil", laptop, Of(1 << 12, 1 << 12), Stencil);
    }

    private static Func<NDArray[]> Of(params int[] shape) => () => [np.zeros(shape) + 1];

    private static NDArray Stencil(NDArray[] arrays)
    {
        var u = arrays[0];
        u["1:-1, 1:-1"] = 0.25 * (u["2:, 1:-1"] + u[":-2, 1:-1"] + u["1:-1, 2:"] + u["1:-1, :-2"]);
        return u;
    }

    private static Machine Shipped(string name, int gpus) => new(ShippedMachines.Load(name).Only(
        ["cpu:0", .. Enumerable.Range(0, gpus).Select(i => $"cuda:{i}")]));

    private static Machine Unequal() => new(SmallMachines.Of(2, SmallMachines.Link(true, true, ["cpu:0", "cuda:0"], ["cpu:0", "cuda:1"])) with
    {
        Devices = [SmallMachines.Cpu(), SmallMachines.Gpu("cuda:0"), Faster(SmallMachines.Gpu("cuda:1"), 3)],
    });

    private static Machine Full()
    {
        var model = ShippedMachines.Load("rtx4090-4-pcie").Only(["cpu:0", "cuda:0", "cuda:1"]);
        return new Machine(model with
        {
            Devices = [model.Devices[0], model.Devices[1] with { MemoryBytes = 1L << 29 }, model.Devices[2]],
        });
    }

    private static Machine SlowLink()
    {
        var model = ShippedMachines.Load("laptop");
        return new Machine(model with { Links = [model.Links[0] with { BytesPerSecond = 1e9 }] });
    }

    private static DeviceModel Faster(DeviceModel device, double factor) => device with
    {
        Levels = [.. device.Levels.Select(level => level with
        {
            ReadBytesPerSecond = level.ReadBytesPerSecond * factor,
            WriteBytesPerSecond = level.WriteBytesPerSecond * factor,
        })],
    };
}
