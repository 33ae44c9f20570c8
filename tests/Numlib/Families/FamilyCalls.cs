namespace Cohort.Tests.Numlib.Families;

/// <summary>What the names of families.txt call.</summary>
public static class FamilyCalls
{
    /// <summary>The calls of all families.</summary>
    public static readonly Dictionary<string, Func<NDArray[], NDArray[]>> All = new(
        [
            .. StatisticsCalls.All, .. SignalCalls.All, .. PolynomialCalls.All, .. SetCalls.All, .. ProductCalls.All,
            .. PaddingCalls.All, .. FunctionCalls.All,
        ]);

    /// <summary>A call with one operand.</summary>
    public static Func<NDArray[], NDArray[]> Of(Func<NDArray, NDArray> call) => a => [call(a[0])];

    /// <summary>A call with two operands.</summary>
    public static Func<NDArray[], NDArray[]> Of(Func<NDArray, NDArray, NDArray> call) => a => [call(a[0], a[1])];

    /// <summary>A call with three operands.</summary>
    public static Func<NDArray[], NDArray[]> Of(Func<NDArray, NDArray, NDArray, NDArray> call) =>
        a => [call(a[0], a[1], a[2])];
}
