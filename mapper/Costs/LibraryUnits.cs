using Cohort.Mapping.Machines;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Mapping.Costs;

/// <summary>
/// The cost function of each library operation: in which units its work is counted, and how often it passes over its
/// data. Operations that are not in the table are counted by their own estimate of their arithmetic.
/// </summary>
internal static class LibraryUnits
{
    private static readonly Dictionary<string, Cost> Table = new()
    {
        ["matmul"] = new(ByWork, _ => 1),
        ["fft"] = new(ByWork, _ => 3),
        ["sort"] = new(BySorting, PassesOfSort),
        ["argsort"] = new(BySorting, PassesOfSort),
        ["partition"] = new(ByElements, _ => 3),
        ["argpartition"] = new(ByElements, _ => 3),
        ["searchsorted"] = new(ByElements, _ => 4),
        ["cumsum"] = new(ByElements, _ => 1.5),
        ["cumprod"] = new(ByElements, _ => 1.5),
        ["gather"] = new(ByElements, _ => 4),
        ["scatter"] = new(ByElements, _ => 4),
        ["mask_select"] = new(ByElements, _ => 1.5),
        ["nonzero"] = new(ByElements, _ => 1.5),
        ["bincount"] = new(ByElements, _ => 2),
        ["random"] = new(ByElements, _ => 1),
    };

    /// <summary>The work of an operation on operands of these layouts and types.</summary>
    public static KernelWork Of(LibraryOperation operation, Layout[] layouts, ElementType[] types)
    {
        var name = operation.Definition.Name;
        var cost = Table.GetValueOrDefault(name) ?? new Cost(ByWork, _ => 1);
        var type = types.Length == 0 ? ElementType.Double : types[0];
        return new KernelWork
        {
            Operation = name,
            Type = NumberClasses.Of(type),
            Elements = layouts.Length == 0 ? 0 : layouts.Max(layout => layout.Count),
            Units = cost.Units(operation, layouts) * (type == ElementType.Complex && name == "matmul" ? 4 : 1),
            Additions = operation.Work(layouts),
            Passes = cost.Passes(type.SizeInBytes()),
        };
    }

    private static double ByWork(LibraryOperation operation, Layout[] layouts) => operation.Work(layouts);

    private static double ByElements(LibraryOperation operation, Layout[] layouts) =>
        layouts.Length == 0 ? 0 : layouts.Max(layout => layout.Count);

    private static double BySorting(LibraryOperation operation, Layout[] layouts)
    {
        var lines = layouts[^1];
        return lines.Rank == 0 ? 1 : lines.Count * Math.Max(1, Math.Log2(lines.Extents[^1]));
    }

    // A radix sort reads and writes the keys once a byte.
    private static double PassesOfSort(int bytes) => bytes;

    private sealed record Cost(Func<LibraryOperation, Layout[], double> Units, Func<int, double> Passes);
}
