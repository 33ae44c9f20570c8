using Cohort.Kernels.Native;
using Xunit;

namespace Cohort.Tests.Numlib.LinearAlgebra;

/// <summary>
/// np.linalg by the machine's OpenBLAS gives what our own routines give, says the same about what it refuses, and the
/// same bits however the session is divided. Skipped where there is none (Debian: libopenblas0).
/// </summary>
public sealed class NativeLibraryTests
{
    private const string Library = "openblas";

    private static readonly Dictionary<string, Func<NDArray, NDArray[]>> Functions = new()
    {
        ["solve"] = a => [np.linalg.solve(a, a["..., :3"] + 1)],
        ["solve of a vector"] = a => [np.linalg.solve(a, np.asarray(np.arange(a.shape[^1]), a.dtype))],
        ["inv"] = a => [np.linalg.inv(a)],
        ["det"] = a => [np.linalg.det(a / 8)],
        ["slogdet"] = a => [np.linalg.slogdet(a).Item1, np.linalg.slogdet(a).Item2],
        ["cholesky"] = a => [np.linalg.cholesky(Positive(a))],
        ["cholesky of the upper triangle"] = a => [np.linalg.cholesky(Positive(a), upper: true)],
        ["qr"] = a => [np.linalg.qr(a).Item1, np.linalg.qr(a).Item2],
        ["qr of tall ones"] = a => [np.linalg.qr(a["..., :44"]).Item1, np.linalg.qr(a["..., :44"]).Item2],
        ["complete qr"] = a => [np.matmul(np.linalg.qr(a["..., :44"], "complete").Item1, a)],
        ["svdvals"] = a => [np.linalg.svdvals(a)],
        ["svd"] = a => Rebuilt(a),
        ["svd of wide ones"] = a => Rebuilt(a["..., :45, :"]),
        ["pinv"] = a => [np.linalg.pinv(a["..., :42"])],
        ["eigvalsh"] = a => [np.linalg.eigvalsh(Symmetric(a))],
        ["eigh"] = a => Diagonalized(Symmetric(a), np.linalg.eigh(Symmetric(a))),
        ["eigh of the upper triangle"] = a => Diagonalized(Symmetric(a), np.linalg.eigh(Symmetric(a), 'U')),
        ["eig"] = a => [np.abs(Residual(a)) + 1],
        ["eigvals"] = a => [np.sort(np.abs(np.linalg.eigvals(a)))],
        ["matmul"] = a =>
        [
            np.matmul(a, a), np.matmul(np.swapaxes(a, -1, -2), a), np.matmul(a["..., ::2"], a["..., ::2, :"]),
            np.matmul(a["..., ::-1"], a), np.matmul(np.swapaxes(a, -1, -2), np.swapaxes(a, -1, -2)),
            np.matmul(a["..., 3:, 2:"], a["..., :-2, :5"]),
        ],
    };

