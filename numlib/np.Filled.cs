using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort;

/// <content>Arrays of one value.</content>
public static partial class np
{
    /// <summary>An array of zeros, of float64.</summary>
    public static NDArray zeros(int shape) => zeros(new Shape((long)shape), typeof(double));

    /// <summary>An array of zeros, of float64.</summary>
    public static NDArray zeros(int[] shape) => zeros(new Shape(shape), typeof(double));

    /// <summary>An array of zeros, of float64.</summary>
    public static NDArray zeros(long[] shape) => zeros(new Shape(shape), typeof(double));

    /// <summary>An array of zeros, of float64.</summary>
    public static NDArray zeros(Shape shape) => zeros(shape, typeof(double));

    /// <summary>An array of zeros, in row-major ('C') or column-major ('F') order.</summary>
    public static NDArray zeros(Shape shape, char order, Type? dtype = null) =>
        Uniform(shape, order, DType.From(dtype ?? typeof(double)).Element, 0);

    /// <summary>An array of zeros.</summary>
    public static NDArray zeros(Shape shape, NPTypeCode typeCode) =>
        Uniform(shape, 'C', typeCode.ToElementType(), 0);

    /// <summary>An array of zeros; of float64 without a dtype. Devices are chosen at run time.</summary>
    public static NDArray zeros(Shape shape, Type? dtype, string? device = null) => zeros(shape, 'C', dtype);

    /// <summary>An array of zeros.</summary>
    public static NDArray zeros<T>(int[] shape)
        where T : unmanaged => zeros(new Shape(shape), typeof(T));

    /// <summary>An array of zeros.</summary>
    public static NDArray zeros<T>(long[] shape)
        where T : unmanaged => zeros(new Shape(shape), typeof(T));

    /// <summary>An array of zeros like another one: its shape and, without a dtype, its element type.</summary>
    public static NDArray zeros_like(NDArray a, Type? dtype, char order, string? device = null) =>
        Like(a, dtype is null ? null : ElementTypes.Of(dtype), default, order, 0);

    /// <summary>An array of zeros like another one: its shape and, without a dtype, its element type.</summary>
    public static NDArray zeros_like(NDArray a, Type? dtype = null, string? device = null) =>
        zeros_like(a, dtype, 'K');

    /// <summary>An array of ones, of float64.</summary>
    public static NDArray ones(int shape) => ones(new Shape((long)shape), typeof(double));

    /// <summary>An array of ones, of float64.</summary>
    public static NDArray ones(int[] shape) => ones(new Shape(shape), typeof(double));

    /// <summary>An array of ones, of float64.</summary>
    public static NDArray ones(long[] shape) => ones(new Shape(shape), typeof(double));

    /// <summary>An array of ones, of float64.</summary>
    public static NDArray ones(Shape shape) => ones(shape, typeof(double));

    /// <summary>An array of ones.</summary>
    public static NDArray ones(int[] shape, Type? dtype) => ones(new Shape(shape), dtype);

    /// <summary>An array of ones, in row-major ('C') or column-major ('F') order.</summary>
    public static NDArray ones(Shape shape, char order, Type? dtype = null) =>
        Uniform(shape, order, DType.From(dtype ?? typeof(double)).Element, 1);

    /// <summary>An array of ones.</summary>
    public static NDArray ones(Shape shape, NPTypeCode typeCode) =>
        Uniform(shape, 'C', typeCode.ToElementType(), 1);

    /// <summary>An array of ones; of float64 without a dtype. Devices are chosen at run time.</summary>
    public static NDArray ones(Shape shape, Type? dtype, string? device = null) => ones(shape, 'C', dtype);

    /// <summary>An array of ones.</summary>
    public static NDArray ones<T>(int[] shape)
        where T : unmanaged => ones(new Shape(shape), typeof(T));

    /// <summary>An array of ones.</summary>
    public static NDArray ones<T>(long[] shape)
        where T : unmanaged => ones(new Shape(shape), typeof(T));

    /// <summary>An array of ones like another one: its shape and, without a dtype, its element type.</summary>
    public static NDArray ones_like(NDArray a, Type? dtype, char order, string? device = null) =>
        Like(a, dtype is null ? null : ElementTypes.Of(dtype), default, order, 1);

    /// <summary>An array of ones like another one: its shape and, without a dtype, its element type.</summary>
    public static NDArray ones_like(NDArray a, Type? dtype = null, string? device = null) =>
        ones_like(a, dtype, 'K');

    /// <summary>An array of zeros: its content is not to be relied on, of float64.</summary>
    public static NDArray empty(int shape) => empty(new Shape((long)shape), typeof(double));

    /// <summary>An array of zeros: its content is not to be relied on, of float64.</summary>
    public static NDArray empty(int[] shape) => empty(new Shape(shape), typeof(double));

    /// <summary>An array of zeros: its content is not to be relied on, of float64.</summary>
    public static NDArray empty(long[] shape) => empty(new Shape(shape), typeof(double));

    /// <summary>An array of zeros: its content is not to be relied on, of float64.</summary>
    public static NDArray empty(Shape shape) => empty(shape, typeof(double));

