using System.Numerics;
using Cohort.Kernels.Library.MatMul;
using Cohort.Kernels.Native;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// Gaussian elimination with partial pivoting: P A = L U. Right-looking as LAPACK's getrf, with the products of
/// matrices by <see cref="Gemm{T}"/>: Golub and Van Loan, Matrix Computations, section 3.4.
/// </summary>
internal sealed class LuFactors<T, TField>
    where T : unmanaged, INumberBase<T>
    where TField : struct, IScalarField<T>
{
    private const int Block = 48;

    private readonly DenseMatrix<T> _factors;
    private readonly int[] _pivots;
    private readonly IParallel _parallel;
    private readonly ILapack<T>? _lapack;

    /// <summary>Factors a square matrix in place.</summary>
    public LuFactors(DenseMatrix<T> matrix, MatrixWorkers workers)
    {
        (_factors, _pivots, _parallel) = (matrix, new int[matrix.Rows], workers.Parallel);
        _lapack = workers.Lapack<T, TField>(matrix.Rows);
        if (_lapack is not null)
        {
            Factor(_lapack);
            return;
        }

        for (var first = 0; first < matrix.Columns; first += Block)
        {
            var end = Math.Min(first + Block, matrix.Columns);
            EliminatePanel(first, end);
            if (end < matrix.Columns)
            {
                UpdateRest(first, end);
            }
        }
    }

    /// <summary>Whether a pivot is exactly zero.</summary>
    public bool IsSingular { get; private set; }

    /// <summary>Whether the rows were exchanged an odd number of times.</summary>
    public bool IsOdd { get; private set; }

    /// <summary>A pivot.</summary>
    public T Pivot(int index) => _factors[index, index];

    /// <summary>Solves for each column of the right sides, in place. Not for singular matrices.</summary>
    public void Solve(DenseMatrix<T> sides)
    {
        if (_lapack is not null)
        {
            Solve(_lapack, sides);
            return;
        }

        const int Group = 8;
        _parallel.For((sides.Columns + Group - 1) / Group, group =>
        {
            for (var column = group * Group; column < Math.Min((group + 1) * Group, sides.Columns); column++)
            {
                Solve(sides.Column(column));
            }
        });
    }

    private unsafe void Factor(ILapack<T> lapack)
    {
        fixed (T* matrix = _factors.Elements)
        {
            fixed (int* pivots = _pivots)
            {
                IsSingular = lapack.Factor(_factors.Rows, matrix, pivots) > 0;
            }
        }

        for (var row = 0; row < _pivots.Length; row++)
        {
            IsOdd ^= _pivots[row] != row + 1;
        }
    }

    // In groups of columns, whose size does not depend on the number of workers.
    private unsafe void Solve(ILapack<T> lapack, DenseMatrix<T> sides)
    {
        const int Group = 64;
        _parallel.For((sides.Columns + Group - 1) / Group, group =>
        {
            var columns = Math.Min(Group, sides.Columns - (group * Group));
            fixed (T* matrix = _factors.Elements, column = sides.Column(group * Group))
            {
                fixed (int* pivots = _pivots)
                {
                    _ = lapack.Solve(_factors.Rows, columns, matrix, pivots, column);
                }
            }
        });
    }

    private void Solve(Span<T> side)
    {
        for (var row = 0; row < side.Length; row++)
        {
            (side[row], side[_pivots[row]]) = (side[_pivots[row]], side[row]);
        }

        for (var k = 0; k < side.Length - 1; k++)
        {
            TField.SubtractScaled(side[k], _factors.Column(k)[(k + 1)..], side[(k + 1)..]);
        }

        for (var k = side.Length - 1; k >= 0; k--)
        {
            side[k] /= _factors[k, k];
            TField.SubtractScaled(side[k], _factors.Column(k)[..k], side[..k]);
        }
    }

    private void EliminatePanel(int first, int end)
    {
        for (var k = first; k < end; k++)
        {
            var column = _factors.Column(k);
            var pivot = k;
            for (var row = k + 1; row < column.Length; row++)
            {
                pivot = TField.PivotSize(column[row]) > TField.PivotSize(column[pivot]) ? row : pivot;
            }

            _pivots[k] = pivot;
            if (TField.PivotSize(column[pivot]) == 0)
            {
                IsSingular = true;
                continue;
            }

            Exchange(k, pivot);
            Scale(column[(k + 1)..], column[k]);
            for (var other = k + 1; other < end; other++)
            {
                TField.SubtractScaled(_factors[k, other], column[(k + 1)..], _factors.Column(other)[(k + 1)..]);
            }
        }
    }

    // As LAPACK: by the reciprocal, unless that overflows.
    private static void Scale(Span<T> column, T pivot)
    {
        const double SafeMinimum = 2.2250738585072014e-308;
        var isSafe = TField.Magnitude(pivot) >= SafeMinimum;
        var reciprocal = isSafe ? T.One / pivot : T.One;
        foreach (ref var element in column)
        {
            element = isSafe ? element * reciprocal : element / pivot;
        }
    }

    private void Exchange(int row, int other)
    {
        if (row == other)
        {
            return;
        }

        IsOdd = !IsOdd;
        for (var column = 0; column < _factors.Columns; column++)
        {
            (_factors[row, column], _factors[other, column]) = (_factors[other, column], _factors[row, column]);
        }
    }

    private unsafe void UpdateRest(int first, int end)
    {
        for (var column = end; column < _factors.Columns; column++)
        {
            var side = _factors.Column(column)[first..end];
            for (var k = first; k < end - 1; k++)
            {
                TField.SubtractScaled(
                    side[k - first], _factors.Column(k)[(k + 1)..end], side[(k + 1 - first)..]);
            }
        }

        fixed (T* start = _factors.Elements)
        {
            var all = new StridedMatrix<T>(start, 1, _factors.Rows);
            TField.Multiply(
                new GemmArguments<T>(
                    _factors.Rows - end, _factors.Columns - end, end - first, all.From(end, first),
                    all.From(first, end), all.From(end, end), GemmMode.Subtract),
                _parallel);
        }
    }
}
