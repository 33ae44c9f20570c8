using System.Runtime.CompilerServices;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Mapping.Costs;

/// <summary>
/// Predicts how long kernels and copies take on the devices of a machine. Bytes come from where the working set fits,
/// arithmetic runs beside them, and each command costs something of its own. Thread-safe.
/// </summary>
public sealed class CostModel
{
    // What a load or store that stands alone costs in those that take neighbours together.
    private const double ScatteredFactor = 4;

    // A kernel cannot hide all of its arithmetic behind its memory, nor the other way round.
    internal const double Unhidden = 0.3;

    private readonly ConditionalWeakTable<KernelGraph, GraphWork> _graphs = [];

    /// <summary>Predicts for a machine.</summary>
    public CostModel(Machine machine) => Machine = machine;

    /// <summary>The machine.</summary>
    public Machine Machine { get; }

    /// <summary>What a whole kernel asks of a device.</summary>
    public KernelWork WorkOf(Kernel kernel)
    {
        if (kernel.Library is { } library)
        {
            return LibraryWork(
                library, [.. kernel.Reads.Concat(kernel.Writes).Select(one => one.Layout)],
                [.. kernel.Reads.Concat(kernel.Writes).Select(one => one.Type)], kernel.Reads.Length);
        }

        var writes = kernel.Writes;
        var isReduction = kernel.ReducedAxes.Length > 0;
        var traffic = new OperandTraffic(isReduction || writes.Length == 0 ? kernel.Space : writes[0].Layout);
        foreach (var read in kernel.Reads)
        {
            traffic.Read(read.Version, Bytes(read.Version.Whole, read.Version.Type), read.Layout, read.Type);
        }

        foreach (var write in writes)
        {
            traffic.Write(write.Version, Bytes(write.Version.Whole, write.Version.Type), write.Layout, write.Type);
        }

        return WorkOf(kernel.Graph!, kernel.Space.Count, traffic);
    }

    /// <summary>What a command asks of its device, copies between devices aside.</summary>
    public KernelWork WorkOf(DeviceCommand command) => command switch
    {
        KernelCommand kernel => MapWork(kernel),
        ReduceCommand reduce => ReduceWork(reduce),
        FoldCommand fold => FoldWork(fold),
        LibraryCommand library => LibraryWork(
            library.Operation, Array.ConvertAll(library.Operands, one => one.Layout),
            Array.ConvertAll(library.Operands, one => one.Type), library.Operands.Length - 1),
        CopyCommand copy => new KernelWork
        {
            Elements = copy.Box.Count,
            ReadBytes = copy.SizeInBytes,
            WriteBytes = copy.SizeInBytes,
            WorkingSet = 2.0 * copy.SizeInBytes,
        },
        _ => new KernelWork(),
    };

    /// <summary>How long some work takes on a device, its launch included.</summary>
    public double Seconds(int device, KernelWork work)
    {
        var model = Machine[device];
        var cores = model.BusyCores(work.Elements);
        return model.LaunchSeconds + (work.Operation is null
            ? GraphSeconds(model, work, cores)
            : LibrarySeconds(model, work, cores));
    }

    /// <summary>How long a kernel takes when one device runs all of it, its launch included.</summary>
    public double Seconds(int device, Kernel kernel) => Seconds(device, WorkOf(kernel));

    /// <summary>How long a copy takes when nothing else is under way.</summary>
    public double CopySeconds(int from, int to, long bytes) => Machine.CopySeconds(from, to, bytes);

    /// <summary>
    /// How long work takes when several devices share it, each from the moment at which it has its data: until the last
    /// one is done.
    /// </summary>
    /// <param name="work">The whole work.</param>
    /// <param name="parts">Per part its device, its share of the work, and when its data are there.</param>
    public double SharedSeconds(
        KernelWork work, IEnumerable<(int Device, double Share, double ReadySeconds)> parts) =>
        parts.Max(part => part.ReadySeconds + Seconds(part.Device, work.Part(part.Share)));

