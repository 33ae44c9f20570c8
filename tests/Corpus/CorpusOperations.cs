using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Tests.Corpus;

/// <summary>From the recorded names of functions, with their parameters, to calls of np.</summary>
public static class CorpusOperations
{
    /// <summary>Functions that are not part of the first numlib: their cases are counted, not run.</summary>
    public static readonly HashSet<string> OfLaterIssues = [];

    private static readonly Dictionary<string, Func<CorpusCase, NDArray[], NDArray>> Others = new()
    {
        ["all"] = (c, a) => c.Integer("axis") is { } axis ? np.all(a[0], axis, c.Flag("keepdims")) : np.all(a[0]),
        ["any"] = (c, a) => c.Integer("axis") is { } axis ? np.any(a[0], axis, c.Flag("keepdims")) : np.any(a[0]),
        ["argmax"] = (c, a) => c.Integer("axis") is { } axis
            ? np.argmax(a[0], axis, c.Flag("keepdims"))
            : np.argmax(a[0]),
        ["argmin"] = (c, a) => c.Integer("axis") is { } axis
            ? np.argmin(a[0], axis, c.Flag("keepdims"))
            : np.argmin(a[0]),
        ["argsort"] = (c, a) => np.argsort(a[0], c.Integer("axis")),
        ["array_equal"] = (_, a) => np.array_equal(a[0], a[1]),
        ["astype"] = (c, a) => a[0].astype(CorpusDType.Parse(c.Text("dtype")).ClrType()),
        ["clip"] = (_, a) => np.clip(a[0], a[1], a[2]),
        ["clip_out"] = (_, a) => np.clip(a[0], a[1], a[2], a[0]),
        ["concatenate"] = (c, a) => np.concatenate(a, c.Integer("axis")),
        ["copyto"] = (c, a) => Into(a[0], () => np.copyto(a[0], a[1], c.Text("casting"))),
        ["copyto_overlap"] = (c, a) => CopyWithin(c, a[0]),
        ["count_nonzero"] = (c, a) => np.count_nonzero(a[0], c.Integer("axis")!.Value, c.Flag("keepdims")),
        ["cumprod"] = (c, a) => np.cumprod(a[0], c.Integer("axis")),
        ["cumsum"] = (c, a) => np.cumsum(a[0], c.Integer("axis")),
        ["diagonal"] = (_, a) => np.diagonal(a[0]),
        ["dot"] = (_, a) => np.dot(a[0], a[1]),
        ["flatten"] = (_, a) => a[0].flatten(),
        ["matmul"] = (_, a) => np.matmul(a[0], a[1]),
        ["max"] = (c, a) => np.max(a[0], c.Integer("axis"), c.Flag("keepdims")),
        ["maximum_out"] = (_, a) => np.maximum(a[0], a[1], a[0]),
        ["mean"] = (c, a) => c.Integer("axis") is { } axis
            ? np.mean(a[0], axis, c.Flag("keepdims"))
            : np.mean(a[0], c.Flag("keepdims")),
        ["min"] = (c, a) => np.min(a[0], c.Integer("axis"), c.Flag("keepdims")),
        ["minimum_out"] = (_, a) => np.minimum(a[0], a[1], a[0]),
        ["modf_frac"] = (_, a) => np.modf(a[0]).Fractional,
        ["modf_int"] = (_, a) => np.modf(a[0]).Integral,
        ["outer"] = (_, a) => np.outer(a[0], a[1]),
        ["prod"] = (c, a) => np.prod(a[0], c.Integer("axis"), null, c.Flag("keepdims")),
        ["ravel"] = (_, a) => np.ravel(a[0]),
        ["ravel_f"] = (_, a) => np.ravel(a[0], 'F'),
        ["reshape"] = (c, a) => np.reshape(a[0], CorpusCase.Integers(c.Parameters.GetProperty("shape"))),
        ["round_"] = (c, a) => np.round_(a[0], c.Integer("decimals")!.Value),
        ["sort"] = (c, a) => np.sort(a[0], c.Integer("axis")),
        ["std"] = (c, a) => Spread(c, a[0], isRoot: true),
        ["std_ddof"] = (c, a) => Spread(c, a[0], isRoot: true),
        ["sum"] = (c, a) => np.sum(a[0], c.Integer("axis"), c.Flag("keepdims")),
        ["take"] = (c, a) => np.take(a[0], a[1], c.Integer("axis")),
        ["transpose"] = (_, a) => np.transpose(a[0]),
        ["var"] = (c, a) => Spread(c, a[0], isRoot: false),
        ["var_ddof"] = (c, a) => Spread(c, a[0], isRoot: false),
        ["allclose"] = (_, a) => np.array(np.allclose(a[0], a[1])),
        ["append"] = (c, a) => np.append(a[0], a[1], c.Integer("axis")),
        ["convolve"] = (c, a) => np.convolve(a[0], a[1], c.Text("mode")),
        ["iscomplex"] = (_, a) => np.iscomplex(a[0]),
        ["isreal"] = (_, a) => np.isreal(a[0]),
        ["median"] = (c, a) => np.median(a[0], c.Integer("axis"), keepdims: c.Flag("keepdims")),
        ["percentile"] = (c, a) => np.percentile(a[0], c.Number("q"), c.Integer("axis"), keepdims: c.Flag("keepdims")),
        ["quantile"] = (c, a) => np.quantile(a[0], c.Number("q"), c.Integer("axis"), keepdims: c.Flag("keepdims")),
        ["ravel_multi_index"] = (c, a) => np.ravel_multi_index(
            a, [.. CorpusCase.Integers(c.Parameters.GetProperty("dims")).Select(extent => (int)extent)]),
        ["argwhere"] = (_, a) => np.argwhere(a[0]),
        ["average"] = (c, a) => np.average(a[0], c.Integer("axis"), null, c.Flag("keepdims")),
        ["compress"] = (c, a) => np.compress(a[0], a[1], c.Integer("axis")),
        ["diff"] = (c, a) => np.diff(a[0], c.Integer("n")!.Value, c.Integer("axis")!.Value),
        ["dsplit"] = (c, a) => np.dsplit(a[0], c.Integer("sections")!.Value)[c.Integer("piece")!.Value],
        ["ediff1d"] = (_, a) => np.ediff1d(a[0]),
        ["extract"] = (_, a) => np.extract(a[0], a[1]),
        ["flatnonzero"] = (_, a) => np.flatnonzero(a[0]),
        ["hsplit"] = (c, a) => np.hsplit(a[0], c.Integer("sections")!.Value)[c.Integer("piece")!.Value],
        ["isclose"] = (_, a) => np.isclose(a[0], a[1]),
        ["nonzero"] = (_, a) => np.nonzero(a[0])[0],
        ["place"] = (_, a) => Into(a[0], () => np.place(a[0], a[1], a[2])),
        ["ptp"] = (c, a) => np.ptp(a[0], c.Integer("axis"), null, c.Flag("keepdims")),
        ["rollaxis"] = (c, a) => np.rollaxis(a[0], c.Integer("axis")!.Value, c.Integer("start")!.Value),
        ["searchsorted"] = (c, a) => np.searchsorted(a[0], a[1], c.Text("side")),
        ["split"] = (c, a) =>
            np.split(a[0], c.Integer("sections")!.Value, c.Integer("axis")!.Value)[c.Integer("piece")!.Value],
        ["trace"] = (_, a) => np.trace(a[0]),
        ["unique"] = (_, a) => np.unique(a[0]).values,
        ["vsplit"] = (c, a) => np.vsplit(a[0], c.Integer("sections")!.Value)[c.Integer("piece")!.Value],
        ["where"] = (_, a) => np.where(a[0], a[1], a[2]),
    };

