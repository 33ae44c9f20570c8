using System.Numerics;
using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Products;
using Cohort.Kernels.Library.MatMul;
using Cohort.Kernels.Native;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Products of stacks of matrices. Operands: stacks of m by k and of k by n matrices whose leading axes have equal
/// extents (repeated by stride 0 where need be), and the products, of which any axis may be cut.
/// </summary>
public sealed unsafe class MatMulOperation : WholeOperation, IGpuOperation
{
    private readonly NativeLinearAlgebra? _library;

    /// <summary>Creates an operation.</summary>
    /// <param name="library">A library of the machine for what the CPU multiplies, or null.</param>
    public MatMulOperation(NativeLinearAlgebra? library = null)
        : base("matmul") => _library = library;

    /// <summary>
    /// The products' axes; those of the stack alone where a library of the machine multiplies, whose sums may depend on
    /// the size of a tile.
    /// </summary>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands) =>
        (_library is null ? operands[^1].Extents : operands[^1].Extents[..^2]).ToArray();

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands)
    {
        var map = CutBy(IndexSpace(operands), operands[operand]);
        if (operand < 2 && _library is null)
        {
            map[operand == 0 ? ^1 : ^2] = -1;
        }

        return map;
    }

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands) => 2.0 * operands[^1].Count * operands[0].Extents[^1];

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var (a, b, c) = (call.Operands[0], call.Operands[1], call.Operands[2]);
        var parallel = new CallParallel(call.ParallelFor);
        var library = _library;
        var product = library is null ? call.Space : c.Layout.Extents;
        var chains = Gemm<double>.HasChains(product[^2], product[^1], a.Layout.Extents[^1]);
        switch (c.Type)
        {
            case ElementType.Boolean:
                Each<bool>(a, b, c, chains, arguments =>
                    SemiringProduct<bool, bool, BooleanSemiring>.Run(arguments, parallel));
                break;
            case ElementType.Half:
                Each<Half>(a, b, c, chains, arguments =>
                    SemiringProduct<Half, float, HalfSemiring>.Run(arguments, parallel));
                break;
            case ElementType.Decimal:
                Each<decimal>(a, b, c, chains, arguments =>
                    SemiringProduct<decimal, decimal, NumberSemiring<decimal>>.Run(arguments, parallel));
                break;
            case ElementType.Complex:
                Each<Complex>(a, b, c, chains, arguments =>
                {
                    if (library?.TryMultiply(arguments, parallel) != true)
                    {
                        ComplexGemm.Run(arguments, parallel);
                    }
                });
                break;
            default:
                NumberTypes.Run(c.Type, new Body
                {
                    A = a,
                    B = b,
                    C = c,
                    Chains = chains,
                    Parallel = parallel,
                    Library = library,
                });
                break;
        }
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) =>
        types[^1] == ElementType.Decimal ? "matmul of Decimal has no GPU kernel" : null;

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        MatMulLaunches.Run(call);
    }

    private static void Each<T>(HostView a, HostView b, HostView c, bool chains, Action<GemmArguments<T>> product)
        where T : unmanaged
    {
        var (stackA, stackB, stackC) = (Stack(a.Layout), Stack(b.Layout), Stack(c.Layout));
        Odometer atA = new(stackA), atB = new(stackB), atC = new(stackC);
        for (var i = 0L; i < stackC.Count; i++, atA.MoveNext(), atB.MoveNext(), atC.MoveNext())
        {
            product(new GemmArguments<T>(
                (nint)c.Layout.Extents[^2], (nint)c.Layout.Extents[^1], (nint)a.Layout.Extents[^1],
                Matrix<T>(a, atA.Position), Matrix<T>(b, atB.Position), Matrix<T>(c, atC.Position))
            {
                IsTileOfChains = chains,
            });
        }
    }

    private static Layout Stack(Layout layout) =>
        new(0, layout.Extents[..^2].ToArray(), layout.Strides[..^2].ToArray());

    private static StridedMatrix<T> Matrix<T>(HostView view, long position)
        where T : unmanaged => new(
            (T*)view.Address + position, (nint)view.Layout.Strides[^2], (nint)view.Layout.Strides[^1]);

    private readonly struct Body : INumberBody
    {
        public required HostView A { get; init; }

        public required HostView B { get; init; }

        public required HostView C { get; init; }

        public required bool Chains { get; init; }

        public required IParallel Parallel { get; init; }

        public required NativeLinearAlgebra? Library { get; init; }

        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var (parallel, library) = (Parallel, Library);
            Each<T>(A, B, C, Chains, arguments =>
            {
                if (library?.TryMultiply(arguments, parallel) != true)
                {
                    Gemm<T>.Run(arguments, parallel);
                }
            });
        }
    }
}
