using System.Numerics;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>One matrix of a stack with all that belongs to it: what is read, and where results go.</summary>
/// <typeparam name="T">double or Complex: in what is computed. Elements are converted when they are moved.</typeparam>
internal sealed unsafe class MatrixCall<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly HostView[] _operands;
    private readonly int _inputs;
    private readonly int _stackRank;
    private readonly long _place;
    private readonly Func<string, Exception> _refusal;

    public MatrixCall(
        HostView[] operands, int inputs, long place, MatrixWorkers workers, Func<string, Exception> refusal)
    {
        (_operands, _inputs, _place, _refusal) = (operands, inputs, place, refusal);
        _stackRank = operands[0].Layout.Rank - 2;
        Workers = workers;
    }

    /// <summary>Who computes: the device's threads, and the machine's library if it has one.</summary>
    public MatrixWorkers Workers { get; }

    /// <summary>The threads for this matrix.</summary>
    public IParallel Parallel => Workers.Parallel;

    /// <summary>How many results there are.</summary>
    public int Outputs => _operands.Length - _inputs;

    /// <summary>The rows of an output.</summary>
    public int Rows(int output) => Place(_operands[_inputs + output]).Rows;

    /// <summary>The columns of an output.</summary>
    public int Columns(int output) => Place(_operands[_inputs + output]).Columns;

    /// <summary>The error that says why the matrix is refused.</summary>
    public Exception Refused(string message) => _refusal(message);

    /// <summary>An input as a matrix of its own; a vector is one column.</summary>
    public DenseMatrix<T> Read(int input)
    {
        var place = Place(_operands[input]);
        var matrix = new DenseMatrix<T>(place.Rows, place.Columns);
        switch (_operands[input].Type)
        {
            case ElementType.Single:
                Load<float>(place, matrix);
                break;
            case ElementType.Double:
                Load<double>(place, matrix);
                break;
            default:
                Load<Complex>(place, matrix);
                break;
        }

        return matrix;
    }

    /// <summary>Stores a matrix.</summary>
    public void Write<TValue>(int output, DenseMatrix<TValue> matrix)
        where TValue : unmanaged, INumberBase<TValue> => Write(output, matrix.Elements, matrix.Rows);

    /// <summary>Stores a vector, or a single number.</summary>
    public void Write<TValue>(int output, params TValue[] vector)
        where TValue : unmanaged, INumberBase<TValue> => Write(output, vector, vector.Length);

    private void Write<TValue>(int output, TValue[] elements, int rows)
        where TValue : unmanaged, INumberBase<TValue>
    {
        var view = _operands[_inputs + output];
        var place = Place(view);
        switch (view.Type)
        {
            case ElementType.Int32:
                Store<TValue, int>(place, elements, rows);
                break;
            case ElementType.Single:
                Store<TValue, float>(place, elements, rows);
                break;
            case ElementType.Double:
                Store<TValue, double>(place, elements, rows);
                break;
            default:
                Store<TValue, Complex>(place, elements, rows);
                break;
        }
    }

    private MatrixPlace Place(HostView view)
    {
        var layout = view.Layout;
        var stack = new Layout(
            0, layout.Extents[.._stackRank].ToArray(), layout.Strides[.._stackRank].ToArray());
        var address = (nint)view.Address
            + checked((nint)(new Odometer(stack, _place).Position * view.Type.SizeInBytes()));
        var core = layout.Rank - _stackRank;
        return new MatrixPlace(
            address, core < 1 ? 1 : checked((int)layout.Extents[_stackRank]),
            core < 2 ? 1 : checked((int)layout.Extents[_stackRank + 1]),
            core < 1 ? 0 : layout.Strides[_stackRank], core < 2 ? 0 : layout.Strides[_stackRank + 1]);
    }

    private static void Load<TStored>(MatrixPlace place, DenseMatrix<T> matrix)
        where TStored : unmanaged, INumberBase<TStored>
    {
        var origin = (TStored*)place.Address;
        for (var column = 0; column < place.Columns; column++)
        {
            var to = matrix.Column(column);
            for (var row = 0; row < to.Length; row++)
            {
                to[row] = T.CreateTruncating(origin[(row * place.RowStride) + (column * place.ColumnStride)]);
            }
        }
    }

    private static void Store<TValue, TStored>(MatrixPlace place, TValue[] elements, int rows)
        where TValue : unmanaged, INumberBase<TValue>
        where TStored : unmanaged, INumberBase<TStored>
    {
        var origin = (TStored*)place.Address;
        for (var column = 0; column < place.Columns; column++)
        {
            for (var row = 0; row < place.Rows; row++)
            {
                origin[(row * place.RowStride) + (column * place.ColumnStride)] =
                    TStored.CreateTruncating(elements[row + (column * rows)]);
            }
        }
    }
}