    /// <summary>Whether cases of a function are run.</summary>
    public static bool Has(string op) =>
        UfuncCalls.Unary.ContainsKey(op) || UfuncCalls.Binary.ContainsKey(op) || Others.ContainsKey(op);

    /// <summary>Calls the function of a case.</summary>
    public static NDArray Call(CorpusCase recorded)
    {
        NDArray[] operands = [.. recorded.Operands.Select(View)];
        if (recorded.Operands.Length == 2 && ReferenceEquals(recorded.Operands[0], recorded.Operands[1]))
        {
            operands[1] = operands[0];
        }

        if (UfuncCalls.Unary.TryGetValue(recorded.Op, out var unary))
        {
            return unary(operands[0], null, null);
        }

        return UfuncCalls.Binary.TryGetValue(recorded.Op, out var binary)
            ? binary(operands[0], operands[1], null, null)
            : Others[recorded.Op](recorded, operands);
    }

    /// <summary>The recorded view over a base array of its whole buffer.</summary>
    public static NDArray View(CorpusOperand operand)
    {
        var count = operand.Buffer.Length / operand.Type.SizeInBytes();
        var flat = np.frombuffer(operand.Buffer, operand.Type.ClrType()).copy();
        return count == 0
            ? flat.reshape(operand.Shape)
            : flat.ViewOf(new Layout(operand.Offset, operand.Shape, operand.Strides));
    }

    private static NDArray Into(NDArray target, Action write)
    {
        write();
        return target;
    }

    private static NDArray CopyWithin(CorpusCase recorded, NDArray flat)
    {
        var (target, source) = (Part(recorded, flat, "dst"), Part(recorded, flat, "src"));
        np.copyto(target, source);
        return target;
    }

    private static NDArray Part(CorpusCase recorded, NDArray flat, string name)
    {
        var part = recorded.Parameters.GetProperty(name);
        return flat.ViewOf(new Layout(
            part.GetProperty("offset").GetInt64(), CorpusCase.Integers(part.GetProperty("shape")),
            CorpusCase.Integers(part.GetProperty("strides"))));
    }

    private static NDArray Spread(CorpusCase recorded, NDArray array, bool isRoot)
    {
        var (keeps, ddof) = (recorded.Flag("keepdims"), recorded.Integer("ddof") ?? 0);
        return (recorded.Integer("axis"), isRoot) switch
        {
            ({ } axis, true) => np.std(array, axis, keeps, ddof),
            ({ } axis, false) => np.var(array, axis, keeps, ddof),
            (null, true) => np.std(array, keeps, ddof),
            _ => np.var(array, keeps, ddof),
        };
    }
}
