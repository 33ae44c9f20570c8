using Cohort.Kernels.Library.Fourier;
using Cohort.Kernels.Library.Operations;
using Cohort.Mapping.Calibration;
using Cohort.Mapping.Machines;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Devices;

/// <summary>The calls by which the rates of library operations are measured.</summary>
internal static class CalibrationProbes
{
    private const int Order = 512;
    private const int Length = 1 << 17;

    /// <summary>All of them, the most important first.</summary>
    public static IReadOnlyList<LibraryProbe> All { get; } =
    [
        Of(ElementType.Double, () => new MatMulOperation(null), Matrix, Matrix, Matrix),
        Of(ElementType.Single, () => new MatMulOperation(null), Matrix, Matrix, Matrix),
        Of(ElementType.Double, () => new SortOperation(), Line),
        Of(ElementType.Double, () => new ScanOperation(ScanKind.Sum), Layout.Contiguous([1, Length, 1])),
        Gather(ElementType.Double),
        new LibraryProbe(
            NumberClass.Double,
            () => new FftOperation(new FourierPlans(), FourierKind.Complex, 0, Length, false, 1),
            [(Vector, ElementType.Complex), (Vector, ElementType.Complex)], 1),
        new LibraryProbe(
            NumberClass.Double, () => new ArgSortOperation(),
            [(Line, ElementType.Double), (Line, ElementType.Int64)], 1),
        Of(ElementType.Single, () => new SortOperation(), Line),
        Of(ElementType.Int64, () => new SortOperation(), Line),
    ];

    private static Layout Matrix => Layout.Contiguous([Order, Order]);

    private static Layout Line => Layout.Contiguous([1, Length]);

    private static Layout Vector => Layout.Contiguous([Length]);

    private static LibraryProbe Of(ElementType type, Func<LibraryOperation> create, params Layout[] layouts) => new(
        type == ElementType.Double ? NumberClass.Double : type == ElementType.Single ? NumberClass.Single
            : NumberClass.Int64,
        create, [.. layouts.Select(layout => (layout, type))], 1e9);

    private static LibraryProbe Gather(ElementType type) => new(
        NumberClass.Double,
        () => new GatherOperation((index, axis, extent) => new InvariantException($"{index} of {extent} on {axis}")),
        [(Vector, type), (Vector, ElementType.Int64), (Vector, type)], Length);
}
