using Cohort.Kernels.Gpu.Library.Indexing;
using Cohort.Kernels.Library.Fourier;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Library.Fourier;

/// <summary>
/// Transforms along an axis by a library that takes dense lines: lines are brought to dense memory, scaled on the way,
/// transformed, and, where the axis is not the last, brought to their places.
/// </summary>
internal readonly struct FftLaunches
{
    private const long Alignment = 256;

    private readonly GpuCall _call;
    private readonly FftOperation _operation;
    private readonly DeviceOperand _input;
    private readonly DeviceOperand _output;
    private readonly DenseTransform _transform;

    private FftLaunches(GpuCall call, FftOperation operation)
    {
        _call = call;
        _operation = operation;
        (_input, _output) = (call.Operands[0], call.Operands[1]);
        _transform = new DenseTransform(
            operation.Kind, operation.Length, _output.Layout.Count / _output.Layout.Extents[operation.Axis]);
    }

    private long SourceLength =>
        _operation.Kind == FourierKind.HalfToReal ? (_operation.Length / 2) + 1 : _operation.Length;

    private long ResultLength => _output.Layout.Extents[_operation.Axis];

    private int SourceParts => _operation.Kind == FourierKind.RealToHalf ? 1 : 2;

    private int ResultParts => _operation.Kind == FourierKind.HalfToReal ? 1 : 2;

    private long Lines => _transform.Lines;

    // The output is row-major, or a tile of such an array.
    private bool IsDense => _output.Layout.IsContiguous
        && _output.Layout.Extents[(_operation.Axis + 1)..].IndexOfAnyExcept(1) < 0;

    /// <summary>Queues an operation.</summary>
    public static void Run(GpuCall call, FftOperation operation)
    {
        if (call.Operands[1].Layout.Count > 0)
        {
            new FftLaunches(call, operation).Run();
        }
    }

    private void Run()
    {
        var library = _call.Transforms
            ?? throw new InvariantException("fft was given to a device that refuses it");
        List<long> numbers = [];
        var sources = StridedShape.Append(numbers, _input.Layout.RemoveAxis(_operation.Axis));
        var results = StridedShape.Append(numbers, _output.Layout.RemoveAxis(_operation.Axis));
        var isComplex = _operation.Kind == FourierKind.Complex;
        var sourceBytes = isComplex && IsDense ? 0 : Padded(Lines * SourceLength * SourceParts * sizeof(double));
        var resultBytes = isComplex || IsDense ? 0 : Padded(Lines * ResultLength * ResultParts * sizeof(double));
        var workBytes = Padded(library.WorkBytes(_transform));
        var scratch = _call.Scratch(sourceBytes + resultBytes + workBytes + (numbers.Count * sizeof(long)));
        var work = scratch + (nint)(sourceBytes + resultBytes);
        var shapes = _call.Upload(numbers.ToArray(), work + (nint)workBytes);
        var from = isComplex && IsDense ? _output.Address : scratch;
        var to = IsDense ? _output.Address : isComplex ? scratch : scratch + (nint)sourceBytes;
        Load(from, shapes, sources);
        library.Run(_transform, from, to, work, _operation.IsBackward);
        if (!IsDense)
        {
            Store(to, shapes, results);
        }
    }

    private void Load(nint to, GpuSpan shapes, long shape)
    {
        var count = Lines * SourceLength;
        var present = Math.Min(_input.Layout.Extents[_operation.Axis], SourceLength);
        var step = _input.Layout.Strides[_operation.Axis];
        var (blocks, threads) = GridShape.Of(count);
        var (scale, half) = (Bits(_operation.Scale), _operation.Kind == FourierKind.HalfToReal);
        var parts = _input.Type == ElementType.Complex ? 2 : 1;
        ReadOnlySpan<GpuSpan> views =
        [
            new(_input.Address, _input.Layout.Count * parts), new(to, count * SourceParts), shapes,
        ];
        if (parts == 1)
        {
            // The spectrum of real numbers in reverse is that with the conjugates.
            var isReversed = _operation.Kind == FourierKind.RealToHalf && _operation.IsBackward ? 1 : 0;
            _call.Launch(
                LineKernels.FromReal, blocks, threads, views, count, shape, SourceLength, present, step, SourceParts,
                isReversed, scale);
            return;
        }

        var middle = half && _operation.Length % 2 == 0 ? _operation.Length / 2 : -1;
        var imaginary = Bits(half && !_operation.IsBackward ? -_operation.Scale : _operation.Scale);
        _call.Launch(
            LineKernels.FromComplex, blocks, threads, views, count, shape, SourceLength, present, step, half ? 0 : -1,
            middle, scale, imaginary);
    }

    private void Store(nint from, GpuSpan shapes, long shape)
    {
        var count = Lines * ResultLength;
        var (blocks, threads) = GridShape.Of(count);
        _call.Launch(
            LineKernels.ToArray, blocks, threads,
            [new(from, count * ResultParts), new(_output.Address, count * ResultParts), shapes],
            count, shape, ResultLength, _output.Layout.Strides[_operation.Axis], ResultParts);
    }

    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);

    private static long Padded(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;
}
