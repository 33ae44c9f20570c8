using Cohort.Runtime.Kernels;

namespace Cohort.Runtime;

/// <summary>
/// Makes one loop of neighbours in the nest of a reduction where every operand continues across them.
/// </summary>
internal static unsafe class InlineLoops
{
    /// <summary>
    /// Merges loops among the leading kept ones, among the reduced ones, and a kept one before these with the one
    /// behind.
    /// </summary>
    public static void Merge(ref KernelFrame frame, int inputs, int reduced)
    {
        for (var axis = frame.LeadingKept + reduced - 2; axis >= frame.LeadingKept; axis--)
        {
            if (IsContinued(frame, inputs, axis, axis + 1))
            {
                Join(ref frame, inputs, axis, axis + 1);
                reduced--;
            }
        }

        for (var axis = frame.LeadingKept - 2; axis >= 0; axis--)
        {
            if (IsContinued(frame, inputs, axis, axis + 1))
            {
                Join(ref frame, inputs, axis, axis + 1);
                frame.LeadingKept--;
            }
        }

        var last = frame.Rank - 1;
        if (frame.Form == ReductionForm.Outer && frame.LeadingKept > 0
            && IsContinued(frame, inputs, frame.LeadingKept - 1, last))
        {
            Join(ref frame, inputs, frame.LeadingKept - 1, last);
            frame.LeadingKept--;
        }
    }

    private static bool IsContinued(in KernelFrame frame, int inputs, int outer, int inner)
    {
        for (var input = 0; input < inputs; input++)
        {
            var strides = frame.Strides + (input * frame.Rank);
            if (strides[outer] != strides[inner] * frame.Extents[inner])
            {
                return false;
            }
        }

        return true;
    }

    // The inner loop takes over the outer one, which goes.
    private static void Join(ref KernelFrame frame, int inputs, int outer, int inner)
    {
        frame.Extents[inner] *= frame.Extents[outer];
        var rank = frame.Rank--;
        Remove(frame.Extents, rank, outer);
        for (var input = 0; input < inputs; input++)
        {
            var from = frame.Strides + (input * rank);
            Remove(from, rank, outer);
            new Span<long>(from, rank - 1).CopyTo(new Span<long>(frame.Strides + (input * (rank - 1)), rank - 1));
        }
    }

    private static void Remove(long* items, int count, int place) =>
        new Span<long>(items + place + 1, count - place - 1).CopyTo(new Span<long>(items + place, count - place - 1));
}