    public static TheoryData<string, string> Cases =>
        new(from name in Functions.Keys from type in new[] { "float64", "complex128", "float32" } select (name, type));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_are_those_of_our_own_routines(string name, string type)
    {
        RequireLibrary();
        foreach (var shape in new[] { new Shape(70, 70), new Shape(2, 50, 50), new Shape(9, 9) })
        {
            if (shape.NDim == 2 && shape.Dimensions[0] < 45 && name.Contains(" of ", StringComparison.Ordinal))
            {
                continue;
            }

            var own = Run("none", "cpu", name, type, shape);
            var theirs = Run(Library, "cpu", name, type, shape);
            Assert.Equal(own.Length, theirs.Length);
            var bound = type == "float32" ? 2e-3 : 1e-8;
            for (var i = 0; i < own.Length; i++)
            {
                Assert.Equal(own[i].Length, theirs[i].Length);
                Assert.All(own[i].Zip(theirs[i]), pair => Assert.True(
                    System.Numerics.Complex.Abs(pair.First - pair.Second)
                        <= bound * (1 + System.Numerics.Complex.Abs(pair.First)), $"{name}: {pair}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bits_do_not_depend_on_devices_and_modes(string name, string type)
    {
        RequireLibrary();
        var expected = Run(Library, "cpu", name, type, new Shape(70, 70));
        Assert.Equal(expected, Run(Library, "cpu*3", name, type, new Shape(70, 70)));
        Assert.Equal(expected, Run(Library, "cpu*2", name, type, new Shape(70, 70), isEager: true));
    }

    [Fact]
    public void Large_products_are_cut_into_tiles()
    {
        RequireLibrary();
        using var session = new Session(new SessionOptions { Devices = "cpu", LinearAlgebra = Library });
        using var entered = session.Enter();
        var a = np.random.default_rng(3).integers(-9, 9, new Shape(500, 410)).astype(typeof(double));
        var product = np.matmul(a, np.arange(410 * 800).reshape(410, 800).astype(typeof(double)) % 7);
        var sums = np.matmul(a, (np.arange(410 * 800).reshape(410, 800) % 7).astype(typeof(long)).sum(axis: 1));
        Assert.Equal(sums.ToArray<double>(), product.sum(axis: 1).ToArray<double>());
    }

    [Theory]
    [InlineData("none")]
    [InlineData(Library)]
    public void What_is_refused_is_refused_in_the_same_words(string library)
    {
        if (library == Library)
        {
            RequireLibrary();
        }

        using var session = new Session(new SessionOptions { Devices = "cpu", LinearAlgebra = library });
        using var entered = session.Enter();
        var zeros = np.zeros((60, 60));
        Refused("Singular matrix", () => np.linalg.inv(zeros));
        Refused("Singular matrix", () => np.linalg.solve(zeros, zeros));
        Refused("Matrix is not positive definite", () => np.linalg.cholesky(zeros - np.eye(60)));
        var holes = np.ones((60, 60)) * double.NaN;
        Refused("SVD did not converge", () => np.linalg.svdvals(holes));
        Refused("Eigenvalues did not converge", () => np.linalg.eigvalsh(holes));
        Refused("Array must not contain infs or NaNs", () => np.linalg.eigvals(holes));
        Refused("Matrix is not positive definite", () => np.linalg.cholesky(holes));
        Assert.Equal(0, np.linalg.det(zeros).GetDouble());
        Assert.Equal(new double[60], np.linalg.eigvalsh(zeros).ToArray<double>());
    }

    [Fact]
    public void The_choice_is_visible()
    {
        using var own = new Session(new SessionOptions { Devices = "cpu", LinearAlgebra = "none" });
        Assert.Equal("Linear algebra: Cohort's own, since no other is wanted.", own.LinearAlgebraNotes[0]);
        Assert.Equal("Products of matrices: Cohort's own.", own.LinearAlgebraNotes[1]);
        RequireLibrary();
        using var session = new Session(new SessionOptions { Devices = "cpu", LinearAlgebra = Library });
        Assert.Contains("OpenBLAS", session.LinearAlgebraNotes[0], StringComparison.Ordinal);
        Assert.Contains("OpenBLAS", session.LinearAlgebraNotes[1], StringComparison.Ordinal);
        using var automatic = new Session(new SessionOptions { Devices = "cpu" });
        Assert.Equal("Products of matrices: Cohort's own.", automatic.LinearAlgebraNotes[1]);
    }

    [Fact]
    public void A_library_that_is_asked_for_and_not_there_is_an_error()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu", LinearAlgebra = "libnothing.so.77" });
        using var entered = session.Enter();
        var refusal = Assert.Throws<DllNotFoundException>(() => np.linalg.inv(np.eye(3)));
        Assert.Contains("libnothing.so.77 cannot be loaded", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<DllNotFoundException>(() => session.LinearAlgebraNotes);
    }

    [Fact]
    public void A_library_without_the_functions_is_not_used()
    {
        var library = new NativeLibraryFile("libhalf.so", name => name == "cblas_dgemm" ? 1 : 0);
        Assert.Null(NativeLibraries.Bind(library, out var note));
        Assert.StartsWith(
            "Linear algebra: Cohort's own, since libhalf.so has no cblas_sgemm, cblas_zgemm, dgetrf_", note,
            StringComparison.Ordinal);
    }

    private static void RequireLibrary()
    {
        try
        {
            NativeLibraries.Load(Library, out _);
        }
        catch (DllNotFoundException missing)
        {
            Assert.Skip(missing.Message);
        }
    }

    private static void Refused(string message, Func<object> call) =>
        Assert.Equal(message, Assert.Throws<LinAlgError>(call).Message);

    private static System.Numerics.Complex[][] Run(
        string library, string devices, string name, string type, Shape shape, bool isEager = false)
    {
        using var session = new Session(
            new SessionOptions { Devices = devices, LinearAlgebra = library, Eager = isEager });
        using var entered = session.Enter();
        var random = np.random.default_rng(12);
        var a = random.standard_normal(shape);
        if (type == "complex128")
        {
            a = a + (random.standard_normal(shape) * new System.Numerics.Complex(0, 1));
        }

        return Array.ConvertAll(
            Functions[name](np.asarray(a, type)),
            result => result.astype(np.complex128).ToArray<System.Numerics.Complex>());
    }

    private static NDArray Adjoint(NDArray a) => np.conj(np.swapaxes(a, -1, -2));

    private static NDArray Symmetric(NDArray a) => a + Adjoint(a);

    private static NDArray Positive(NDArray a) =>
        np.matmul(a, Adjoint(a)) + (np.eye((int)a.shape[^1]) * 5.0).astype(a.dtype);

    private static NDArray[] Rebuilt(NDArray a)
    {
        var (u, s, v) = np.linalg.svd(a, full_matrices: false);
        return [s, np.matmul(u * s["..., newaxis, :"].astype(u.dtype), v)];
    }

    private static NDArray[] Diagonalized(NDArray a, (NDArray Values, NDArray Vectors) found) =>
    [
        found.Values,
        np.matmul(found.Vectors * found.Values["..., newaxis, :"].astype(a.dtype), Adjoint(found.Vectors)),
    ];

    private static NDArray Residual(NDArray a)
    {
        var (values, vectors) = np.linalg.eig(a);
        return np.matmul(a.astype(np.complex128), vectors.astype(np.complex128))
            - (vectors * values["..., newaxis, :"]).astype(np.complex128);
    }
}
