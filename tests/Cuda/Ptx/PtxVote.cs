namespace Cohort.Tests.Cuda.Ptx;

/// <summary>vote.sync and activemask: what the predicates of the lanes are together.</summary>
internal sealed class PtxVote(string mode, int target, int predicate, bool isNegated) : PtxWarpOperation
{
    public override void Complete(PtxThread?[] lanes)
    {
        uint ballot = 0, present = 0;
        for (var i = 0; i < lanes.Length; i++)
        {
            if (lanes[i] is { } thread)
            {
                present |= 1u << i;
                ballot |= (predicate < 0 || (thread.Registers[predicate] != 0) != isNegated ? 1u : 0) << i;
            }
        }

        ulong result = mode switch
        {
            "all" => ballot == present ? 1UL : 0,
            "any" => ballot != 0 ? 1UL : 0,
            "uni" => ballot == present || ballot == 0 ? 1UL : 0,
            _ => ballot,
        };
        foreach (var thread in lanes)
        {
            if (thread is not null)
            {
                thread.Registers[target] = result;
            }
        }

    }
}
