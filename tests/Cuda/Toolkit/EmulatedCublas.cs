using System.Numerics;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Tests.Cuda.Emulation;

namespace Cohort.Tests.Cuda.Toolkit;

/// <summary>
/// cuBLAS on an emulated driver: computes what the manual of cublasGemmStridedBatchedEx says, by its definition, with
/// every access to memory checked.
/// </summary>
internal sealed class EmulatedCublas(EmulatedCuda driver) : ICublas
{
    private readonly Dictionary<nint, CudaStream> _handles = [];
    private int _next;

    /// <summary>The products so far.</summary>
    public List<CublasProduct> Products { get; } = [];

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

    public nint Create()
    {
        lock (_handles)
        {
            _handles.Add(++_next, default);
            return _next;
        }
    }

    public void Destroy(nint handle)
    {
        lock (_handles)
        {
            _handles.Remove(handle);
        }
    }

    public void SetStream(nint handle, CudaStream stream)
    {
        lock (_handles)
        {
            _handles[handle] = stream;
        }
    }

    public void Multiply(nint handle, in CublasProduct product)
    {
        CudaStream stream;
        lock (_handles)
        {
            stream = _handles[handle];
            Products.Add(product);
        }

        var p = product;
        Check(p.A.LeadingDimension >= (p.TransposesA ? p.K : p.M), "lda");
        Check(p.B.LeadingDimension >= (p.TransposesB ? p.N : p.K), "ldb");
        Check(p.C.LeadingDimension >= p.M, "ldc");
        driver.QueueLibrary("cublasGemmStridedBatchedEx", stream, memory =>
        {
            switch (p.Type)
            {
                case CublasType.Half:
                    Run<Half, float>(memory, p, h => (float)h, f => (Half)f);
                    break;
                case CublasType.Single:
                    Run<float, float>(memory, p, f => f, f => f);
                    break;
                case CublasType.Double:
                    Run<double, double>(memory, p, f => f, f => f);
                    break;
                default:
                    Run<Complex, Complex>(memory, p, z => z, z => z);
                    break;
            }
        });
    }

    private static void Check(bool isGood, string argument)
    {
        if (!isGood)
        {
            throw new ArgumentException($"cublasGemmStridedBatchedEx: {argument} is too small");
        }
    }

    private static unsafe void Run<T, TSum>(
        DeviceAccess memory, CublasProduct p, Func<T, TSum> load, Func<TSum, T> store)
        where T : unmanaged
        where TSum : INumberBase<TSum>
    {
        for (var matrix = 0L; matrix < p.Count; matrix++)
        {
            for (var column = 0L; column < p.N; column++)
            {
                for (var row = 0L; row < p.M; row++)
                {
                    var sum = TSum.Zero;
                    for (var k = 0L; k < p.K; k++)
                    {
                        sum += load(At(p.A, matrix, p.TransposesA ? (k, row) : (row, k)))
                            * load(At(p.B, matrix, p.TransposesB ? (column, k) : (k, column)));
                    }

                    memory.Write(Address(p.C, matrix, (row, column)), store(sum));
                }
            }
        }

        T At(CublasMatrix m, long matrix, (long Row, long Column) place) => memory.Read<T>(Address(m, matrix, place));

        long Address(CublasMatrix m, long matrix, (long Row, long Column) place) =>
            m.Address + (((matrix * m.Stride) + place.Row + (place.Column * m.LeadingDimension)) * sizeof(T));
    }
}
