using System.Numerics;
using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Decompositions;
using Cohort.Kernels.Library.Operations;
using Cohort.Kernels.Native;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// A routine of linear algebra on each matrix of a stack. The first operand is the stack of matrices; of the others,
/// the axes behind its leading ones are a matrix, a vector or nothing. Single precision is computed in double
/// precision.
/// </summary>
public sealed class DecompositionOperation : WholeOperation, IGpuOperation
{
    private const long MostOnGpu = 256;
    private const double TaskWork = 100_000;

    private readonly IMatrixRoutine _routine;
    private readonly int _inputs;
    private readonly Func<string, Exception> _refusal;
    private readonly NativeLinearAlgebra? _library;

    internal DecompositionOperation(
        IMatrixRoutine routine, int inputs, Func<string, Exception> refusal, NativeLinearAlgebra? library = null)
        : base(routine.Name) => (_routine, _inputs, _refusal, _library) = (routine, inputs, refusal, library);

    /// <inheritdoc/>
    public bool NeedsDecompositions => _routine is IGpuMatrixRoutine { HasLaunch: true };

    /// <summary>The same operation by a library of the machine, where the CPU runs it.</summary>
    public DecompositionOperation By(NativeLinearAlgebra? library) => new(_routine, _inputs, _refusal, library);

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands) => operands[0].Count == 0
        ? 0
        : operands[0].Count / MatrixCount(operands[0]) * WorkOf(operands[0]);

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        HostView[] operands = [.. call.Operands];
        if (Array.Exists(operands[.._inputs], operand => operand.Type == ElementType.Complex))
        {
            Run<Complex, ComplexField>(operands, new CallParallel(call.ParallelFor));
        }
        else
        {
            Run<double, RealField>(operands, new CallParallel(call.ParallelFor));
        }
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) => _routine switch
    {
        IGpuMatrixRoutine { HasLaunch: true } when types[0] is not (ElementType.Single or ElementType.Double) =>
            $"{Name} of {types[0]} has no GPU kernel",
        IGpuMatrixRoutine { HasLaunch: true } when types.ContainsAnyExcept(types[0]) =>
            $"{Name} of several types has no GPU kernel",
        IGpuMatrixRoutine { HasLaunch: true } when Layout.Product(operands[0].Extents[..^2]) > MostOnGpu =>
            $"{Name} of more than {MostOnGpu} matrices is faster elsewhere",
        IGpuMatrixRoutine { HasLaunch: true } when operands[0].Count == 0 => $"{Name} has nothing to do",
        IGpuMatrixRoutine { HasLaunch: true } => null,
        _ => $"{Name} has no GPU kernel",
    };

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        if (_routine is not IGpuMatrixRoutine routine)
        {
            throw new InvariantException($"{Name} has no GPU kernel");
        }

        routine.Launch(new DenseLaunches(call), _refusal);
    }

    private void Run<T, TField>(HostView[] operands, IParallel parallel)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var layout = operands[0].Layout;
        var count = Layout.Product(layout.Extents[..^2]);
        if (count == 1)
        {
            var workers = new MatrixWorkers(parallel, _library);
            _routine.Run<T, TField>(new MatrixCall<T>(operands, _inputs, 0, workers, _refusal));
            return;
        }

        var each = Math.Clamp((long)(TaskWork / Math.Max(WorkOf(layout), 1)), Math.Max(1, count / 4096), 4096);
        var tasks = (int)((count + each - 1) / each);
        var failures = new Exception?[tasks];
        parallel.For(tasks, task =>
            failures[task] = Range<T, TField>(operands, task * each, Math.Min(count, (task + 1) * each)));

        // The first matrix that fails is the one that is told, whatever ran first.
        if (Array.Find(failures, failure => failure is not null) is { } first)
        {
            throw first;
        }
    }

    private Exception? Range<T, TField>(HostView[] operands, long from, long to)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var serial = new MatrixWorkers(SerialParallel.Instance, _library);
        try
        {
            for (var place = from; place < to; place++)
            {
                _routine.Run<T, TField>(
                    new MatrixCall<T>(operands, _inputs, place, serial, _refusal));
            }

            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private static long MatrixCount(Layout layout) => layout.Extents[^2] * layout.Extents[^1];

    private double WorkOf(Layout layout) => _routine.Work(layout.Extents[^2], layout.Extents[^1]);
}
