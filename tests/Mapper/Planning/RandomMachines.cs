using Cohort.Mapping.Machines;
using Cohort.Tests.Mapper.Machines;

namespace Cohort.Tests.Mapper.Planning;

/// <summary>Machines of a host and some GPUs, equal or not, on links of all kinds.</summary>
internal static class RandomMachines
{
    /// <summary>The machine of a seed.</summary>
    public static Machine Of(int seed)
    {
        var random = new Random(seed);
        return random.Next(4) switch
        {
            0 => new Machine(Shipped("h200-8-nvlink", 1 << random.Next(4))),
            1 => new Machine(Shipped("a100-8-pcie", 1 << random.Next(4))),
            2 => new Machine(Shipped("rtx4090-4-pcie", 1 << random.Next(3))),
            _ => new Machine(Unequal(random)),
        };
    }

    // The host and GPUs of up to eight times its speed, of which some may be three times as fast as others.
    private static MachineModel Unequal(Random random)
    {
        var laptop = ShippedMachines.Load("laptop");
        var gpu = laptop.Devices[^1];
        var count = random.Next(1, 4);
        var devices = new List<DeviceModel> { laptop.Devices[0] };
        for (var i = 0; i < count; i++)
        {
            var factor = Math.Pow(3, random.Next(-1, 2));
            devices.Add(gpu with
            {
                Names = [$"cuda:{i}"],
                Levels = [.. gpu.Levels.Select(level => level with
                {
                    ReadBytesPerSecond = level.ReadBytesPerSecond * factor,
                    WriteBytesPerSecond = level.WriteBytesPerSecond * factor,
                })],
            });
        }

        var speed = Math.Pow(4, random.Next(-1, 2));
        return laptop with
        {
            Devices = devices,
            Links =
            [
                laptop.Links[0] with
                {
                    Ends = [.. Enumerable.Range(0, count).Select(i => (IReadOnlyList<string>)["cpu:0", $"cuda:{i}"])],
                    BytesPerSecond = laptop.Links[0].BytesPerSecond * speed,
                },
            ],
        };
    }

    private static MachineModel Shipped(string name, int gpus) => ShippedMachines.Load(name) is var model
        ? model.Only(
        [
            "cpu:0",
            .. model.Devices.SelectMany(device => device.Names).Where(one => one.StartsWith("cuda", StringComparison.Ordinal))
                .Take(gpus),
        ])
        : throw new InvalidOperationException();
}
