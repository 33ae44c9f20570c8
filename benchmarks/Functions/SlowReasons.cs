using System.Globalization;
using Benchmarks.Comparison;

namespace Benchmarks.Functions;

/// <summary>Why calls are slower than the better peer, as far as it is known.</summary>
/// <param name="results">All results of the run.</param>
internal sealed class SlowReasons(IReadOnlyList<FunctionResult> results)
{
    private const string Copy = "np.copy(x)";
    private const string OfACopy = "a launch, and a result in memory that only a collection gives back";
    private const string OneGraph = "plain operations that every device has, with the same bits, where NumPy has code "
        + "for this processor";
    private const string OneByOne = "divided one by one, the lanes of a vector through memory";
    private const double AboutTheSame = 1.4;
    private const double NearlyAll = 0.6;

    // The first that fits is taken: elements from and to, a part of the call.
    private static readonly (int From, int To, string Part, string Reason)[] Known =
    [
        (1_000_000, 10_000_000, "zeros_like",
            "the zeros are written, where NumPy takes pages that the system clears later"),
        (1, 100, "lexsort", "a library call for each key, each with objects of its own"),
        (1, 2000, "x[k]", "objects for the result and for the index that was checked"),
        (1, 2000, "np.take", "objects for the result and for the index that was checked"),
        (500, 2000, "np.sort(a, 0)", "each row is transposed for the sort: setup for every row"),
        (500, 2000, "np.std(a, 1)", "five operations on short rows"),
        (500, 200_000, "np.power", "a logarithm in two doubles, with the same bits on every device"),
        (50_000, 200_000, "np.dot(x, y)", "added at the call on one core, where NumPy's BLAS takes all"),
        (50_000, 200_000, "np.inner", "added at the call on one core, where NumPy's BLAS takes all"),
        (50_000, 200_000, "np.vdot", "added at the call on one core, where NumPy's BLAS takes all"),
        (500, 200_000, "np.exp", OneGraph), (500, 200_000, "np.log(", OneGraph), (500, 200_000, "np.log1", OneGraph),
        (500, 200_000, "np.log2(", OneGraph), (500, 200_000, "np.cbrt", OneGraph), (500, 200_000, "np.tan(", OneGraph),
        (500, 200_000, "np.sin(", OneGraph), (500, 200_000, "np.cos(", OneGraph), (500, 200_000, "np.arc", OneGraph),
        (500, 200_000, "np.floor_divide(", OneByOne), (500, 200_000, "np.mod(", OneByOne),
        (500, 200_000, "np.fmod(", OneByOne),
        (500, 200_000, "(z", "the parts of complex numbers are two stepped arrays to a kernel"),
    ];

    /// <summary>The reason for a call at a size.</summary>
    public string Of(FunctionResult result)
    {
        var known = Array.Find(
            Known,
            one => one.From <= result.Size && result.Size <= one.To
                && result.Call.Contains(one.Part, StringComparison.Ordinal));
        var copy = results.FirstOrDefault(one => one.Call == Copy && one.Size == result.Size);
        return known.Reason ?? (copy is null ? null : ByCopy(result, copy)) ?? "not explained yet";
    }

    // A copy computes nothing: what it takes is the launch and a result in memory that is not the one just given back.
    private static string? ByCopy(FunctionResult result, FunctionResult copy) =>
        result.Cohort <= copy.Cohort * AboutTheSame
            ? Text($"takes no longer than `{Copy}`, {Spread.Words(copy.Cohort)}: {OfACopy}")
        : copy.Cohort >= result.Cohort * NearlyAll
            ? Text($"mostly what `{Copy}` takes too, {Spread.Words(copy.Cohort)}: {OfACopy}")
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
