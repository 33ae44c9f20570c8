namespace Cohort.Utilities;

/// <summary>Elements at equal distances of a vector.</summary>
public static class SteppingExtension
{
    /// <summary>Every <paramref name="step"/>th element; from the end where the step is negative.</summary>
    /// <exception cref="ArgumentException">The step is zero.</exception>
    public static T[] Step<T>(this T[] array, int step)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (step == 0)
        {
            throw new ArgumentException("Step of 0 is not allowed!", nameof(step));
        }

        var stride = Math.Abs((long)step);
        var result = new T[(array.Length + stride - 1) / stride];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = array[step > 0 ? i * stride : array.Length - 1 - (i * stride)];
        }

        return result;
    }
}
