using System.Numerics;
using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Scan;
using Cohort.Kernels.Library.Scan;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Accumulates along the middle axis of a dense array of three axes, in place. The first axis may be cut, or the last
/// where the first has one index.
/// </summary>
public sealed unsafe class ScanOperation : WholeOperation, IGpuOperation
{
    private readonly ScanKind _kind;

    /// <summary>Creates an operation.</summary>
    public ScanOperation(ScanKind kind)
        : base(kind == ScanKind.Sum ? "cumsum" : "cumprod") => _kind = kind;

    /// <inheritdoc/>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands)
    {
        var extents = operands[^1].Extents;
        return extents[0] > 1 ? [extents[0]] : [1, extents[2]];
    }

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) =>
        operands[operand].Extents[0] > 1 ? [0, -1, -1] : [0, -1, 1];

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var array = call.Operands[^1];
        var body = new Body { Array = array, Kind = _kind, Parallel = new CallParallel(call.ParallelFor) };
        if (array.Type == ElementType.Complex)
        {
            body.RunOn<Complex>();
        }
        else
        {
            NumberTypes.Run(array.Type, body);
        }
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) =>
        GpuTypes.NumberRefusal(types[^1], Name);

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        NumberTypes.Run(call.Operands[^1].Type, new ScanLaunches { Call = call, Kind = _kind });
    }

    private readonly struct Body : INumberBody
    {
        public required HostView Array { get; init; }

        public required ScanKind Kind { get; init; }

        public required IParallel Parallel { get; init; }

        public void Run<T>()
            where T : unmanaged, INumber<T> => RunOn<T>();

        public void RunOn<T>()
            where T : unmanaged, INumberBase<T>
        {
            var extents = Array.Layout.Extents;
            var (outer, length, inner) = ((nint)extents[0], (nint)extents[1], (nint)extents[2]);
            var strides = ((nint)Array.Layout.Strides[0], (nint)Array.Layout.Strides[1], (nint)1);
            var layout = new ScanLayout(outer, length, inner, strides, strides);
            var values = (T*)Array.Address;
            if (Kind == ScanKind.Sum)
            {
                Accumulation<T, T, NumberConversion<T, T>, RunningSum<T>>.Run(values, values, layout, Parallel);
            }
            else
            {
                Accumulation<T, T, NumberConversion<T, T>, RunningProduct<T>>.Run(values, values, layout, Parallel);
            }
        }
    }
}
