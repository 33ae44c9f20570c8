namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Comparisons, alone and joined with a predicate.</summary>
internal static class PtxComparisons
{
    public static void Add(
        Dictionary<string, PtxOperator> table, string name, PtxScalar type, Func<ulong, ulong, bool> holds)
    {
        var suffix = type.Text();
        table.Add($"setp.{name}.{suffix}", new PtxOperator(
            PtxScalar.Pred, [type, type], (a, b, _) => holds(a, b) ? 1UL : 0));
        PtxScalar[] sources = [type, type, PtxScalar.Pred];
        table.Add($"setp.{name}.and.{suffix}", new PtxOperator(
            PtxScalar.Pred, sources, (a, b, c) => holds(a, b) ? c : 0));
        table.Add($"setp.{name}.or.{suffix}", new PtxOperator(
            PtxScalar.Pred, sources, (a, b, c) => holds(a, b) ? 1 : c));
        table.Add($"setp.{name}.xor.{suffix}", new PtxOperator(
            PtxScalar.Pred, sources, (a, b, c) => holds(a, b) ? c ^ 1 : c));
    }
}
