namespace Cohort.Tests.Cuda.Ptx;

/// <summary>shfl.sync: every lane takes the value of another one.</summary>
internal sealed class PtxShuffle(string mode, int target, int predicate, int value, int lane, int limits)
    : PtxWarpOperation
{
    public override void Complete(PtxThread?[] lanes)
    {
        var values = Array.ConvertAll(lanes, thread => thread?.Registers[value] ?? 0);
        for (var i = 0; i < lanes.Length; i++)
        {
            if (lanes[i] is not { } thread)
            {
                continue;
            }

            var distance = (int)thread.Registers[lane] & 31;
            var limit = (int)thread.Registers[limits];
            var segment = (limit >> 8) & 31;
            var first = i & segment;
            var last = first | (limit & 31 & ~segment);
            var (source, isInside) = From(i, distance, first, last, segment);
            var isValid = isInside && source < lanes.Length && lanes[source] is not null;
            if (isInside && !isValid)
            {
                throw new PtxException($"lane {i} takes a value from lane {source}, which is not there");
            }

            thread.Registers[target] = isValid ? values[source] : values[i];
            if (predicate >= 0)
            {
                thread.Registers[predicate] = isInside ? 1UL : 0;
            }
        }
    }

    private (int Lane, bool IsInside) From(int i, int distance, int first, int last, int segment) => mode switch
    {
        "up" => (i - distance, i - distance >= last),
        "down" => (i + distance, i + distance <= last),
        "bfly" => (i ^ distance, (i ^ distance) <= last),
        _ => (first | (distance & ~segment), (first | (distance & ~segment)) <= last),
    };
}
