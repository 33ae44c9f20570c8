using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// The singular values of a bidiagonal matrix by implicit QR steps with shifts: Golub and Reinsch, Numerische
/// Mathematik 14 (1970), with the tests and shifts of LINPACK's svdc. Rotations are applied to the columns of U and V.
/// </summary>
internal sealed class BidiagonalIteration<T, TField>
    where T : unmanaged, INumberBase<T>
    where TField : struct, IScalarField<T>
{
    private const int MostSteps = 75;

    private static readonly double Precision = Math.ScaleB(1, -52);
    private static readonly double Tiny = Math.ScaleB(1, -966);

    private readonly double[] _values;
    private readonly double[] _above;
    private readonly DenseMatrix<T>? _left;
    private readonly DenseMatrix<T>? _right;

    /// <summary>Works in place.</summary>
    /// <param name="diagonal">The diagonal; the values take its place, descending.</param>
    /// <param name="above">What is above it, and a zero.</param>
    /// <param name="left">U, or null.</param>
    /// <param name="right">V, or null.</param>
    public BidiagonalIteration(double[] diagonal, double[] above, DenseMatrix<T>? left, DenseMatrix<T>? right) =>
        (_values, _above, _left, _right) = (diagonal, above, left, right);

    /// <summary>Finds the values; false when a value needs too many steps.</summary>
    public bool TryRun()
    {
        var steps = 0;
        for (var end = _values.Length; end > 0;)
        {
            var first = Split(end);
            if (first == end - 1)
            {
                Finish(first);
                (end, steps) = (end - 1, 0);
                continue;
            }

            var zero = Zero(first, end);
            if (zero == end - 1)
            {
                DeflateLast(first, end);
            }
            else if (zero >= first)
            {
                DeflateAt(zero, end);
            }
            else if (++steps > MostSteps)
            {
                return false;
            }
            else
            {
                Step(first, end);
            }
        }

        return true;
    }

    // The last part of the matrix that hangs together; what is negligible above the diagonal becomes zero.
    private int Split(int end)
    {
        for (var k = end - 2; k >= 0; k--)
        {
            if (Math.Abs(_above[k]) <= Tiny + (Precision * (Math.Abs(_values[k]) + Math.Abs(_values[k + 1]))))
            {
                _above[k] = 0;
                return k + 1;
            }
        }

        return 0;
    }

    // The place of the last negligible value, or -1.
    private int Zero(int first, int end)
    {
        for (var k = end - 1; k >= first; k--)
        {
            var around = (k < end - 1 ? Math.Abs(_above[k]) : 0) + (k > first ? Math.Abs(_above[k - 1]) : 0);
            if (Math.Abs(_values[k]) <= Tiny + (Precision * around))
            {
                _values[k] = 0;
                return k;
            }
        }

        return -1;
    }

    private void DeflateLast(int first, int end)
    {
        var carried = _above[end - 2];
        _above[end - 2] = 0;
        for (var j = end - 2; j >= first; j--)
        {
            var (cosine, sine, length) = Rotation(_values[j], carried);
            _values[j] = length;
            if (j > first)
            {
                carried = -sine * _above[j - 1];
                _above[j - 1] *= cosine;
            }

            Rotate(_right, j, end - 1, cosine, sine);
        }
    }

    private void DeflateAt(int zero, int end)
    {
        var carried = _above[zero];
        _above[zero] = 0;
        for (var j = zero + 1; j < end; j++)
        {
            var (cosine, sine, length) = Rotation(_values[j], carried);
            _values[j] = length;
            carried = -sine * _above[j];
            _above[j] *= cosine;
            Rotate(_left, j, zero, cosine, sine);
        }
    }

    private void Step(int first, int end)
    {
        var (f, g) = Start(first, end);
        for (var j = first; j < end - 1; j++)
        {
            var (cosine, sine, length) = Rotation(f, g);
            if (j > first)
            {
                _above[j - 1] = length;
            }

            f = (cosine * _values[j]) + (sine * _above[j]);
            _above[j] = (cosine * _above[j]) - (sine * _values[j]);
            g = sine * _values[j + 1];
            _values[j + 1] *= cosine;
            Rotate(_right, j, j + 1, cosine, sine);

            (cosine, sine, _values[j]) = Rotation(f, g);
            f = (cosine * _above[j]) + (sine * _values[j + 1]);
            _values[j + 1] = (cosine * _values[j + 1]) - (sine * _above[j]);
            g = sine * _above[j + 1];
            _above[j + 1] *= cosine;
            Rotate(_left, j, j + 1, cosine, sine);
        }

        _above[end - 2] = f;
    }

    // The first column of B*B less the shift: the eigenvalue of its last two rows and columns that is nearer to the
    // end.
    private (double F, double G) Start(int first, int end)
    {
        var scale = Math.Max(
            Math.Max(Math.Abs(_values[end - 1]), Math.Abs(_values[end - 2])),
            Math.Max(Math.Abs(_above[end - 2]), Math.Max(Math.Abs(_values[first]), Math.Abs(_above[first]))));
        var (last, before, between) = (_values[end - 1] / scale, _values[end - 2] / scale, _above[end - 2] / scale);
        var (start, next) = (_values[first] / scale, _above[first] / scale);
        var b = (((before + last) * (before - last)) + (between * between)) / 2;
        var c = last * between * (last * between);
        var shift = 0.0;
        if (b != 0 || c != 0)
        {
            var root = Math.Sqrt((b * b) + c);
            shift = c / (b + (b < 0 ? -root : root));
        }

        return (((start + last) * (start - last)) + shift, start * next);
    }

    // The value becomes positive and goes to its place among those after it.
    private void Finish(int place)
    {
        if (_values[place] < 0 || double.IsNegative(_values[place]))
        {
            _values[place] = -_values[place];
            foreach (ref var element in _right is null ? [] : _right.Column(place))
            {
                element = -element;
            }
        }

        for (var k = place; k + 1 < _values.Length && _values[k] < _values[k + 1]; k++)
        {
            (_values[k], _values[k + 1]) = (_values[k + 1], _values[k]);
            Rotate(_left, k, k + 1, 0, 1);
            Rotate(_right, k, k + 1, 0, 1);
        }
    }

    private static (double Cosine, double Sine, double Length) Rotation(double f, double g)
    {
        if (g == 0)
        {
            return (1, 0, f);
        }

        var length = double.Hypot(f, g);
        return (f / length, g / length, length);
    }

    private static void Rotate(DenseMatrix<T>? matrix, int first, int second, double cosine, double sine)
    {
        if (matrix is not null)
        {
            TField.Rotate(cosine, sine, matrix.Column(first), matrix.Column(second));
        }
    }
}
