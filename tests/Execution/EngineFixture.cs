using System.Runtime.InteropServices;
using Cohort.Kernels.Cpu;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Cohort.Tests.Model;

namespace Cohort.Tests.Execution;

/// <summary>An engine on logical CPU devices with thresholds so low that tiny arrays take every path.</summary>
internal sealed class EngineFixture : IDisposable
{
    public EngineFixture(int devices = 1, EngineOptions? options = null, long memory = 1L << 32)
    {
        var kernels = new InterpretedKernels();
        IDevice[] cpus =
        [
            .. Enumerable.Range(0, devices)
                .Select(i => new CpuDevice($"cpu:{i}", devices == 1 ? 2 : 1, memory, kernels)),
        ];
        Engine = new Runtime.Engine(
            cpus, new SpreadingMapper(bytesPerPiece: 16), kernels, options ?? Lowered);
    }

    /// <summary>No inline path.</summary>
    public static EngineOptions Lowered { get; } = new() { InlineElements = 0 };

    public Runtime.Engine Engine { get; }

    public static Operand Scalar(double value) =>
        Operand.Scalar(ElementType.Double, BitConverter.DoubleToUInt64Bits(value));

    public Region Vector(params double[] values) =>
        Engine.Import(ElementType.Double, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()));

    public Region Matrix(int rows, int columns, Func<int, double> value)
    {
        var values = Enumerable.Range(0, rows * columns).Select(value).ToArray();
        return Engine.Import(ElementType.Double, [rows, columns], MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public Region Apply(ElementwiseFunction function, params Operand[] operands)
    {
        var space = operands.Select(o => o.Layout).MaxBy(l => l.Count)!;
        return Engine.Elementwise(
            function, ElementType.Double, ElementType.Double, operands, Layout.Contiguous(space.Extents));
    }

    public double[] Read(Region region) => Read(RegionView.Of(region));

    public double[] Read(RegionView view)
    {
        var values = new double[view.Layout.Count];
        Engine.Read(view, MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public void Dispose() => Engine.Dispose();
}
