namespace Cohort.Signals;

/// <summary>Tapers for signals: sums of cosines at the places -1 to 1 of a window, and others.</summary>
internal static class Windows
{
    /// <summary>A window as a function of its places, which go from -1 to 1.</summary>
    /// <param name="count">The number of places.</param>
    /// <param name="shape">The function.</param>
    public static NDArray Of(double count, Func<NDArray, NDArray> shape)
    {
        if (count < 1)
        {
            return np.zeros(0);
        }

        var n = (long)Math.Ceiling(count);
        return n == 1 ? np.ones(new Shape(1L)) : shape(np.arange(1.0 - count, count, 2.0) / (count - 1));
    }

    /// <summary>A constant and the cosines of multiples of pi times the place.</summary>
    public static NDArray Cosines(double count, params double[] amplitudes) => Of(count, place =>
    {
        var sum = amplitudes[0] + (amplitudes[1] * np.cos(Math.PI * place));
        for (var i = 2; i < amplitudes.Length; i++)
        {
            sum += amplitudes[i] * np.cos(i * Math.PI * place);
        }

        return sum;
    });
}
