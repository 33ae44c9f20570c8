using System.Numerics;
using Cohort.Kernels.Library;
using Cohort.Kernels.Library.MatMul;
using Xunit;

namespace Cohort.Tests.Library.MatMul;

/// <summary>A matrix inside a larger buffer with a chosen layout, so that stray writes show.</summary>
internal sealed unsafe class MatrixSample<T>
    where T : unmanaged
{
    private readonly int rows;
    private readonly int columns;
    private readonly int origin;
    private readonly int rowStride;
    private readonly int columnStride;

    public MatrixSample(int rows, int columns, int layout, Func<int, T> value)
    {
        (this.rows, this.columns) = (rows, columns);
        var (r, c) = (Math.Max(rows, 1), Math.Max(columns, 1));
        (rowStride, columnStride, origin) = layout switch
        {
            0 => (c, 1, 0),
            1 => (1, r, 0),
            2 => ((2 * c) + 3, 2, 1),
            3 => (-c, 1, (r - 1) * c),
            _ => (3, -((3 * r) + 1), (c - 1) * ((3 * r) + 1)),
        };
        Values = new T[(((3 * r) + 3) * ((3 * c) + 3)) + 8];
        for (var i = 0; i < Values.Length; i++)
        {
            Values[i] = value(i);
        }
    }

    public T[] Values { get; }

    public T this[int row, int column] => Values[Index(row, column)];

    public int Index(int row, int column) => origin + (row * rowStride) + (column * columnStride);

    public StridedMatrix<T> At(T* start) => new(start + origin, rowStride, columnStride);

    /// <summary>The buffer elements that belong to the matrix.</summary>
    public HashSet<int> Members()
    {
        var members = new HashSet<int>();
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                members.Add(Index(i, j));
            }
        }

        return members;
    }

    public static T[] Multiply(
        MatrixSample<T> a, MatrixSample<T> b, MatrixSample<T> c, Action<GemmArguments<T>> run,
        int m, int n, int k, GemmMode mode)
    {
        var before = (T[])c.Values.Clone();
        fixed (T* pa = a.Values, pb = b.Values, pc = c.Values)
        {
            run(new GemmArguments<T>(m, n, k, a.At(pa), b.At(pb), c.At(pc), mode));
        }

        var members = c.Members();
        for (var i = 0; i < before.Length; i++)
        {
            Assert.True(members.Contains(i) || before[i].Equals(c.Values[i]), "wrote outside of C");
        }

        return before;
    }
}
