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
        yield return new(
            "a small array on 8 GPUs",
            "one launch costs more than the work: a second GPU could only wait",
            eight, Of(100, 100), a => np.exp(a[0]) * 2);
        yield return new(
            "a few megabytes on 8 GPUs",
            "the work takes about as long as planning seven more pieces",
            eight, Of(512, 512), a => np.exp(a[0]) * 2);
        yield return new(
            "a large square array on 8 GPUs",
            "arithmetic divides by eight; rows, since they are contiguous",
            eight, Of(Large, Large), a => np.exp(a[0]) * 2);
        yield return new(
            "a tall array",
            "rows in equal parts",
            eight, Of(1 << 24, 8), a => a[0] * 2 + 1);
        yield return new(
            "a wide array",
            "eight rows are eight parts, each of them contiguous",
            eight, Of(8, 1 << 24), a => a[0] * 2 + 1);
        yield return new(
            "a vector",
            "the only axis",
            eight, Of(1 << 27), a => a[0] * 2 + 1);
        yield return new(
            "a 3-D array",
            "the first axis: contiguous parts",
            eight, Of(512, 512, 512), a => np.sqrt(a[0]) + 1);
        yield return new(
            "a 3-D array, short first axis",
            "four planes are too few for eight GPUs: the second axis",
            eight, Of(4, 4096, 4096), a => np.sqrt(a[0]) + 1);
        yield return new(
            "a stencil on 2 GPUs",
            "rows: the borders are contiguous",
            Shipped("h200-8-nvlink", 2), Of(Large, Large), Stencil);
        yield return new(
            "a stencil on 8 GPUs",
            "rows: a grid has shorter borders, but more of them, and not contiguous",
            eight, Of(Large, Large), Stencil);
        yield return new(
            "a stencil over PCIe",
            "rows: each further copy costs a latency",
            pcie, Of(Large, Large), Stencil);
        yield return new(
            "a sum of everything",
            "leaves, folded by the first GPU; eight pieces would take the program longer to plan than they save",
            eight, Of(Large, Large), a => np.sum(a[0]));
        yield return new(
            "a sum along rows",
            "results are independent: no fold; four, as above",
            eight, Of(Large, Large), a => np.sum(a[0], axis: 1));
        yield return new(
            "a sum along columns",
            "columns, since the fold of leaves would copy a row from each GPU",
            eight, Of(Large, Large), a => np.sum(a[0], axis: 0));
        yield return new(
            "a sum of a tall array along columns",
            "columns, though only a few: no fold",
            eight, Of(1 << 24, 8), a => np.sum(a[0], axis: 0));
        yield return new(
            "a chain after a transpose",
            "the array is made in columns, so that the transpose finds its rows in place",
            eight, Of(Large, Large), a => np.exp(a[0].T * 2) + 1);
        yield return new(
            "a transpose added to itself",
            "all to all over NVLink costs less than it divides",
            eight, Of(Large, Large), a => a[0] + a[0].T);
        yield return new(
            "a transpose over PCIe",
            "all to all over PCIe would cost more than it divides",
            pcie, Of(Large, Large), a => a[0] + a[0].T);
        yield return new(
            "a square product",
            "a grid: each GPU needs the rows of one operand and the columns of the other, not all of one",
            eight, Of(8192, 8192), a => np.matmul(a[0], a[0]));
        yield return new(
            "a tall product",
            "rows: the second operand is small and goes to everybody",
            eight, Of(1 << 20, 256), a => np.matmul(a[0], a[0][":256"]));
        yield return new(
            "a wide product",
            "columns: the first operand is small and goes to everybody",
            eight, Of(256, 1 << 20), a => np.matmul(a[0][":, :256"], a[0]));
        yield return new(
            "a small product",
            "copies cost more than the product",
            eight, Of(256, 256), a => np.matmul(a[0], a[0]));
        yield return new(
            "a batch of products",
            "whole products on each GPU: nothing is copied",
            eight, Of(64, 512, 512), a => np.matmul(a[0], a[0]));
        yield return new(
            "a product over PCIe",
            "a grid copies least",
            pcie, Of(8192, 8192), a => np.matmul(a[0], a[0]));
        yield return new(
            "GPUs of 1:3",
            "tiles of 1:3, so that both end together",
            Unequal(), Of(Large, Large), a => np.exp(a[0]) * 2);
        yield return new(
            "a chain on GPUs of 1:3",
            "the same boundaries from kernel to kernel",
            Unequal(), Of(Large, Large), a => np.sum(np.exp(a[0]) * a[0], axis: 1));
        yield return new(
            "a full GPU",
            "half is all that the first GPU can hold, and the other is no worse",
            Full(), Of(1 << 14, 1 << 13), a => a[0] * 2 + 1);
        yield return new(
            "a slow link",
            "the CPU could help only with data that stay there",
            SlowLink(), Of(1 << 12, 1 << 12), a => np.exp(a[0]) + a[0]);
        yield return new(
            "doubles where the GPU is weak",
            "still faster than the CPU, whose help would not win by the margin that mixtures need",
            laptop, Of(1 << 13, 1 << 12), a => np.exp(np.sin(a[0])));
        yield return new(
            "a laptop's stencil",
            "borders over PCIe would cost more than the CPU's help saves",
            laptop, Of(1 << 12, 1 << 12), Stencil);
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
        Arithmetic = [.. device.Arithmetic.Select(rates => rates with
        {
            SimplePerSecond = rates.SimplePerSecond * factor,
            MultiplyPerSecond = rates.MultiplyPerSecond * factor,
            DividePerSecond = rates.DividePerSecond * factor,
            SquareRootPerSecond = rates.SquareRootPerSecond * factor,
            ConvertPerSecond = rates.ConvertPerSecond * factor,
            ReducePerSecond = rates.ReducePerSecond * factor,
        })],
    };
}
