using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Kernels;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>
/// What numlib talks to: records operations on regions and delivers values on demand. Program order is the semantics.
/// Shapes, types and axes have been checked by the caller.
/// </summary>
public sealed class Engine : IDisposable
{
    private readonly IHostKernels _kernels;

    /// <summary>Creates an engine.</summary>
    public Engine(IHostKernels kernels) => _kernels = kernels;

    /// <summary>A region whose content is not defined until it is written.</summary>
    public Region Allocate(ElementType type, ReadOnlySpan<long> extents) => throw new NotSupportedException();

    /// <summary>A region with a copy of row-major content.</summary>
    public Region Import(ElementType type, ReadOnlySpan<long> extents, ReadOnlySpan<byte> content) =>
        throw new NotSupportedException();

    /// <summary>A region in memory that the program owns: shared, live both ways. The owner is kept alive.</summary>
    public unsafe Region Share(ElementType type, ReadOnlySpan<long> extents, byte* address, object? owner) =>
        throw new NotSupportedException();

    /// <summary>Makes a region shared and gives its fixed address; what was pending on it has run.</summary>
    public unsafe byte* Address(Region region) => throw new NotSupportedException();

    /// <summary>
    /// Applies a function to every element of operands with equal extents <paramref name="extents"/> (scalars aside).
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="computeType">The type to which operands are cast before it.</param>
    /// <param name="resultType">The type to which the result is cast: the fresh region's.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="extents">The index space: the layout gives the fresh region's extents.</param>
    public Region Elementwise(
        ElementwiseFunction function, ElementType computeType, ElementType resultType, ReadOnlySpan<Operand> operands,
        Layout extents) => throw new NotSupportedException();

    /// <summary>
    /// As <see cref="Elementwise"/>, storing into an existing view (its type is the result type). Where a Boolean
    /// <paramref name="mask"/> operand is given and false, elements keep their value. Operands may overlap the target:
    /// the result is as if they had been read completely before the first store.
    /// </summary>
    public void ElementwiseInto(
        in RegionView target, ElementwiseFunction function, ElementType computeType, ReadOnlySpan<Operand> operands,
        Operand? mask = null) => throw new NotSupportedException();

    /// <summary>
    /// Reduces a view over the given axes (ascending, no duplicates). The fresh region has the accumulator's type
    /// (Boolean for any and all, Int64 for positions) and the kept axes' extents. Positions count in row-major order of
    /// the reduced axes. An axis of extent 0 gives the operator's identity; the caller refuses operators without one.
    /// </summary>
    public Region Reduce(
        ReductionOperator reduction, ElementType accumulator, in Operand operand, ReadOnlySpan<int> axes) =>
        throw new NotSupportedException();

    /// <summary>Runs a library operation that writes fresh regions of the given types and extents.</summary>
    /// <param name="operation">The operation with its parameters.</param>
    /// <param name="inputs">Views that it reads.</param>
    /// <param name="outputs">Type and extents of each output.</param>
    /// <param name="mayFail">
    /// Whether its data may make it fail: then the call waits for the status and throws here.
    /// </param>
    public Region[] Library(
        LibraryOperation operation, ReadOnlySpan<RegionView> inputs,
        ReadOnlySpan<(ElementType Type, long[] Extents)> outputs, bool mayFail = false) =>
        throw new NotSupportedException();

    /// <summary>Runs a library operation that reads and writes <paramref name="target"/> (its last operand) in place.</summary>
    public void LibraryInto(
        in RegionView target, LibraryOperation operation, ReadOnlySpan<RegionView> inputs, bool mayFail = false) =>
        throw new NotSupportedException();

    /// <summary>Waits for a view's values and copies them in row-major order.</summary>
    public void Read(in RegionView view, Span<byte> destination) => throw new NotSupportedException();

    /// <summary>Waits for one element, by its linear position counted in elements of <typeparamref name="T"/>.</summary>
    public T ReadElement<T>(Region region, long position)
        where T : unmanaged => throw new NotSupportedException();

    /// <summary>Replaces one element, by its linear position counted in elements of <typeparamref name="T"/>.</summary>
    public void WriteElement<T>(Region region, long position, T value)
        where T : unmanaged => throw new NotSupportedException();

    /// <summary>Issues everything reachable that is pending and returns.</summary>
    public void Flush() => throw new NotSupportedException();

    /// <summary>Issues everything pending and waits until it has run.</summary>
    public void Wait() => throw new NotSupportedException();

    /// <summary>Completes when the view's values are on the host.</summary>
    public Task ReadyAsync(RegionView view) => throw new NotSupportedException();

    /// <summary>Ends a handle's interest in a region early.</summary>
    public void Release(Region region) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
