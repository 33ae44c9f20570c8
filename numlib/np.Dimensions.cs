namespace Cohort;

/// <content>Extents written one after the other, as older versions of NumSharp took them.</content>
public static partial class np
{
    /// <summary>Zeros of the extents given, float64.</summary>
    public static NDArray zeros(int first, int second, params int[] others) =>
        zeros(new Shape([first, second, .. Given(others)]));

    /// <summary>Ones of the extents given, float64.</summary>
    public static NDArray ones(int first, int second, params int[] others) =>
        ones(new Shape([first, second, .. Given(others)]));
}
