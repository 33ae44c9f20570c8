using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>What the planner knows of one operation.</summary>
internal sealed class FusionNode
{
    private FusionGroup? _group;

    /// <summary>The operations of this plan that read its outputs, with the index of the input (-1: as base).</summary>
    public List<(Operation User, int Input)> Uses { get; } = [];

    /// <summary>The group that it was put into.</summary>
    public FusionGroup Group
    {
        get => _group!.Resolve();
        set => _group = value;
    }

    /// <summary>Whether it is inlined and computed at other indices than the group's own.</summary>
    public bool IsShifted { get; set; }

    /// <summary>Whether it is inlined and computed at several indices for one of the group's.</summary>
    public bool IsRepeated { get; set; }
}