    private static double GraphSeconds(DeviceModel model, KernelWork work, double cores)
    {
        var scattered = work.ScatteredElements * ScatteredFactor;
        var arithmetic = (work.Graph?.Seconds(model, work.Elements, cores) ?? 0)
            + model.ArithmeticSeconds(NumberClass.Int32, ArithmeticKind.Simple, scattered, cores);

        // A line for each element comes from the nearest level at best, and the entry of its page with it.
        arithmetic += model.TrafficSeconds(2 * work.ScatteredLines * model.Levels[0].LineBytes, 0, 0, cores);
        var memory = model.TrafficSeconds(work.ReadBytes, work.WriteBytes, work.WorkingSet, cores);
        return Math.Max(arithmetic, memory) + (Unhidden * Math.Min(arithmetic, memory));
    }

    private static double LibrarySeconds(DeviceModel model, KernelWork work, double cores)
    {
        var pass = model.TrafficSeconds(work.ReadBytes, work.WriteBytes, work.WorkingSet, cores);
        var rate = model.Library.FirstOrDefault(one => one.Operation == work.Operation && one.Type == work.Type);
        if (rate is not null)
        {
            return Math.Max(work.Units / rate.UnitsPerSecond, work.Passes * pass);
        }

        // The nearest that is known: the same operation on other numbers, by their size, else its estimate of itself.
        var like = model.Library.FirstOrDefault(one => one.Operation == work.Operation);
        var seconds = like is not null
            ? work.Units / like.UnitsPerSecond
            : model.ArithmeticSeconds(work.Type, ArithmeticKind.Simple, work.Additions, cores);
        return Math.Max(seconds, work.Passes * pass);
    }

    private static double Bytes(Layout whole, ElementType type) => (double)whole.Count * type.SizeInBytes();

    private KernelWork MapWork(KernelCommand kernel)
    {
        var inputs = kernel.Graph.Inputs.Length;
        var output = inputs < kernel.Operands.Length ? kernel.Operands[inputs].Layout : kernel.Space;
        var traffic = new OperandTraffic(output);
        for (var i = 0; i < kernel.Operands.Length; i++)
        {
            Add(traffic, kernel.Operands[i], isWrite: i >= inputs);
        }

        return WorkOf(kernel.Graph, kernel.Space.Count, traffic);
    }

    private KernelWork ReduceWork(ReduceCommand reduce)
    {
        // Of a part of the leaves the operands are those of all: the memory of one device need not hold them.
        var traffic = new OperandTraffic(reduce.Space);
        foreach (var input in reduce.Inputs)
        {
            traffic.Read(input.Instance, double.PositiveInfinity, input.Layout, input.Type);
        }

        var whole = WorkOf(reduce.Graph, reduce.Space.Count, traffic);
        var leaves = reduce.Shape.Leaves;
        return leaves == 0 ? whole : whole.Part((reduce.LeafEnd - reduce.LeafBegin) / (double)leaves);
    }

    private static KernelWork FoldWork(FoldCommand fold)
    {
        var bytes = fold.Partials.Sum(one => Bytes(one.Layout, one.Type));
        return new KernelWork { Elements = fold.Shape.Leaves, ReadBytes = bytes, WorkingSet = bytes };
    }

    private static void Add(OperandTraffic traffic, in DeviceOperand operand, bool isWrite)
    {
        var size = (double)operand.Instance.Block.SizeInBytes;
        if (isWrite)
        {
            traffic.Write(operand.Instance, size, operand.Layout, operand.Type);
        }
        else
        {
            traffic.Read(operand.Instance, size, operand.Layout, operand.Type);
        }
    }

    private KernelWork WorkOf(KernelGraph graph, double elements, OperandTraffic traffic) => new()
    {
        Elements = elements,
        Graph = _graphs.GetValue(graph, GraphWork.Of),
        ReadBytes = traffic.ReadBytes,
        WriteBytes = traffic.WriteBytes,
        ScatteredElements = traffic.ScatteredElements,
        ScatteredLines = traffic.ScatteredLines,
        WorkingSet = traffic.WorkingSet,
    };

    // One that works in place has its only operand as its output, and reads it too.
    private static KernelWork LibraryWork(
        LibraryOperation operation, Layout[] layouts, ElementType[] types, int inputs)
    {
        var read = 0.0;
        var written = 0.0;
        for (var i = 0; i < layouts.Length; i++)
        {
            read += i < inputs ? Bytes(layouts[i], types[i]) : 0;
            written += i < inputs ? 0 : Bytes(layouts[i], types[i]);
        }

        return LibraryUnits.Of(operation, layouts, types) with
        {
            ReadBytes = inputs == 0 ? written : read,
            WriteBytes = written,
            WorkingSet = read + written,
        };
    }
}
