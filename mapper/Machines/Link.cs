namespace Cohort.Mapping.Machines;

/// <summary>One link of a machine.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Name">Its ends, in words.</param>
/// <param name="Model">Its figures.</param>
/// <param name="Ends">The numbers of its ends: devices first, then switches.</param>
public sealed record Link(int Index, string Name, LinkModel Model, IReadOnlyList<int> Ends)
{
    /// <summary>
    /// What a copy over it takes a share of: the whole link, or one direction of a duplex one. Even numbers lead from
    /// the first end to the second.
    /// </summary>
    public int ChannelFrom(int end) => (2 * Index) + (Model.IsDuplex && Ends[0] != end ? 1 : 0);
}
