using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Kernels.Library.Sort;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Values on the straight lines between points. Operands, dense Doubles: the places, the ascending points, their
/// values, and the result.
/// </summary>
/// <remarks>
/// The arithmetic is that of NumPy: from the point before the place, and from the one behind it where that gives NaN.
/// </remarks>
public sealed unsafe class InterpolationOperation : WholeOperation
{
    private const int PerTask = 4096;

    private readonly double? _left;
    private readonly double? _right;

    /// <summary>Creates an operation.</summary>
    /// <param name="left">What stands for places before the first point; null is its value.</param>
    /// <param name="right">What stands for places behind the last point; null is its value.</param>
    public InterpolationOperation(double? left, double? right)
        : base("interp") => (_left, _right) = (left, right);

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands) =>
        operands[0].Count * (16.0 + (4 * Math.Log2(operands[1].Count)));

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var line = new Line
        {
            Points = (double*)call.Operands[1].Address,
            Values = (double*)call.Operands[2].Address,
            Last = call.Operands[1].Layout.Count - 1,
            Left = _left ?? *(double*)call.Operands[2].Address,
            Right = _right ?? ((double*)call.Operands[2].Address)[call.Operands[1].Layout.Count - 1],
        };
        var (places, target) = ((nint)call.Operands[0].Address, (nint)call.Operands[3].Address);
        var total = call.Operands[0].Layout.Count;
        new CallParallel(call.ParallelFor).For(checked((int)((total + PerTask - 1) / PerTask)), task =>
        {
            var first = (long)task * PerTask;
            var count = (int)Math.Min(PerTask, total - first);
            line.Compute((double*)places + first, (double*)target + first, count);
        });
    }

    private readonly struct Line
    {
        public required double* Points { get; init; }

        public required double* Values { get; init; }

        public required long Last { get; init; }

        public required double Left { get; init; }

        public required double Right { get; init; }

        [SkipLocalsInit]
        public void Compute(double* places, double* target, int count)
        {
            if (Last == 0)
            {
                Compare(places, target, count);
                return;
            }

            var after = stackalloc long[PerTask];
            SearchSorted<double, NumberOrder<double>>.Find(
                new ReadOnlySpan<double>(Points, (int)Last + 1), new ReadOnlySpan<double>(places, count),
                right: true, new Span<long>(after, count), SerialParallel.Instance);
            for (var i = 0; i < count; i++)
            {
                target[i] = At(places[i], after[i]);
            }
        }

        // Beside a single point; one that is NaN is behind all places.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Compare(double* places, double* target, int count)
        {
            var (point, value) = (new Vector<double>(*Points), new Vector<double>(*Values));
            var (left, right) = (new Vector<double>(Left), new Vector<double>(Right));
            var i = 0;
            for (; i + Vector<double>.Count <= count; i += Vector<double>.Count)
            {
                var place = Vector.Load(places + i);
                var isBefore = ~Vector.GreaterThanOrEqual(place, point);
                var result = Vector.ConditionalSelect(isBefore, left, Vector.ConditionalSelect(
                    Vector.Equals(place, point), value, right));
                Vector.ConditionalSelect(Vector.Equals(place, place), result, place).Store(target + i);
            }

            for (; i < count; i++)
            {
                target[i] = At(places[i], places[i] >= *Points ? 1 : 0);
            }
        }

        private double At(double place, long after)
        {
            if (double.IsNaN(place))
            {
                return place;
            }

            return after == 0 ? Left
                : place == Points[Last] ? Values[Last]
                : place > Points[Last] ? Right
                : Between(place, Math.Clamp(after - 1, 0, Math.Max(Last - 1, 0)));
        }

        private double Between(double place, long at)
        {
            var next = Last == 0 ? 0 : at + 1;
            var (x0, x1, y0, y1) = (Points[at], Points[next], Values[at], Values[next]);
            if (place == x0)
            {
                return y0;
            }

            var slope = (y1 - y0) / (x1 - x0);
            var forward = (slope * (place - x0)) + y0;
            if (!double.IsNaN(forward))
            {
                return forward;
            }

            var backward = (slope * (place - x1)) + y1;
            return double.IsNaN(backward) && y0 == y1 ? y0 : backward;
        }
    }
}
