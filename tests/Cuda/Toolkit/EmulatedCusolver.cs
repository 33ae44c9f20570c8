using System.Numerics;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Tests.Cuda.Emulation;

namespace Cohort.Tests.Cuda.Toolkit;

/// <summary>
/// cuSOLVER on an emulated driver: computes what LAPACK's manual says of potrf, getrf, getrs and syevd, by textbook
/// algorithms, with every access to memory checked. Only the triangle that is named is read.
/// </summary>
internal sealed class EmulatedCusolver(EmulatedCuda driver) : ICusolver
{
    private const int HostBytes = 24;

    private readonly Dictionary<nint, CudaStream> _handles = [];
    private readonly List<string> _calls = [];
    private int _next;

    /// <summary>The routines so far.</summary>
    public List<string> Calls
    {
        get
        {
            lock (_handles)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>How many handles are open.</summary>
    public int Handles
    {
        get
        {
            lock (_handles)
            {
                return _handles.Count;
            }
        }
    }

    public CusolverContext Create()
    {
        lock (_handles)
        {
            _handles.Add(++_next, default);
            return new CusolverContext(_next, _next + 1000);
        }
    }

    public void Destroy(CusolverContext context)
    {
        lock (_handles)
        {
            _handles.Remove(context.Handle);
        }
    }

    public void SetStream(CusolverContext context, CudaStream stream)
    {
        lock (_handles)
        {
            _handles[context.Handle] = stream;
        }
    }

    public (long Device, long Host) CholeskyBytes(CusolverContext context, bool isUpper, in CusolverMatrix a) =>
        (8 * a.Rows, HostBytes);

    public void Cholesky(
        CusolverContext context, bool isUpper, in CusolverMatrix a, in CusolverWorkspace workspace, nint info)
    {
        var matrix = a;
        Queue("potrf", context, workspace, 8 * a.Rows, memory => memory.Write(info, matrix.Type == CublasType.Single
            ? Dense<float>.Cholesky(memory, matrix, isUpper)
            : Dense<double>.Cholesky(memory, matrix, isUpper)));
    }

    public (long Device, long Host) EliminateBytes(CusolverContext context, in CusolverMatrix a) =>
        (16 * a.Rows, HostBytes);

    public void Eliminate(
        CusolverContext context, in CusolverMatrix a, nint pivots, in CusolverWorkspace workspace, nint info)
    {
        var matrix = a;
        Queue("getrf", context, workspace, 16 * a.Rows, memory => memory.Write(info, matrix.Type == CublasType.Single
            ? Dense<float>.Eliminate(memory, matrix, pivots)
            : Dense<double>.Eliminate(memory, matrix, pivots)));
    }

    public void Substitute(
        CusolverContext context, bool isTransposed, in CusolverMatrix a, nint pivots, in CusolverMatrix b, nint info)
    {
        var (factors, sides) = (a, b);
        Queue("getrs", context, default, 0, memory =>
        {
            if (factors.Type == CublasType.Single)
            {
                Dense<float>.Substitute(memory, factors, isTransposed, pivots, sides);
            }
            else
            {
                Dense<double>.Substitute(memory, factors, isTransposed, pivots, sides);
            }

            memory.Write(info, 0);
        });
    }

    public (long Device, long Host) EigenBytes(
        CusolverContext context, bool isUpper, in CusolverMatrix a, nint values) => (24 * a.Rows, HostBytes);

    public void Eigen(
        CusolverContext context, bool isUpper, in CusolverMatrix a, nint values, in CusolverWorkspace workspace,
        nint info)
    {
        var matrix = a;
        Queue("syevd", context, workspace, 24 * a.Rows, memory =>
        {
            if (matrix.Type == CublasType.Single)
            {
                Dense<float>.Eigen(memory, matrix, isUpper, values);
            }
            else
            {
                Dense<double>.Eigen(memory, matrix, isUpper, values);
            }

            memory.Write(info, 0);
        });
    }

    private unsafe void Queue(
        string name, CusolverContext context, CusolverWorkspace workspace, long needed, Action<DeviceAccess> run)
    {
        Assert(context.Parameters == context.Handle + 1000, "the parameters are those of another handle");
        Assert(workspace.DeviceBytes >= needed, "the workspace is too small");
        CudaStream stream;
        lock (_handles)
        {
            stream = _handles[context.Handle];
            _calls.Add(name);
        }

        driver.QueueLibrary(name, stream, memory =>
        {
            for (var at = 0; at < needed; at += 8)
            {
                memory.Write(workspace.Device + at, double.NaN);
            }

            new Span<byte>((void*)workspace.Host, (int)workspace.HostBytes).Fill(255);
            run(memory);
        });
    }

    private static void Assert(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new ArgumentException(otherwise);
        }
    }

    private static unsafe class Dense<T>
        where T : unmanaged, IFloatingPoint<T>, IRootFunctions<T>
    {
        public static int Cholesky(DeviceAccess memory, CusolverMatrix a, bool isUpper)
        {
            T Read(long row, long column) => At(memory, a, isUpper ? column : row, isUpper ? row : column);
            for (var j = 0L; j < a.Rows; j++)
            {
                for (var i = j; i < a.Rows; i++)
                {
                    var sum = Read(i, j);
                    for (var k = 0L; k < j; k++)
                    {
                        sum -= Read(i, k) * Read(j, k);
                    }

                    if (i == j && !(sum > T.Zero))
                    {
                        return (int)j + 1;
                    }

                    sum = i == j ? T.Sqrt(sum) : sum / Read(j, j);
                    Set(memory, a, isUpper ? j : i, isUpper ? i : j, sum);
                }
            }

            return 0;
        }

        public static int Eliminate(DeviceAccess memory, CusolverMatrix a, nint pivots)
        {
            var info = 0;
            for (var k = 0L; k < a.Rows; k++)
            {
                var pivot = k;
                for (var row = k; row < a.Rows; row++)
                {
                    pivot = T.Abs(At(memory, a, row, k)) > T.Abs(At(memory, a, pivot, k)) ? row : pivot;
                }

                memory.Write(pivots + (nint)(8 * k), pivot + 1);
                if (At(memory, a, pivot, k) == T.Zero)
                {
                    info = info == 0 ? (int)k + 1 : info;
                    continue;
                }

                for (var column = 0L; column < a.Columns; column++)
                {
                    Swap(memory, a, k, pivot, column);
                }

                for (var row = k + 1; row < a.Rows; row++)
                {
                    var factor = At(memory, a, row, k) / At(memory, a, k, k);
                    Set(memory, a, row, k, factor);
                    for (var column = k + 1; column < a.Columns; column++)
                    {
                        Set(memory, a, row, column, At(memory, a, row, column) - (factor * At(memory, a, k, column)));
                    }
                }
            }

            return info;
        }

        public static void Substitute(
            DeviceAccess memory, CusolverMatrix a, bool isTransposed, nint pivots, CusolverMatrix b)
        {
            for (var column = 0L; column < b.Columns; column++)
            {
                for (var k = 0L; !isTransposed && k < a.Rows; k++)
                {
                    Swap(memory, b, k, memory.Read<long>(pivots + (8 * k)) - 1, column);
                }

                Triangle(memory, a, isTransposed, isUnit: !isTransposed, b, column);
                Triangle(memory, a, isTransposed, isUnit: isTransposed, b, column, true);
                for (var k = a.Rows - 1; isTransposed && k >= 0; k--)
                {
                    Swap(memory, b, k, memory.Read<long>(pivots + (8 * k)) - 1, column);
                }
            }
        }

        // Jacobi's rotations, in turn, until nothing is left beside the diagonal.
        public static void Eigen(DeviceAccess memory, CusolverMatrix a, bool isUpper, nint values)
        {
            var n = (int)a.Rows;
            var (matrix, vectors) = (new double[n, n], new double[n, n]);
            for (var i = 0; i < n; i++)
            {
                vectors[i, i] = 1;
                for (var j = 0; j < n; j++)
                {
                    var (low, high) = (Math.Min(i, j), Math.Max(i, j));
                    matrix[i, j] = double.CreateChecked(isUpper ? At(memory, a, low, high) : At(memory, a, high, low));
                }
            }

            for (var rotation = 0; rotation < 60 * n * n; rotation++)
            {
                var (p, q) = (rotation / n % n, rotation % n);
                if (p < q && matrix[p, q] != 0)
                {
                    Rotate(matrix, vectors, p, q);
                }
            }

            var order = Enumerable.Range(0, n).OrderBy(i => matrix[i, i]).ToArray();
            for (var column = 0; column < n; column++)
            {
                memory.Write(values + (column * sizeof(T)), T.CreateChecked(matrix[order[column], order[column]]));
                for (var row = 0; row < n; row++)
                {
                    Set(memory, a, row, column, T.CreateChecked(vectors[row, order[column]]));
                }
            }
        }

        private static void Rotate(double[,] matrix, double[,] vectors, int p, int q)
        {
            var angle = 0.5 * Math.Atan2(2 * matrix[p, q], matrix[q, q] - matrix[p, p]);
            var (sine, cosine) = Math.SinCos(angle);
            for (var k = 0; k < matrix.GetLength(0); k++)
            {
                (matrix[k, p], matrix[k, q]) =
                    ((cosine * matrix[k, p]) - (sine * matrix[k, q]), (sine * matrix[k, p]) + (cosine * matrix[k, q]));
                (vectors[k, p], vectors[k, q]) = ((cosine * vectors[k, p]) - (sine * vectors[k, q]),
                    (sine * vectors[k, p]) + (cosine * vectors[k, q]));
            }

            for (var k = 0; k < matrix.GetLength(0); k++)
            {
                (matrix[p, k], matrix[q, k]) =
                    ((cosine * matrix[p, k]) - (sine * matrix[q, k]), (sine * matrix[p, k]) + (cosine * matrix[q, k]));
            }
        }

        // The first triangle that is solved goes down, the second up.
        private static void Triangle(
            DeviceAccess memory, CusolverMatrix a, bool isTransposed, bool isUnit, CusolverMatrix b, long column,
            bool isUp = false)
        {
            for (var step = 0L; step < a.Rows; step++)
            {
                var row = isUp ? a.Rows - 1 - step : step;
                var sum = At(memory, b, row, column);
                for (var done = 0L; done < step; done++)
                {
                    var k = isUp ? a.Rows - 1 - done : done;
                    sum -= (isTransposed ? At(memory, a, k, row) : At(memory, a, row, k)) * At(memory, b, k, column);
                }

                Set(memory, b, row, column, isUnit ? sum : sum / At(memory, a, row, row));
            }
        }

        private static void Swap(DeviceAccess memory, CusolverMatrix a, long row, long other, long column)
        {
            var (first, second) = (At(memory, a, row, column), At(memory, a, other, column));
            Set(memory, a, row, column, second);
            Set(memory, a, other, column, first);
        }

        private static T At(DeviceAccess memory, CusolverMatrix a, long row, long column) =>
            memory.Read<T>(a.Address + ((row + (column * a.LeadingDimension)) * sizeof(T)));

        private static void Set(DeviceAccess memory, CusolverMatrix a, long row, long column, T value) =>
            memory.Write(a.Address + ((row + (column * a.LeadingDimension)) * sizeof(T)), value);
    }
}
