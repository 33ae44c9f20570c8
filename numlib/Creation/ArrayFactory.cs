using System.Collections;
using Cohort.Generic;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Cohort.Typing;

namespace Cohort.Creation;

/// <summary>Makes arrays: empty, filled, copied and converted ones.</summary>
internal static class ArrayFactory
{
    /// <summary>An array whose content is not defined until it is written.</summary>
    public static NDArray Allocate(Session session, ElementType type, Layout extents)
    {
        CheckSize(extents.Count, type);
        var region = session.Engine.Allocate(type, extents.Extents);
        return NDArray.Create(session, region);
    }

    /// <summary>An array of one value, given by its bits, or by those of a double for wider types.</summary>
    public static NDArray Filled(Session session, ElementType type, Layout extents, ulong bits = 0)
    {
        CheckSize(extents.Count, type);
        ReadOnlySpan<Operand> value = [Operand.Scalar(ScalarValues.Carrier(type), bits)];
        var plain = Broadcasting.Plain(extents);
        return NDArray.Create(session, session.Engine.Elementwise(Function.Copy, type, type, value, plain));
    }

    /// <summary>An array of one value, given by an array with one element.</summary>
    public static NDArray Filled(Layout extents, NDArray value) =>
        Copy(value.ViewOf(value.Layout.BroadcastTo(extents.Extents)));

    /// <summary>A zero-dimensional array with a boxed number.</summary>
    /// <exception cref="NotSupportedException">The object is no number that arrays hold.</exception>
    public static NDArray Scalar(Session session, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (ScalarValues.TryUnbox(value, out var type, out var bits))
        {
            return Filled(session, type, Layout.Scalar, bits);
        }

        return value switch
        {
            System.Numerics.Complex number => HostContent.Import<System.Numerics.Complex>(session, [], [number]),
            decimal number => HostContent.Import<decimal>(session, [], [number]),
            _ => throw new NotSupportedException($"An array cannot be made of {value.GetType()}."),
        };
    }

    /// <summary>
    /// What stands beside an array in an expression: an array, or a number that adapts to the array's type.
    /// </summary>
    public static NDArray AsOperand(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is not NDArray && ScalarValues.TryUnbox(value, out var type, out var bits)
            ? new NDArray(type, bits, Promotion.WeaknessOf(type))
            : FromObject(value);
    }

    /// <summary>As <see cref="AsOperand"/>; null stays null.</summary>
    public static NDArray? AsOptionalOperand(object? value) => value is null ? null : AsOperand(value);

    /// <summary>Any object as an array: arrays, .NET arrays, sequences, texts and numbers.</summary>
    /// <exception cref="NotSupportedException">The object is none of these.</exception>
    public static NDArray FromObject(object value) => value switch
    {
        NDArray array => array,
        string text => np.array(text),
        string[] texts => np.array(texts),
        Array array => ClrArrays.Import(Session.Current, array),
        IEnumerable sequence => ClrArrays.Import(Session.Current, Uniform(sequence)),
        _ => Scalar(Session.Current, value),
    };

    /// <summary>The elements in a region of their own, row-major, converted to another type if asked for.</summary>
    public static NDArray Copy(NDArray source, ElementType? type = null)
    {
        np.Given(source).ThrowIfDisposed();
        var target = type ?? source.Type;
        ReadOnlySpan<Operand> operands = [source.Operand];
        var compute = Storage(source.Type);
        var extents = Broadcasting.Plain(source.Layout);
        var region = source.Engine.Elementwise(Function.Copy, compute, target, operands, extents);
        return NDArray.Create(source.Session, region);
    }

    /// <summary>As <see cref="Copy(NDArray, ElementType?)"/>, laid out in an order: 'C', 'F', 'A' or 'K'.</summary>
    public static NDArray Copy(NDArray source, char order, ElementType? type = null) =>
        Orders.Resolve(order, np.Given(source).Layout) == 'F' && source.ndim > 1
            ? Copy(Transposed(source), type) is var copy ? Owned(copy, Transposed(copy).Layout) : copy
            : Copy(source, type);

    /// <summary>Stores elements, converted, into an existing array to whose shape they broadcast.</summary>
    public static void Store(NDArray target, NDArray source, NDArray? where = null)
    {
        target.ThrowIfNotWriteable();
        source.ThrowIfDisposed();
        if (!Broadcasting.CanBroadcastTo(source.Layout, target.Layout.Extents))
        {
            throw new ValueError(Assignment.Refusal(source.Layout, target.Layout.Extents));
        }

        if (where is not null && !Broadcasting.CanBroadcastTo(where.Layout, target.Layout.Extents))
        {
            throw new ValueError($"could not broadcast where mask from shape {ShapeText.Of(where.Layout.Extents)} "
                + $"into shape {ShapeText.Of(target.Layout.Extents)}");
        }

        ReadOnlySpan<Operand> operands = [Spread(source, target.Layout)];
        Operand? mask = where is null ? null : Spread(Casting.Mask(where), target.Layout);
        target.Engine.ElementwiseInto(target.View, Function.Copy, Storage(source.Type), operands, mask);
    }

    /// <summary>The reversed order of axes, as a view.</summary>
    public static NDArray Transposed(NDArray array)
    {
        Span<int> axes = stackalloc int[np.Given(array).ndim];
        for (var axis = 0; axis < axes.Length; axis++)
        {
            axes[axis] = axes.Length - 1 - axis;
        }

        return array.ViewOf(array.Layout.Transpose(axes));
    }

    /// <summary>An array without a base that looks at the region of a fresh array through another layout.</summary>
    public static NDArray Owned(NDArray fresh, Layout layout) =>
        NDArray.Create(fresh.Session, fresh.Region, layout, fresh.Type);

    /// <summary>What an operation reads of an array that is broadcast to extents.</summary>
    public static Operand Spread(NDArray array, Layout extents) => array.IsScalarOfProgram
        ? array.Operand
        : Operand.Of(array.Region, array.Layout.BroadcastTo(extents.Extents), array.Type);

    /// <summary>The array with a compile-time element type, converted if need be.</summary>
    public static NDArray<T> Typed<T>(NDArray array)
        where T : unmanaged
    {
        var type = ElementTypes.Of<T>();
        return NDArray<T>.Of(array.Type == type ? array : Copy(array, type));
    }

    /// <summary>The items of a sequence in a .NET array of the type that they share.</summary>
    private static Array Uniform(IEnumerable sequence)
    {
        object[] items = [.. sequence.Cast<object>()];
        var type = items.Length == 0 ? typeof(double) : items[0].GetType();
        if (!type.IsValidNPType() || Array.Exists(items, item => item.GetType() != type))
        {
            return items;
        }

        var result = Array.CreateInstance(type, items.Length);
        Array.Copy(items, result, items.Length);
        return result;
    }

    private static void CheckSize(long count, ElementType type)
    {
        if (count > long.MaxValue / type.SizeInBytes())
        {
            throw Shape.TooBig();
        }
    }

    private static ElementType Storage(ElementType type) => type == ElementType.Char ? ElementType.UInt16 : type;
}
