using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Fourier;
using Cohort.Kernels.Library.Fourier;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Discrete Fourier transforms along one axis. Operands: an array of Double or Complex, whose axis is cut or continued
/// with zeros, and a dense array of Complex or, for <see cref="FourierKind.HalfToReal"/>, of Double. Any other axis may
/// be cut.
/// </summary>
public sealed class FftOperation : WholeOperation, IGpuOperation
{
    private readonly FourierPlans _plans;

    /// <summary>Creates an operation.</summary>
    /// <param name="plans">What earlier transforms have computed.</param>
    /// <param name="kind">What it takes and gives.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="length">The length of the transform, at least 1.</param>
    /// <param name="isBackward">Whether the exponents are positive.</param>
    /// <param name="scale">By what the results are multiplied.</param>
    public FftOperation(FourierPlans plans, FourierKind kind, int axis, long length, bool isBackward, double scale)
        : base("fft")
    {
        _plans = plans;
        (Kind, Axis, Length, IsBackward, Scale) = (kind, axis, length, isBackward, scale);
    }

    /// <summary>What it takes and gives.</summary>
    public FourierKind Kind { get; }

    /// <summary>The axis.</summary>
    public int Axis { get; }

    /// <summary>The length of the transform.</summary>
    public long Length { get; }

    /// <summary>Whether the exponents are positive.</summary>
    public bool IsBackward { get; }

    /// <summary>By what the results are multiplied.</summary>
    public double Scale { get; }

    /// <summary>How many elements a transform of a kind and length gives.</summary>
    public static long ResultLength(FourierKind kind, long length) =>
        kind == FourierKind.RealToHalf ? (length / 2) + 1 : length;

    /// <inheritdoc/>
    public bool NeedsTransforms => true;

    /// <inheritdoc/>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands) =>
        operands[^1].RemoveAxis(Axis).Extents.ToArray();

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands)
    {
        var map = Uncut(operands[operand]);
        for (var axis = 0; axis < map.Length; axis++)
        {
            map[axis] = axis < Axis ? axis : axis - 1;
        }

        map[Axis] = -1;
        return map;
    }

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands)
    {
        var lines = operands[^1].Count / ResultLength(Kind, Length);
        return 2.0 * lines * Length * Math.Max(1, Math.Log2(Length));
    }

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var (input, output) = (ArrayPart.Of(call.Operands[0]), ArrayPart.Of(call.Operands[1]));
        if (output.Layout.Count == 0)
        {
            return;
        }

        var isReal = input.Type == ElementType.Double;
        var usesHalf = Length % 2 == 0 && (isReal || Kind == FourierKind.HalfToReal);
        var (plan, roots) = _plans.Of((nint)(usesHalf ? Length / 2 : Length));
        var half = usesHalf ? roots : null;
        var axes = new LineAxes(
            (nint)Length, (nint)Math.Min(input.Layout.Extents[Axis], Length), (nint)input.Layout.Strides[Axis],
            (nint)output.Layout.Extents[Axis], (nint)output.Layout.Strides[Axis]);
        LineForm form = Kind == FourierKind.HalfToReal ? new HalfForm(axes, IsBackward, isReal, half)
            : isReal ? new RealForm(axes, IsBackward, half)
            : new ComplexForm(axes, IsBackward);
        new LineBatch(input, output, Axis, form, plan, Scale).Run(new CallParallel(call.ParallelFor));
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) => null;

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        FftLaunches.Run(call, this);
    }
}
