using Cohort.Iteration;

namespace Cohort;

/// <content>Iteration over arrays in NumPy's orders.</content>
public static partial class np
{
    /// <summary>An iteration over one array: see <see cref="NDIterator"/>.</summary>
    /// <inheritdoc cref="nditer(NDArray[], string[], string[][], NPTypeCode[], char, string, int[][], long[], long)"/>
    public static NDIterator nditer(
        NDArray op, string[]? flags = null, string[]? op_flags = null, NPTypeCode[]? op_dtypes = null, char order = 'K',
        string casting = "safe", int[][]? op_axes = null, long[]? itershape = null, long buffersize = 0) =>
        nditer(
            [op], flags, op_flags is null ? null : [op_flags], op_dtypes, order, casting, op_axes, itershape,
            buffersize);

    /// <summary>An iteration over arrays that are broadcast against each other: see <see cref="NDIterator"/>.</summary>
    /// <param name="op">The arrays; null where one is to be allocated.</param>
    /// <param name="flags">
    /// 'multi_index', 'c_index', 'f_index', 'external_loop', 'buffered', 'common_dtype', 'ranged', 'reduce_ok',
    /// 'zerosize_ok'; NumPy's others are taken and change nothing.
    /// </param>
    /// <param name="op_flags">For each array 'readonly', 'readwrite' or 'writeonly', 'allocate', 'copy', ...</param>
    /// <param name="op_dtypes">The types in which the arrays are seen.</param>
    /// <param name="order">'C', 'F', 'A' or 'K': as the elements lie in memory.</param>
    /// <param name="casting">NumPy's rule for conversions.</param>
    /// <param name="op_axes">For each array its axis at each axis of the iteration; -1 for a new one.</param>
    /// <param name="itershape">The shape of the iteration; -1 where the arrays decide.</param>
    /// <param name="buffersize">How many elements a run has at most; 0 for 8192.</param>
    /// <exception cref="ValueError">The arrays or flags do not fit together.</exception>
    /// <exception cref="TypeError">A conversion is not allowed.</exception>
    public static NDIterator nditer(
        NDArray[] op, string[]? flags = null, string[][]? op_flags = null, NPTypeCode[]? op_dtypes = null,
        char order = 'K', string casting = "safe", int[][]? op_axes = null, long[]? itershape = null,
        long buffersize = 0) => new(
            op, IterationFlags.Parse(flags), new IterationRequest
            {
                OperandFlags = op_flags,
                Types = op_dtypes,
                Order = order,
                Casting = casting,
                Axes = op_axes,
                Extents = itershape,
                BufferSize = buffersize,
            });

    /// <summary>References to the elements of an array; it is shared with the program from here on.</summary>
    /// <exception cref="TypeError">The elements are of another type.</exception>
    public static NDRefIter<T> nditer<T>(NDArray op, bool writeable = false, char order = 'K')
        where T : unmanaged => new(MemoryPath.Of<T>(Given(op), writeable, order));

    /// <summary>Spans over the runs of adjacent elements of an array, which is shared from here on.</summary>
    /// <exception cref="TypeError">The elements are of another type.</exception>
    public static NDChunkIter<T> nditer_chunks<T>(NDArray op, bool writeable = false, char order = 'K')
        where T : unmanaged => new(MemoryPath.Of<T>(Given(op), writeable, order));

    /// <summary>Iterations inside each other over some axes of one array.</summary>
    /// <inheritdoc cref="nested_iters(NDArray[], int[][], string[], string[][], NPTypeCode[], char, string, long)"/>
    public static NDIterator[] nested_iters(
        NDArray op, int[][] axes, string[]? flags = null, string[][]? op_flags = null, NPTypeCode[]? op_dtypes = null,
        char order = 'K', string casting = "safe", long buffersize = 0) =>
        nested_iters([op], axes, flags, op_flags, op_dtypes, order, casting, buffersize);

    /// <summary>
    /// Iterations inside each other: each goes over its axes of the arrays, and begins again at the place that the ones
    /// before it have reached.
    /// </summary>
    /// <param name="op">The arrays; they must have all axes that are named.</param>
    /// <param name="axes">The axes of each iteration, from the outermost on; none twice.</param>
    /// <param name="flags">The flags of nditer; external_loop counts for the innermost iteration.</param>
    /// <param name="op_flags">The flags of each array.</param>
    /// <param name="op_dtypes">The types in which the arrays are seen, of the innermost iteration.</param>
    /// <param name="order">'C', 'F', 'A' or 'K'.</param>
    /// <param name="casting">NumPy's rule for conversions.</param>
    /// <param name="buffersize">How many elements a run has at most.</param>
    /// <exception cref="ValueError">An axis is named twice, or is none of the arrays'.</exception>
    public static NDIterator[] nested_iters(
        NDArray[] op, int[][] axes, string[]? flags = null, string[][]? op_flags = null,
        NPTypeCode[]? op_dtypes = null, char order = 'K', string casting = "safe", long buffersize = 0) =>
        NestedIteration.Of(op, axes, IterationFlags.Parse(flags), new IterationRequest
        {
            OperandFlags = op_flags,
            Types = op_dtypes,
            Order = order,
            Casting = casting,
            BufferSize = buffersize,
        });
}
