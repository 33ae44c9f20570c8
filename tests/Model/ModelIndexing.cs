using Cohort.Runtime.Elements;

namespace Cohort.Tests.Model;

/// <summary>Selection by masks and integer arrays, and joining.</summary>
public static class ModelIndexing
{
    /// <summary>Elements of x where the condition is true, of y elsewhere.</summary>
    public static ModelArray Where(ModelArray condition, ModelArray x, ModelArray y)
    {
        var shape = ModelBroadcast.Shape([condition, x, y]);
        var type = ModelTypes.Promote([x, y]);
        var truth = condition.Cast(ElementType.Boolean).BroadcastTo(shape).Values();
        var (left, right) = (x.Cast(type).BroadcastTo(shape).Values(), y.Cast(type).BroadcastTo(shape).Values());
        return ModelArray.Of(type, shape, truth.Select((t, i) => t.Integer != 0 ? left[i] : right[i]));
    }

    /// <summary>The elements where a mask of the same shape is true, as one axis.</summary>
    public static ModelArray Compress(ModelArray source, ModelArray mask)
    {
        CheckMask(source, mask);
        var kept = source.Values().Zip(mask.Values()).Where(p => p.Second.Integer != 0).Select(p => p.First).ToArray();
        return ModelArray.Of(source.Type, [kept.Length], kept);
    }

    /// <summary>Stores a scalar, or as many values as the mask has true elements, where it is true.</summary>
    public static void StoreMasked(ModelArray target, ModelArray mask, ModelArray value)
    {
        CheckMask(target, mask);
        var truth = mask.Values();
        var count = truth.Count(t => t.Integer != 0);
        var values = value.BroadcastTo([count]).Cast(target.Type).Values();
        var places = ModelArray.Indices(target.Shape).Where((_, i) => truth[i].Integer != 0);
        Refuse(target.IsReadOnly, "assignment destination is read-only");
        foreach (var (place, element) in places.Zip(values))
        {
            target[place] = element;
        }
    }

    /// <summary>np.take along one axis, or in the flattened array.</summary>
    public static ModelArray Take(ModelArray source, ModelArray positions, int? axis)
    {
        positions = positions.Type == ElementType.Boolean ? positions.Cast(ElementType.Int64) : positions;
        var from = axis is null ? ModelArray.Of(source.Type, [source.Count], source.Values()) : source;
        var along = from.Axis(axis ?? 0);
        long[] shape = [.. from.Shape[..along], .. positions.Shape, .. from.Shape[(along + 1)..]];
        _ = Wrapped(positions, from.Shape[along]);
        return ModelArray.Of(from.Type, shape, ModelArray.Indices(shape).Select(index =>
        {
            var position = positions[index[along..(along + positions.Rank)]].Integer;
            return from[[.. index[..along], Wrap(position, from.Shape[along]), .. index[(along + positions.Rank)..]]];
        }));
    }

    /// <summary>Indexing of the first axes by broadcast integer arrays.</summary>
    public static ModelArray Gather(ModelArray source, ModelArray[] positions)
    {
        var (places, shape) = Places(source, positions);
        return ModelArray.Of(source.Type, shape, places.Select(place => source[place]));
    }

    /// <summary>
    /// Assignment to what <see cref="Gather"/> selects, in order, so that of equal places the last wins.
    /// </summary>
    public static void Scatter(ModelArray target, ModelArray[] positions, ModelArray value)
    {
        var (places, shape) = Places(target, positions);
        var values = value.BroadcastTo(shape).Cast(target.Type).Values();
        Refuse(target.IsReadOnly, "assignment destination is read-only");
        foreach (var (place, element) in places.Zip(values))
        {
            target[place] = element;
        }
    }

    /// <summary>Concatenates along an axis, or stacks along a new one.</summary>
    public static ModelArray Join(bool isStack, ModelArray[] sources, int axis)
    {
        var type = ModelTypes.Promote(sources);
        if (isStack)
        {
            Refuse(
                sources.Any(s => !s.Shape.SequenceEqual(sources[0].Shape)),
                "all input arrays must have the same shape");
            sources = [.. sources.Select(s => s.InsertAxis(axis))];
        }

        Refuse(sources.Any(s => s.Rank == 0), "zero-dimensional arrays cannot be concatenated");
        var along = sources[0].Axis(axis);
        Refuse(
            sources.Any(s => s.Rank != sources[0].Rank || Others(s).SequenceEqual(Others(sources[0])) == false),
            "all the input array dimensions except for the concatenation axis must match exactly");
        long[] shape = [.. sources[0].Shape];
        shape[along] = sources.Sum(s => s.Shape[along]);
        return ModelArray.Of(type, shape, ModelArray.Indices(shape).Select(index =>
        {
            var (source, place) = (0, index[along]);
            while (place >= sources[source].Shape[along])
            {
                place -= sources[source++].Shape[along];
            }

            var element = sources[source][[.. index[..along], place, .. index[(along + 1)..]]];
            return ModelTypes.Cast(sources[source].Type, type, element);
        }));

        IEnumerable<long> Others(ModelArray array) => array.Shape.Where((_, a) => a != along);
    }

    private static (long[][] Places, long[] Shape) Places(ModelArray source, ModelArray[] positions)
    {
        Refuse(positions.Length > source.Rank, "too many indices for array");
        var common = ModelBroadcast.Shape(positions);
        var wrapped = positions.Select((p, a) => Wrapped(p.BroadcastTo(common), source.Shape[a])).ToArray();
        var rest = source.Shape[positions.Length..];
        var places = Enumerable.Range(0, wrapped[0].Length).SelectMany(i =>
            ModelArray.Indices(rest).Select(index => (long[])[.. wrapped.Select(w => w[i]), .. index]));
        return ([.. places], [.. common, .. rest]);
    }

    private static long[] Wrapped(ModelArray positions, long extent)
    {
        Refuse(!positions.Type.IsInteger(), "arrays used as indices must be of integer type");
        return [.. positions.Values().Select(p => Wrap(p.Integer, extent))];
    }

    private static long Wrap(Int128 position, long extent)
    {
        Refuse(position < -extent || position >= extent, $"index {position} is out of bounds for size {extent}");
        return (long)(position < 0 ? position + extent : position);
    }

    private static void CheckMask(ModelArray source, ModelArray mask)
    {
        if (mask.Rank < source.Rank || mask.Type != ElementType.Boolean)
        {
            throw new NotSupportedException("the model has masks of all axes only");
        }

        Refuse(!mask.Shape.SequenceEqual(source.Shape), "boolean index did not match indexed array");
    }

    private static void Refuse(bool condition, string message)
    {
        if (condition)
        {
            throw new RefusalException(message);
        }
    }
}
