using Cohort.Creation;
using Cohort.Kernels.Library.Operations;
using Cohort.Kernels.Library.Random;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Draws;

/// <summary>
/// An array of real random numbers, float64 or float32. Uniform ones need not exist before they are used: the stream
/// moves on at the call, and a device computes them from where it was.
/// </summary>
/// <param name="Kind">Their distribution.</param>
/// <param name="Type">Their type.</param>
/// <param name="Shape">The array's shape.</param>
internal sealed record RealDraw(RealKind Kind, ElementType Type, Shape Shape) : IDraw<NDArray>
{
    /// <summary>What the numbers of a normal distribution are moved by; float64 only.</summary>
    public double Location { get; init; }

    /// <summary>What the numbers are multiplied by; float64 only.</summary>
    public double Scale { get; init; } = 1;

    /// <inheritdoc/>
    /// <exception cref="TypeError">The type is another.</exception>
    public NDArray Run<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream => Type switch
        {
            ElementType.Double or ElementType.Single when Kind == RealKind.Uniform => Deferred(ref bits),
            ElementType.Double => Doubles(ref bits),
            ElementType.Single => Singles(ref bits),
            _ => throw new TypeError($"Unsupported dtype dtype('{Type.Name()}') for random"),
        };

    private NDArray Deferred<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream
    {
        var session = Session.Current;
        var operation = new UniformOperation<TBits>(bits);
        var drawn = session.Engine.Library(operation, [], [(Type, [.. Shape.Value.Extents])])[0];
        UniformOperation<TBits>.Advance(ref bits, Type, Shape.Size);
        return NDArray.Create(session, drawn);
    }

    private NDArray Doubles<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream
    {
        var values = HostContent.Buffer<double>(Shape.Size, nameof(Generator));
        switch (Kind)
        {
            case RealKind.Normal when (Location, Scale) == (0, 1):
                Ziggurat.FillNormal(ref bits, values);
                break;
            case RealKind.Normal:
                Ziggurat.FillNormal(ref bits, Location, Scale, values);
                break;
            case RealKind.Exponential:
                Ziggurat.FillExponential(ref bits, Scale, values);
                break;
            default:
                Ziggurat.FillExponentialByInversion(ref bits, values);
                break;
        }

        return HostContent.Import<double>(Session.Current, Shape.Value.Extents, values);
    }

    private NDArray Singles<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream
    {
        var values = HostContent.Buffer<float>(Shape.Size, nameof(Generator));
        switch (Kind)
        {
            case RealKind.Normal:
                ZigguratSingle.FillNormal(ref bits, values);
                break;
            case RealKind.Exponential:
                ZigguratSingle.FillExponential(ref bits, values);
                break;
            default:
                ZigguratSingle.FillExponentialByInversion(ref bits, values);
                break;
        }

        return HostContent.Import<float>(Session.Current, Shape.Value.Extents, values);
    }
}
