using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Mapping.Costs;

/// <summary>
/// Adds up what the operands of a kernel move. Views of the same memory (a stencil's neighbours) share it: together
/// they move no more than what lies from the first element of any to the last of any.
/// </summary>
internal sealed class OperandTraffic
{
    private const double LineBytes = 64;

    private readonly Dictionary<object, Sum> _reads = [];
    private readonly Dictionary<object, Sum> _writes = [];
    private readonly int _innermost;

    /// <summary>Adds up for a kernel over an index space.</summary>
    /// <param name="output">A layout over the space whose smallest step decides which axis is innermost.</param>
    public OperandTraffic(Layout output)
    {
        _innermost = -1;
        for (var axis = 0; axis < output.Rank; axis++)
        {
            if (output.Extents[axis] > 1 && (_innermost < 0 || IsNearer(output, axis, _innermost)))
            {
                _innermost = axis;
            }
        }
    }

    /// <summary>The bytes read, each once.</summary>
    public double ReadBytes => _reads.Values.Sum(one => one.Moved);

    /// <summary>The bytes written.</summary>
    public double WriteBytes => _writes.Values.Sum(one => one.Moved);

    /// <summary>The bytes of all memory that is touched.</summary>
    public double WorkingSet => ReadBytes + _writes
        .Where(one => !_reads.ContainsKey(one.Key)).Sum(one => one.Value.Moved);

    /// <summary>The loads and stores whose neighbours lie apart.</summary>
    public double ScatteredElements { get; private set; }

    /// <summary>Those of them that each go to a line of their own.</summary>
    public double ScatteredLines { get; private set; }

    /// <summary>Adds a view that is read.</summary>
    /// <param name="memory">What it is a view of, by reference.</param>
    /// <param name="sizeInBytes">The size of that.</param>
    /// <param name="layout">The view.</param>
    /// <param name="type">Its elements.</param>
    public void Read(object memory, double sizeInBytes, Layout layout, ElementType type) =>
        Add(_reads, memory, sizeInBytes, layout, type);

    /// <summary>Adds a view that is written; parameters as for <see cref="Read"/>.</summary>
    public void Write(object memory, double sizeInBytes, Layout layout, ElementType type) =>
        Add(_writes, memory, sizeInBytes, layout, type);

    private static bool IsNearer(Layout layout, int axis, int other) =>
        layout.Strides[axis] != 0
        && (layout.Strides[other] == 0 || Math.Abs(layout.Strides[axis]) <= Math.Abs(layout.Strides[other]));

    private void Add(
        Dictionary<object, Sum> sums, object memory, double sizeInBytes, Layout layout, ElementType type)
    {
        var size = type.SizeInBytes();
        var distinct = 1.0;
        var smallest = double.PositiveInfinity;
        var (first, last) = (layout.Offset, layout.Offset);
        for (var axis = 0; axis < layout.Rank; axis++)
        {
            if (layout.Strides[axis] != 0 && layout.Extents[axis] > 1)
            {
                distinct *= layout.Extents[axis];
                smallest = Math.Min(smallest, Math.Abs(layout.Strides[axis]));
                var reach = (layout.Extents[axis] - 1) * layout.Strides[axis];
                first += Math.Min(reach, 0);
                last += Math.Max(reach, 0);
            }
        }

        var perElement = double.IsInfinity(smallest) ? size : Math.Min(smallest * size, Math.Max(LineBytes, size));
        var view = new Sum(distinct * perElement, sizeInBytes, (double)first * size, (double)(last + 1) * size);
        sums[memory] = sums.TryGetValue(memory, out var earlier) ? earlier.With(view) : view;
        if (_innermost >= 0 && _innermost < layout.Rank && layout.Strides[_innermost] is not 0 and not 1)
        {
            ScatteredElements += layout.Count;
            ScatteredLines += Math.Abs(layout.Strides[_innermost]) * size >= LineBytes ? layout.Count : 0;
        }
    }

    private readonly record struct Sum(double Bytes, double Limit, double First, double End)
    {
        // A line holds what lies beside the elements too, so that few of them far apart may move more than they span.
        public double Moved => Math.Min(Bytes, Math.Min(Limit, Math.Max(End - First, LineBytes)));

        public Sum With(in Sum other) => new(
            Bytes + other.Bytes, Math.Max(Limit, other.Limit), Math.Min(First, other.First), Math.Max(End, other.End));
    }
}
