namespace Cohort.Tests.Corpus;

/// <summary>
/// NumPy's names of elementwise functions and the calls of np, with the optional out and where arrays.
/// </summary>
public static class UfuncCalls
{
    public delegate NDArray UnaryCall(NDArray x, NDArray? @out, NDArray? where);

    public delegate NDArray BinaryCall(NDArray x, NDArray y, NDArray? @out, NDArray? where);

    public static readonly IReadOnlyDictionary<string, UnaryCall> Unary = new Dictionary<string, UnaryCall>
    {
        ["abs"] = (x, o, w) => np.abs(x, o, w),
        ["absolute"] = (x, o, w) => np.absolute(x, o, w),
        ["arccos"] = (x, o, w) => np.arccos(x, o, w),
        ["arcsin"] = (x, o, w) => np.arcsin(x, o, w),
        ["arctan"] = (x, o, w) => np.arctan(x, o, w),
        ["cbrt"] = (x, o, w) => np.cbrt(x, o, w),
        ["ceil"] = (x, o, w) => np.ceil(x, o, w),
        ["cos"] = (x, o, w) => np.cos(x, o, w),
        ["cosh"] = (x, o, w) => np.cosh(x, o, w),
        ["deg2rad"] = (x, o, w) => np.deg2rad(x, o, w),
        ["exp"] = (x, o, w) => np.exp(x, o, w),
        ["exp2"] = (x, o, w) => np.exp2(x, o, w),
        ["expm1"] = (x, o, w) => np.expm1(x, o, w),
        ["floor"] = (x, o, w) => np.floor(x, o, w),
        ["invert"] = (x, o, w) => np.invert(x, o, w),
        ["isfinite"] = (x, o, w) => np.isfinite(x, o, w),
        ["isinf"] = (x, o, w) => np.isinf(x, o, w),
        ["isnan"] = (x, o, w) => np.isnan(x, o, w),
        ["log"] = (x, o, w) => np.log(x, o, w),
        ["log10"] = (x, o, w) => np.log10(x, o, w),
        ["log1p"] = (x, o, w) => np.log1p(x, o, w),
        ["log2"] = (x, o, w) => np.log2(x, o, w),
        ["logical_not"] = (x, o, w) => Plain(np.logical_not(x), o, w),
        ["negative"] = (x, o, w) => np.negative(x, o, w),
        ["positive"] = (x, o, w) => np.positive(x, o, w),
        ["rad2deg"] = (x, o, w) => np.rad2deg(x, o, w),
        ["reciprocal"] = (x, o, w) => np.reciprocal(x, o, w),
        ["rint"] = (x, o, w) => np.rint(x, o, w),
        ["sign"] = (x, o, w) => np.sign(x, o, w),
        ["sin"] = (x, o, w) => np.sin(x, o, w),
        ["sinh"] = (x, o, w) => np.sinh(x, o, w),
        ["sqrt"] = (x, o, w) => np.sqrt(x, o, w),
        ["square"] = (x, o, w) => np.square(x, o, w),
        ["tan"] = (x, o, w) => np.tan(x, o, w),
        ["tanh"] = (x, o, w) => np.tanh(x, o, w),
        ["trunc"] = (x, o, w) => np.trunc(x, o, w),
    };

    public static readonly IReadOnlyDictionary<string, BinaryCall> Binary = new Dictionary<string, BinaryCall>
    {
        ["add"] = (x, y, o, w) => np.add(x, y, o, w),
        ["arctan2"] = (x, y, o, w) => np.arctan2(x, y, o, w),
        ["bitwise_and"] = (x, y, o, w) => np.bitwise_and(x, y, o, w),
        ["bitwise_or"] = (x, y, o, w) => np.bitwise_or(x, y, o, w),
        ["bitwise_xor"] = (x, y, o, w) => np.bitwise_xor(x, y, o, w),
        ["divide"] = (x, y, o, w) => np.divide(x, y, o, w),
        ["equal"] = (x, y, o, w) => np.equal(x, y, o, w),
        ["floor_divide"] = (x, y, o, w) => np.floor_divide(x, y, o, w),
        ["fmax"] = (x, y, o, w) => o is null ? np.fmax(x, y) : np.fmax(x, y, o),
        ["fmin"] = (x, y, o, w) => o is null ? np.fmin(x, y) : np.fmin(x, y, o),
        ["greater"] = (x, y, o, w) => np.greater(x, y, o, w),
        ["greater_equal"] = (x, y, o, w) => np.greater_equal(x, y, o, w),
        ["left_shift"] = (x, y, o, w) => Plain(np.left_shift(x, y), o, w),
        ["less"] = (x, y, o, w) => np.less(x, y, o, w),
        ["less_equal"] = (x, y, o, w) => np.less_equal(x, y, o, w),
        ["logical_and"] = (x, y, o, w) => Plain(np.logical_and(x, y), o, w),
        ["logical_or"] = (x, y, o, w) => Plain(np.logical_or(x, y), o, w),
        ["logical_xor"] = (x, y, o, w) => Plain(np.logical_xor(x, y), o, w),
        ["maximum"] = (x, y, o, w) => o is null ? np.maximum(x, y) : np.maximum(x, y, o),
        ["minimum"] = (x, y, o, w) => o is null ? np.minimum(x, y) : np.minimum(x, y, o),
        ["mod"] = (x, y, o, w) => np.mod(x, y, o, w),
        ["multiply"] = (x, y, o, w) => np.multiply(x, y, o, w),
        ["not_equal"] = (x, y, o, w) => np.not_equal(x, y, o, w),
        ["power"] = (x, y, o, w) => np.power(x, y, o, w),
        ["right_shift"] = (x, y, o, w) => Plain(np.right_shift(x, y), o, w),
        ["subtract"] = (x, y, o, w) => np.subtract(x, y, o, w),
    };

    // Some functions of the reference API have no out and where.
    private static NDArray Plain(NDArray result, NDArray? @out, NDArray? where) => @out is null && where is null
        ? result
        : throw new NotSupportedException("the function takes no out and where");
}
