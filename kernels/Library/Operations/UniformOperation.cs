using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Random;
using Cohort.Kernels.Library.Random;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Uniform numbers in [0, 1), float64 or float32, from a stream of which any part can be computed alone. The only
/// operand is the dense result, which may be cut. The stream's state is a parameter: who records the operation moves
/// the stream on.
/// </summary>
public sealed unsafe class UniformOperation<TBits> : WholeOperation, IGpuOperation
    where TBits : struct, ISplittableStream
{
    private const int DrawsPerTask = 1 << 14;

    private readonly TBits _bits;

    /// <summary>Creates an operation.</summary>
    /// <param name="bits">The stream before the first number.</param>
    public UniformOperation(TBits bits)
        : base("random") => _bits = bits;

    /// <summary>Moves a stream behind some numbers of a type.</summary>
    public static void Advance(ref TBits bits, ElementType type, long count)
    {
        if (type == ElementType.Double)
        {
            bits.Skip(count);
            return;
        }

        // Two numbers come of each draw; the second of the last one waits.
        var rest = count - (bits.HasUInt32 && count > 0 ? 1 : 0);
        if (rest < count)
        {
            bits.NextUInt32();
        }

        bits.Skip(rest / 2);
        if (rest % 2 != 0)
        {
            bits.NextUInt32();
        }
    }

    /// <inheritdoc/>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands) => Leading(operands[0]);

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) =>
        CutBy(IndexSpace(operands), operands[operand]);

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var target = call.Operands[0];
        var start = StreamAt(call.Origin, target.Layout, target.Type);
        var (address, count) = ((nint)target.Address, target.Layout.Count);
        if (target.Type == ElementType.Double)
        {
            InTasks(call, count, DrawsPerTask, (task, first, length) =>
            {
                var bits = start;
                bits.Skip((long)task * DrawsPerTask);
                UniformDraws.Fill(ref bits, new Span<double>((double*)address + first, length));
            });
            return;
        }

        if (start.HasUInt32 && count > 0)
        {
            *(float*)address = start.NextSingle();
            (address, count) = (address + sizeof(float), count - 1);
        }

        InTasks(call, count, 2 * DrawsPerTask, (task, first, length) =>
        {
            var bits = start;
            bits.Skip((long)task * DrawsPerTask);
            UniformDraws.Fill(ref bits, new Span<float>((float*)address + first, length));
        });
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) => null;

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var target = call.Operands[0];
        UniformLaunches.Run(call, StreamAt(call.Origin, target.Layout, target.Type));
    }

    // The stream before the first number of a tile, which lies in the whole result with the same strides.
    private TBits StreamAt(ReadOnlySpan<long> origin, Layout tile, ElementType type)
    {
        var first = 0L;
        for (var axis = 0; axis < origin.Length; axis++)
        {
            first += origin[axis] * tile.Strides[axis];
        }

        var bits = _bits;
        if (first > 0)
        {
            Advance(ref bits, type, first);
        }

        return bits;
    }

    private static void InTasks(in LibraryCall call, long count, int perTask, Action<int, long, int> fill) =>
        call.ParallelFor(checked((int)((count + perTask - 1) / perTask)), task =>
        {
            var first = (long)task * perTask;
            fill(task, first, (int)Math.Min(perTask, count - first));
        });
}
