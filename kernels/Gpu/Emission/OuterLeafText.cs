using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Writes the leaves of <see cref="Cohort.Runtime.Kernels.ReductionForm.Outer"/>: a thread takes the 64 rows of a leaf
/// in one column, or in a few neighbouring ones that it loads together, one after the other; neighbouring threads take
/// neighbouring columns.
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
            var columns = Enumerable.Range(0, Key.VectorWidth);
            var sums = Outputs
                .Select((_, output) => columns.Select(_ => StartOf(output, begin)).ToArray()).ToArray();
            var row = Writer.Variable(begin);
            ForEach(row, 1, 0, end, 1, (count, _) =>
            {
                for (var i = 0; i < count; i++)
                {
                    Join(sums, RowOf(unit, Indices.Add(row, i)));
                }
            });
            Store(unit, sums);
        });
    }

    private PartialResult[][] RowOf(LeafUnit unit, KernelValue row) =>
        Key.VectorWidth == 1 ? [Evaluate(unit, row)] : EvaluateGroup(unit, row);

    private void Join(PartialResult[][] sums, PartialResult[][] columns)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            for (var output = 0; output < sums.Length; output++)
            {
                Outputs[output].Join(sums[output][column], columns[column][output], isInterleaved: false);
            }
        }
    }
}
