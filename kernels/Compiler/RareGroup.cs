namespace Cohort.Kernels.Compiler;

/// <summary>Rare selects that one branch decides together.</summary>
/// <param name="Condition">The node of their condition.</param>
/// <param name="Selects">The selects; none needs another.</param>
/// <param name="Before">
/// The condition, and the nodes that the rare sides read and other code may read too: they are computed before the
/// branch.
/// </param>
internal sealed record RareGroup(int Condition, int[] Selects, int[] Before);
