using Cohort.Creation;
using Cohort.Typing;

namespace Cohort;

/// <content>Grids and concatenations written as indices.</content>
public static partial class np
{
    /// <summary>Grids of coordinates, all of the shape of the whole grid: <c>mgrid["0:5", "0:3"]</c>.</summary>
    public static MGridClass mgrid { get; } = new();

    /// <summary>Grids of coordinates that broadcast to the whole grid: <c>ogrid["0:5", "0:3"]</c>.</summary>
    public static OGridClass ogrid { get; } = new();

    /// <summary>Arrays, numbers and ranges joined along their first axis: <c>r_["0:5", 7, a]</c>.</summary>
    public static RClass r_ { get; } = new();

    /// <summary>Arrays joined as columns: <c>c_[a, b]</c>.</summary>
    public static CClass c_ { get; } = new();

    /// <summary>An index as an object: <c>s_["1:3", "::2"]</c>.</summary>
    public static IndexExpression s_ { get; } = new(maketuple: false);

    /// <summary>An index as an object, always a tuple.</summary>
    public static IndexExpression index_exp { get; } = new(maketuple: true);

    /// <summary>Makes the grids of <see cref="mgrid"/>.</summary>
    public sealed class MGridClass
    {
        internal MGridClass()
        {
        }

        /// <summary>The grids of ranges.</summary>
        /// <param name="key">
        /// For each axis a slice or a text: "start:stop", "start:stop:step", or "start:stop:nj" for n points with both
        /// ends, as in NumPy. Where one of the numbers is no integer, all grids are of float64, else of int64.
        /// </param>
        /// <exception cref="ValueError">A text is no range, or has no end.</exception>
        public MGridResult this[params object[] key] => new(GridRange.Dense(GridRange.ParseAll(key)), key.Length);
    }

    /// <summary>Makes the grids of <see cref="ogrid"/>.</summary>
    public sealed class OGridClass
    {
        internal OGridClass()
        {
        }

        /// <summary>The open grids of ranges.</summary>
        /// <param name="key">As for <see cref="MGridClass"/>.</param>
        /// <exception cref="ValueError">A text is no range, or has no end.</exception>
        public OGridResult this[params object[] key] => new(GridRange.Open(GridRange.ParseAll(key)));
    }

    /// <summary>The grids of <see cref="mgrid"/>.</summary>
    public readonly struct MGridResult : INDArrayCarrier
    {
        private readonly int _axes;

        internal MGridResult(NDArray grid, int axes) => (Grid, _axes) = (grid, axes);

        /// <summary>All grids along a first axis; for one range the range itself.</summary>
        public NDArray Grid { get; }

        /// <summary>The number of grids.</summary>
        public int Length => _axes;

        /// <summary>The grid of an axis.</summary>
        public NDArray this[int index] => _axes == 1 && index == 0 ? Grid : Grid[index];

        /// <summary>All grids as one array.</summary>
        public static implicit operator NDArray(MGridResult result) => result.Grid;

        /// <summary>The first two grids.</summary>
        public void Deconstruct(out NDArray item1, out NDArray item2) => (item1, item2) = (this[0], this[1]);

        /// <summary>The first three grids.</summary>
        public void Deconstruct(out NDArray item1, out NDArray item2, out NDArray item3) =>
            (item1, item2, item3) = (this[0], this[1], this[2]);

        /// <summary>The first four grids.</summary>
        public void Deconstruct(out NDArray item1, out NDArray item2, out NDArray item3, out NDArray item4) =>
            (item1, item2, item3, item4) = (this[0], this[1], this[2], this[3]);

        /// <inheritdoc/>
        public void YieldTo(NDScope scope) => scope.Returns(Grid);
    }

    /// <summary>The grids of <see cref="ogrid"/>.</summary>
    public readonly struct OGridResult : INDArrayCarrier
    {
        private readonly NDArray[] _grids;

        internal OGridResult(NDArray[] grids) => _grids = grids;

        /// <summary>The number of grids.</summary>
        public int Length => _grids.Length;

        /// <summary>The grid of an axis.</summary>
        public NDArray this[int index] => _grids[index];

        /// <summary>The grid where there is but one axis.</summary>
        /// <exception cref="InvalidCastException">There are several.</exception>
        public static implicit operator NDArray(OGridResult result) => result.Length == 1
            ? result[0]
            : throw new InvalidCastException($"ogrid gave {result.Length} arrays; take them by index or as NDArray[].");

        /// <summary>The grids as an array.</summary>
        public static implicit operator NDArray[](OGridResult result) => result.ToArray();

        /// <summary>The first two grids.</summary>
        public void Deconstruct(out NDArray item1, out NDArray item2) => (item1, item2) = (_grids[0], _grids[1]);

        /// <summary>The first three grids.</summary>
        public void Deconstruct(out NDArray item1, out NDArray item2, out NDArray item3) =>
            (item1, item2, item3) = (_grids[0], _grids[1], _grids[2]);

        /// <summary>The first four grids.</summary>
        public void Deconstruct(out NDArray item1, out NDArray item2, out NDArray item3, out NDArray item4) =>
            (item1, item2, item3, item4) = (_grids[0], _grids[1], _grids[2], _grids[3]);

        /// <summary>The grids as an array.</summary>
        public NDArray[] ToArray() => [.. _grids];

        /// <inheritdoc/>
        public void YieldTo(NDScope scope) => scope.Returns(_grids);
    }

    /// <summary>Joins what is written as an index.</summary>
    public abstract class AxisConcatenator
    {
        private readonly Concatenation _concatenation;

        private protected AxisConcatenator(int axis, int leastAxes, int place) =>
            _concatenation = new Concatenation(axis, leastAxes, place);

        /// <summary>Zero: a concatenator holds nothing itself.</summary>
        public int Count => 0;

        /// <summary>The joined array.</summary>
        /// <param name="key">
        /// Arrays, numbers and ranges ("0:5", "0:1:5j", slices). The first may be a text that says how they are joined:
        /// "axis", "axis,leastAxes", "axis,leastAxes,place", or "r" and "c" for matrices of one row or one column.
        /// </param>
        /// <exception cref="ValueError">A text is unknown, or the arrays do not fit together.</exception>
        public NDArray this[params object[] key] => _concatenation.Of(key);
    }

    /// <summary>Joins along the first axis.</summary>
    public sealed class RClass : AxisConcatenator
    {
        internal RClass()
            : base(0, 1, -1)
        {
        }
    }

    /// <summary>Joins along the last axis, vectors as columns.</summary>
    public sealed class CClass : AxisConcatenator
    {
        internal CClass()
            : base(-1, 2, 0)
        {
        }
    }

    /// <summary>Makes indices into objects.</summary>
    public sealed class IndexExpression
    {
        internal IndexExpression(bool maketuple) => this.maketuple = maketuple;

        /// <summary>Whether a single index counts as a tuple of one.</summary>
        public bool maketuple { get; }

        /// <summary>The slices that a text names, such as "1:3, ::2".</summary>
        public Slice[] this[string item] => Slice.ParseSlices(item);

        /// <summary>The slices.</summary>
        public Slice[] this[params Slice[] item] => item;

        /// <summary>The terms of an index.</summary>
        public object[] this[params object[] item] => item;
    }
}
