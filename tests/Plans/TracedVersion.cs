using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Tests.Plans;

/// <summary>Stands for a version without keeping it alive, so that a traced run reuses memory like any other.</summary>
internal sealed class TracedVersion(Layout whole, ElementType type)
{
    public Layout Whole { get; } = whole;

    public ElementType Type { get; } = type;
}
