namespace Cohort.Kernels.Library.Scan;

/// <summary>
/// The shape of an accumulation: outer by length by inner elements, accumulated along the middle axis. An array of any
/// rank whose other axes collapse to one before and one after the axis fits; otherwise the caller loops.
/// </summary>
/// <param name="Outer">Elements before the axis.</param>
/// <param name="Length">Elements along the axis.</param>
/// <param name="Inner">Elements after the axis.</param>
/// <param name="InputStrides">Steps of the input along outer, axis and inner, in elements; any sign, or 0.</param>
/// <param name="OutputStrides">Steps of the output, in elements.</param>
public readonly record struct ScanLayout(
    nint Outer, nint Length, nint Inner,
    (nint Outer, nint Axis, nint Inner) InputStrides,
    (nint Outer, nint Axis, nint Inner) OutputStrides);
