using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Writes the leaves of <see cref="Cohort.Runtime.Kernels.ReductionForm.Outer"/>: a thread takes the 64 rows of a leaf
/// in one column, one after the other; neighbouring threads take neighbouring columns.
/// </summary>
internal sealed class OuterLeafText : LeafText
{
    private const int LeafRows = 64;

    private OuterLeafText(KernelWriter writer, LeafKey key)
        : base(writer, key)
    {
    }

    /// <summary>Writes a kernel's body.</summary>
    public static void Write(KernelWriter writer, LeafKey key, int threadsPerBlock) =>
        new OuterLeafText(writer, key).Write(threadsPerBlock);

    private void Write(int threadsPerBlock)
    {
        var thread = Indices.GlobalThread(threadsPerBlock);
        Writer.If(Indices.Less(thread, Indices.Argument(Key.Arguments.Units)), () =>
        {
            var unit = Locate(thread);
            var begin = Indices.Multiply(unit.Number, LeafRows);
            var end = Indices.Minimum(
                Indices.Add(begin, LeafRows), Indices.Argument(Key.Arguments.ReducedCount));
            var sums = Outputs.Select((_, output) => StartOf(output, begin)).ToArray();
            var row = Writer.Variable(begin);
            ForEach(row, 1, end, 1, (count, _) =>
            {
                for (var i = 0; i < count; i++)
                {
                    var values = Evaluate(unit, Indices.Add(row, i));
                    for (var output = 0; output < sums.Length; output++)
                    {
                        Outputs[output].Join(sums[output], values[output], isInterleaved: false);
                    }
                }
            });
            Store(unit, sums);
        });
    }
}
