using System.Numerics;
using Cohort.Kernels.Library;
using unsafe Call11 = delegate* unmanaged<
    void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, nuint, nuint, void>;
using unsafe Call13 = delegate* unmanaged<
    void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, nuint, nuint, void>;
using unsafe Call14 = delegate* unmanaged<
    void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, nuint, nuint,
    void>;
using unsafe Call15 = delegate* unmanaged<
    void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, nuint,
    void>;
using unsafe Call5 = delegate* unmanaged<void*, void*, void*, void*, void*, nuint, void>;
using unsafe Call6 = delegate* unmanaged<void*, void*, void*, void*, void*, void*, void>;
using unsafe Call8 = delegate* unmanaged<void*, void*, void*, void*, void*, void*, void*, void*, void>;
using unsafe Call9 = delegate* unmanaged<
    void*, void*, void*, void*, void*, void*, void*, void*, void*, nuint, void>;

namespace Cohort.Kernels.Native;

/// <summary>
/// LAPACK by its Fortran names, which every build has: all arguments are addresses, integers have 32 bits, and behind
/// them come the lengths of the texts. Workspace is asked for by a call of length -1.
/// </summary>
internal sealed unsafe class FortranLapack<T> : ILapack<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly bool IsComplex = typeof(T) == typeof(Complex);

    private readonly Call6 _getrf;
    private readonly Call9 _getrs;
    private readonly Call5 _potrf;
    private readonly nint _hermitian;
    private readonly Call14 _geev;
    private readonly nint _gesdd;
    private readonly Call8 _geqrf;
    private readonly Call13 _applyQ;

    public FortranLapack(NativeLibraryFile library)
    {
        var prefix = IsComplex ? 'z' : 'd';
        _getrf = (Call6)library.Find($"{prefix}getrf_");
        _getrs = (Call9)library.Find($"{prefix}getrs_");
        _potrf = (Call5)library.Find($"{prefix}potrf_");
        _hermitian = library.Find(IsComplex ? "zheevd_" : "dsyevd_");
        _geev = (Call14)library.Find($"{prefix}geev_");
        _gesdd = library.Find($"{prefix}gesdd_");
        _geqrf = (Call8)library.Find($"{prefix}geqrf_");
        _applyQ = (Call13)library.Find(IsComplex ? "zunmqr_" : "dormqr_");
    }

    /// <inheritdoc/>
    public int Factor(int n, T* a, int* pivots)
    {
        int info;
        _getrf(&n, &n, a, &n, pivots, &info);
        return info;
    }

    /// <inheritdoc/>
    public int Solve(int n, int sides, T* factors, int* pivots, T* b)
    {
        var form = (byte)'N';
        int info;
        _getrs(&form, &n, &sides, factors, &n, pivots, b, &n, &info, 1);
        return info;
    }

    /// <inheritdoc/>
    public int Cholesky(int n, T* a)
    {
        var triangle = (byte)'L';
        int info;
        _potrf(&triangle, &n, a, &n, &info, 1);
        return info;
    }

    /// <inheritdoc/>
    public int HermitianEigen(bool withVectors, int n, T* a, double* values)
    {
        T size;
        double realSize;
        int integerSize;
        var info = HermitianEigen(withVectors, n, a, values, &size, -1, &realSize, -1, &integerSize, -1);
        if (info != 0)
        {
            return info;
        }

        int length = Length(size), realLength = IsComplex ? (int)realSize : 0;
        using var work = new Scratch((nint)length * sizeof(T));
        using var reals = new Scratch((nint)realLength * sizeof(double));
        using var integers = new Scratch((nint)integerSize * sizeof(int));
        return HermitianEigen(
            withVectors, n, a, values, (T*)work.Pointer, length, (double*)reals.Pointer, realLength,
            (int*)integers.Pointer, integerSize);
    }

    /// <inheritdoc/>
    public int Eigen(int n, T* a, Complex* values, Complex* vectors)
    {
        using var reals = new Scratch(2 * (nint)n * sizeof(double));
        using var packed = new Scratch(IsComplex ? 0 : (nint)n * n * sizeof(double));
        var parts = (double*)reals.Pointer;
        var right = IsComplex ? (T*)vectors : (T*)packed.Pointer;
        T size;
        var info = Eigen(n, a, values, parts, right, &size, -1);
        if (info != 0)
        {
            return info;
        }

        var length = Length(size);
        using var work = new Scratch((nint)length * sizeof(T));
        info = Eigen(n, a, values, parts, right, (T*)work.Pointer, length);
        if (!IsComplex)
        {
            Unpack(n, parts, (double*)right, values, vectors);
        }

        return info;
    }

    /// <inheritdoc/>
    public int SingularValues(byte job, int rows, int columns, T* a, double* values, T* left, T* right)
    {
        long least = Math.Min(rows, columns), most = Math.Max(rows, columns);
        var realLength = !IsComplex ? 0
            : job == 'N' ? 7 * least
            : Math.Max((5 * least * least) + (5 * least), (2 * most * least) + (2 * least * least) + least);
        using var reals = new Scratch((nint)realLength * sizeof(double));
        using var integers = new Scratch(8 * (nint)least * sizeof(int));
        var realWork = (double*)reals.Pointer;
        var integerWork = (int*)integers.Pointer;
        T size;
        var info = SingularValues(
            job, rows, columns, a, values, left, right, &size, -1, realWork, integerWork);
        if (info != 0)
        {
            return info;
        }

        var length = Length(size);
        using var work = new Scratch((nint)length * sizeof(T));
        return SingularValues(
            job, rows, columns, a, values, left, right, (T*)work.Pointer, length, realWork, integerWork);
    }

    /// <inheritdoc/>
    public int Reflect(int rows, int columns, T* a, T* factors)
    {
        T size;
        int info, length = -1;
        _geqrf(&rows, &columns, a, &rows, factors, &size, &length, &info);
        if (info != 0)
        {
            return info;
        }

        length = Length(size);
        using var work = new Scratch((nint)length * sizeof(T));
        _geqrf(&rows, &columns, a, &rows, factors, work.Pointer, &length, &info);
        return info;
    }

    /// <inheritdoc/>
    public int ApplyQ(int rows, int columns, int reflections, T* packed, T* factors, T* c)
    {
        byte side = (byte)'L', form = (byte)'N';
        T size;
        int info, length = -1;
        _applyQ(
            &side, &form, &rows, &columns, &reflections, packed, &rows, factors, c, &rows, &size, &length, &info, 1, 1);
        if (info != 0)
        {
            return info;
        }

        length = Length(size);
        using var work = new Scratch((nint)length * sizeof(T));
        _applyQ(
            &side, &form, &rows, &columns, &reflections, packed, &rows, factors, c, &rows, work.Pointer, &length,
            &info, 1, 1);
        return info;
    }

    private static int Length(T size) => Math.Max(1, int.CreateSaturating(double.CreateTruncating(size)));

    private int HermitianEigen(
        bool withVectors, int n, T* a, double* values, T* work, int length, double* reals, int realLength,
        int* integers, int integerLength)
    {
        byte job = (byte)(withVectors ? 'V' : 'N'), triangle = (byte)'L';
        int info;
        if (IsComplex)
        {
            ((Call13)_hermitian)(
                &job, &triangle, &n, a, &n, values, work, &length, reals, &realLength, integers, &integerLength, &info,
                1, 1);
        }
        else
        {
            ((Call11)_hermitian)(
                &job, &triangle, &n, a, &n, values, work, &length, integers, &integerLength, &info, 1, 1);
        }

        return info;
    }

    // Of a real matrix the values come in two halves; of a complex one the workspace takes their place.
    private int Eigen(int n, T* a, Complex* values, double* parts, T* right, T* work, int length)
    {
        byte left = (byte)'N', job = (byte)'V';
        int info, one = 1;
        if (IsComplex)
        {
            _geev(
                &left, &job, &n, a, &n, values, null, &one, right, &n, work, &length, parts, &info, 1, 1);
        }
        else
        {
            _geev(
                &left, &job, &n, a, &n, parts, parts + n, null, &one, right, &n, work, &length, &info, 1, 1);
        }

        return info;
    }

    private int SingularValues(
        byte job, int rows, int columns, T* a, double* values, T* left, T* right, T* work, int length, double* reals,
        int* integers)
    {
        var rightRows = job == 'A' ? columns : Math.Min(rows, columns);
        int info;
        if (IsComplex)
        {
            ((Call15)_gesdd)(
                &job, &rows, &columns, a, &rows, values, left, &rows, right, &rightRows, work, &length, reals,
                integers, &info, 1);
        }
        else
        {
            ((Call14)_gesdd)(
                &job, &rows, &columns, a, &rows, values, left, &rows, right, &rightRows, work, &length, integers,
                &info, 1, 0);
        }

        return info;
    }

    // Complex vectors of a real matrix come in pairs: real parts, then imaginary parts.
    private static void Unpack(int n, double* parts, double* packed, Complex* values, Complex* vectors)
    {
        for (var column = 0; column < n; column++)
        {
            values[column] = new Complex(parts[column], parts[n + column]);
        }

        for (var column = 0L; column < n; column++)
        {
            var isPair = values[column].Imaginary != 0 && column + 1 < n;
            for (var row = 0L; row < n; row++)
            {
                var real = packed[row + (column * n)];
                var imaginary = isPair ? packed[row + ((column + 1) * n)] : 0;
                vectors[row + (column * n)] = new Complex(real, imaginary);
                if (isPair)
                {
                    vectors[row + ((column + 1) * n)] = new Complex(real, -imaginary);
                }
            }

            column += isPair ? 1 : 0;
        }
    }
}