    /// <summary>
    /// An array of zeros: its content is not to be relied on, in row-major ('C') or column-major ('F') order.
    /// </summary>
    public static NDArray empty(Shape shape, char order, Type? dtype = null) =>
        Uniform(shape, order, DType.From(dtype ?? typeof(double)).Element, 0);

    /// <summary>An array of zeros: its content is not to be relied on.</summary>
    public static NDArray empty(Shape shape, NPTypeCode typeCode) =>
        Uniform(shape, 'C', typeCode.ToElementType(), 0);

    /// <summary>
    /// An array of zeros: its content is not to be relied on; of float64 without a dtype. Devices are chosen at run
    /// time.
    /// </summary>
    public static NDArray empty(Shape shape, Type? dtype, string? device = null) => empty(shape, 'C', dtype);

    /// <summary>An array of zeros: its content is not to be relied on.</summary>
    public static NDArray empty<T>(int[] shape)
        where T : unmanaged => empty(new Shape(shape), typeof(T));

    /// <summary>An array of zeros: its content is not to be relied on.</summary>
    public static NDArray empty<T>(long[] shape)
        where T : unmanaged => empty(new Shape(shape), typeof(T));

    /// <summary>An array like another one, whose content is not to be relied on.</summary>
    public static NDArray empty_like(NDArray prototype, NPTypeCode typeCode, Shape shape = default) =>
        empty_like(prototype, typeCode, shape, 'K');

    /// <summary>An array like another one, whose content is not to be relied on.</summary>
    public static NDArray empty_like(NDArray prototype, NPTypeCode typeCode, Shape shape, char order) =>
        Like(prototype, typeCode == NPTypeCode.Empty ? null : typeCode.ToElementType(), shape, order, 0);

    /// <summary>An array like another one, whose content is not to be relied on.</summary>
    public static NDArray empty_like(
        NDArray prototype, Type? dtype, Shape shape, char order, string? device = null) =>
        Like(prototype, dtype is null ? null : ElementTypes.Of(dtype), shape, order, 0);

    /// <summary>An array like another one, whose content is not to be relied on.</summary>
    public static NDArray empty_like(
        NDArray prototype, Type? dtype = null, Shape shape = default, string? device = null) =>
        empty_like(prototype, dtype, shape, 'K');

    /// <summary>An array of one value, of the value's type.</summary>
    public static NDArray full(int[] shape, object fill_value) => full(new Shape(shape), fill_value);

    /// <summary>An array of one value, of the value's type.</summary>
    public static NDArray full(long[] shape, object fill_value) => full(new Shape(shape), fill_value);

    /// <summary>An array of one value, or of an array that broadcasts to the shape.</summary>
    public static NDArray full(Shape shape, object fill_value, NPTypeCode typeCode) =>
        full(shape, fill_value, typeCode.AsType());

    /// <summary>An array of one value, or of an array that broadcasts to the shape.</summary>
    /// <exception cref="IncorrectShapeException">The value does not broadcast to the shape.</exception>
    public static NDArray full(Shape shape, object fill_value, Type? dtype = null, string? device = null)
    {
        var value = ArrayFactory.AsOperand(fill_value);
        var type = dtype is null ? value.Type : ElementTypes.Of(dtype);
        if (value.IsScalarOfProgram)
        {
            var bits = ScalarValues.Convert(value.Type, value.Bits, ScalarValues.Carrier(type));
            return ArrayFactory.Filled(Session.Current, type, shape.Value, bits);
        }

        var result = ArrayFactory.Allocate(Session.Current, type, shape.Value);
        ArrayFactory.Store(result, value);
        return result;
    }

    /// <summary>An array of one value.</summary>
    public static NDArray full<T>(int[] shape, object fill_value)
        where T : unmanaged => full(new Shape(shape), fill_value, typeof(T));

    /// <summary>An array of one value.</summary>
    public static NDArray full<T>(long[] shape, object fill_value)
        where T : unmanaged => full(new Shape(shape), fill_value, typeof(T));

    /// <summary>An array of one value with the shape and, without a dtype, the element type of another.</summary>
    public static NDArray full_like(NDArray a, object fill_value, Type? dtype, char order, string? device = null)
    {
        var result = Like(a, dtype is null ? null : ElementTypes.Of(dtype), default, order, 0);
        ArrayFactory.Store(result, ArrayFactory.AsOperand(fill_value));
        return result;
    }

    /// <summary>An array of one value with the shape and, without a dtype, the element type of another.</summary>
    public static NDArray full_like(NDArray a, object fill_value, Type? dtype = null, string? device = null) =>
        full_like(a, fill_value, dtype, 'K');

    private static NDArray Like(NDArray prototype, ElementType? type, Shape shape, char order, int value)
    {
        var resolved = Orders.Resolve(order, Given(prototype).Layout);
        return Uniform(shape.IsEmpty ? prototype.Shape : shape, resolved, type ?? prototype.Type, value);
    }

    private static NDArray Uniform(Shape shape, char order, ElementType type, int value)
    {
        var bits = ScalarValues.Convert(ElementType.Int32, (ulong)value, ScalarValues.Carrier(type));
        var extents = Orders.Layout(shape.Value.Extents, order);
        var filled = ArrayFactory.Filled(Session.Current, type, Layout.Contiguous(shape.Value.Extents), bits);
        return extents.IsContiguous ? filled : ArrayFactory.Owned(filled, extents);
    }
}
