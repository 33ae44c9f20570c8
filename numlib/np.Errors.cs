namespace Cohort;

/// <content>What happens on division by zero, overflow and invalid arguments: nothing but the result.</content>
public static partial class np
{
    private const string Ignored = "ignore";

    private static readonly string[] ErrorModes = [Ignored, "warn", "raise", "call", "print", "log"];

    /// <summary>
    /// How floating-point errors are treated: "ignore" for each kind, "divide", "over", "under" and "invalid". Results
    /// are infinite or NaN as IEEE 754 says, and nobody watches for them.
    /// </summary>
    public static IReadOnlyDictionary<string, string> geterr() =>
        new[] { "divide", "over", "under", "invalid" }.ToDictionary(kind => kind, _ => Ignored);

    /// <summary>Sets how floating-point errors are treated, and gives how they were before.</summary>
    /// <param name="all">What to do on any error; "ignore" or null.</param>
    /// <param name="divide">What to do on division by zero; "ignore" or null.</param>
    /// <param name="over">What to do on overflow; "ignore" or null.</param>
    /// <param name="under">What to do on underflow; "ignore" or null.</param>
    /// <param name="invalid">What to do where there is no result; "ignore" or null.</param>
    /// <exception cref="ValueError">There is no such treatment in NumPy.</exception>
    /// <exception cref="NotSupportedException">Errors are to be noticed: nothing here watches for them. Test the
    /// results with <see cref="isfinite"/>.</exception>
    public static IReadOnlyDictionary<string, string> seterr(
        string? all = null, string? divide = null, string? over = null, string? under = null, string? invalid = null)
    {
        foreach (var mode in new[] { all, divide, over, under, invalid }.OfType<string>())
        {
            if (!ErrorModes.Contains(mode))
            {
                throw new ValueError($"invalid error mode '{mode}', must be one of {string.Join(", ", ErrorModes)}");
            }

            if (mode != Ignored)
            {
                throw new NotSupportedException(
                    $"Floating-point errors cannot be treated by '{mode}': nothing watches for them. Test results with "
                        + "np.isfinite.");
            }
        }

        return geterr();
    }

    /// <summary>Sets how floating-point errors are treated until the result is disposed.</summary>
    /// <inheritdoc cref="seterr"/>
    public static IDisposable errstate(
        string? all = null, string? divide = null, string? over = null, string? under = null, string? invalid = null)
    {
        seterr(all, divide, over, under, invalid);
        return new ErrorState();
    }

    // There is one state, so that its end changes nothing.
    private sealed class ErrorState : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
