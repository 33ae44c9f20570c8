using System.Globalization;
using System.Numerics;
using Cohort.IO;
using Cohort.Tests.House;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>np.linalg against what NumPy has answered, where the answer is determined.</summary>
public sealed class LinalgTests
{
    private static readonly string File = Path.Combine(Repository.Root(), "tests/data/numpy/linalg.npz");

    [Fact]
    public void Answers_are_those_of_NumPy()
    {
        using var recorded = new NpzFile(File);
        NDArray In(string name) => recorded["in." + name];
        var calls = recorded.Keys.Where(name => !name.StartsWith("in.", StringComparison.Ordinal))
            .GroupBy(name => name[..name.LastIndexOf('.')]).ToList();
        Assert.True(calls.Count > 300);
        var failures = new List<string>();
        foreach (var call in calls)
        {
            var actual = Answer(call.Key, In);
            Assert.Equal(call.Count(), actual.Length);
            for (var i = 0; i < actual.Length; i++)
            {
                failures.AddRange(Difference(recorded[$"{call.Key}.{i}"], actual[i], call.Key).Select(
                    difference => $"{call.Key}.{i}: {difference}"));
            }
        }

        Violations.MustBeEmpty(failures);
    }

    [Fact]
    public void Small_determinants_are_products_of_pivots()
    {
        Assert.Equal(-2, (double)np.linalg.det(np.array(1, 2, 3, 4).reshape(2, 2)));
        Assert.Equal(8, (double)np.linalg.det(2 * np.eye(3)));
        Assert.Equal(6.66133814775094e-16, (double)np.linalg.det(np.arange(1, 10).reshape(3, 3)), 1e-27);
    }

    private static NDArray[] Answer(string call, Func<string, NDArray> input)
    {
        var words = call.Split(' ');
        NDArray Last() => input(words[^1]);
        return words[0] switch
        {
            "solve" => [Solved(words, input)],
            "inv" => [np.linalg.inv(Last())],
            "det" => [np.linalg.det(Last())],
            "slogdet" => Two(np.linalg.slogdet(Last())),
            "cholesky" => [words[^1] == "upper"
                ? np.linalg.cholesky(input("positive"), upper: true)
                : np.linalg.cholesky(Last())],
            "qr" when words[1] == "r" => [np.linalg.qr(Last(), "r").R],
            "qr" => Two(np.linalg.qr(Last(), words[1])),
            "svdvals" => [np.linalg.svdvals(Last())],
            "pinv" => [words[^1] == "deficient" ? np.linalg.pinv(Last(), 1e-10) : np.linalg.pinv(Last())],
            "rank" => [words[^1] == "tol" ? np.linalg.matrix_rank(input("square"), 1.5)
                : np.linalg.matrix_rank(Last())],
            "cond" => [words.Length == 2 ? np.linalg.cond(Last()) : np.linalg.cond(Last(), Order(words[1]))],
            "matrix" => [np.linalg.norm(Last(), Order(words[2]), [-2, -1])],
            "eigvalsh" => [np.linalg.eigvalsh(Last(), words[1] == "U" ? 'U' : 'L')],
            "eigvals" => [Sorted(np.linalg.eigvals(Last()))],
            "lstsq" => LeastSquares(words[^1], input),
            "power" => [np.linalg.matrix_power(words[^2] == "stack" ? input("stack") : words[^1] is "whole" or "complex"
                ? Last() : input("square"), words[^1] == "whole" ? 3 : words[^1] == "complex" ? -2 : Int(words[^1]))],
            _ => [Norm(words, input) ?? Product(call, input)],
        };
    }

    private static NDArray Solved(string[] words, Func<string, NDArray> input) => words[^1] switch
    {
        "vector" => np.linalg.solve(input("square"), input("side")),
        "stack" => np.linalg.solve(input("stack"), input("stacksides")),
        "single" => np.linalg.solve(input("single"), input("single")[":, :2"]),
        "complex" => np.linalg.solve(input("complex"), input("csides")),
        "mixed" => np.linalg.solve(
            input("complex"),
            np.array(Array.ConvertAll(input("csides").ToArray<Complex>(), number => number.Real)).reshape(4, 2)),
        _ => np.linalg.solve(input("square"), input("sides")),
    };

    private static NDArray[] LeastSquares(string name, Func<string, NDArray> input)
    {
        var (x, residuals, rank, s) = name switch
        {
            "tall" => np.linalg.lstsq(input("tall"), input("tallsides")),
            "vector" => np.linalg.lstsq(input("tall"), input("tallside")),
            "wide" => np.linalg.lstsq(input("wide"), input("wideside")),
            "square" => np.linalg.lstsq(input("square"), input("sides")),
            "deficient" => np.linalg.lstsq(input("deficient"), np.arange(4.0)),
            "rcond" => np.linalg.lstsq(input("tall"), input("tallside"), 0.9),
            _ => np.linalg.lstsq(
                input("ctall"), np.array(Enumerable.Range(0, 5).Select(i => new Complex(i, 1)).ToArray())),
        };
        return [x, residuals, rank, s];
    }

    private static NDArray? Norm(string[] words, Func<string, NDArray> input)
    {
        var cube = input("cube");
        return words switch
        {
            ["vector", "norm", var order, "vector"] => np.linalg.norm(input("vector"), Order(order)),
            ["vector", "norm", var order, "axis"] => np.linalg.norm(cube, Order(order), 1),
            ["vector", "norm", var order, "kept"] => np.linalg.norm(cube, Order(order), 1, true),
            ["axes", "norm", "kept", var order] => np.linalg.norm(cube, Order(order), [2, 0], true),
            ["axes", "norm", var order] => np.linalg.norm(cube, Order(order), [2, 0]),
            ["norm", "zero"] => np.linalg.norm(input("withzero"), 0),
            ["norm", "cube"] => np.linalg.norm(cube),
            ["norm", "kept"] => np.linalg.norm(cube, keepdims: true),
            ["norm", "complex"] => np.linalg.norm(input("complex")),
            _ => null,
        };
    }

    private static NDArray Product(string call, Func<string, NDArray> input)
    {
        NDArray[] chain = [input("chain0"), input("chain1"), input("chain2"), input("chain3")];
        var (left, right) = (input("left3"), input("right3"));
        return call switch
        {
            "chain" => np.linalg.multi_dot(chain),
            "chain vectors" => np.linalg.multi_dot(chain[0]["0"], chain[1], chain[2], chain[3][":, 0"]),
            "cross" => np.linalg.cross(left, right),
            "cross axis" => np.linalg.cross(left.T, right.T, 0),
            "tensorsolve" => np.linalg.tensorsolve(input("tensor"), input("tensorside")),
            "tensorinv" => np.linalg.tensorinv(input("tensor")),
            "trace" => np.linalg.trace(input("stack"), 1),
            "diagonal" => np.linalg.diagonal(input("stack"), -1),
            "vecdot" => np.linalg.vecdot(left, right),
            "vecdot complex" => np.linalg.vecdot(input("complex"), input("complex").T, 0),
            _ => throw new InvalidDataException(call),
        };
    }

    private static IEnumerable<string> Difference(NDArray expected, NDArray actual, string call)
    {
        if (expected.dtype != actual.dtype || !expected.shape.SequenceEqual(actual.shape))
        {
            return [$"{actual.dtype} {actual.Shape} for {expected.dtype} {expected.Shape}"];
        }

        var (theirs, ours) = (Numbers(expected), Numbers(actual));
        var scale = theirs.Length == 0 ? 1 : Math.Max(theirs.Max(Complex.Abs), 1e-3);
        var tolerance = (call.EndsWith("single", StringComparison.Ordinal) ? 3e-5 : 1e-12) * scale;
        return theirs.Zip(ours).Any(pair => !(Complex.Abs(pair.First - pair.Second) <= tolerance)
                && pair.First != pair.Second)
            ? [$"{string.Join(' ', ours)} for {string.Join(' ', theirs)}"]
            : [];
    }

    private static Complex[] Numbers(NDArray array) => array.dtype == np.complex128
        ? np.ravel(array).ToArray<Complex>()
        : Array.ConvertAll(np.ravel(array).astype(np.float64).ToArray<double>(), number => new Complex(number, 0));

    private static NDArray Sorted(NDArray values) => np.array(
        Numbers(values).OrderBy(value => Math.Round(value.Real, 8)).ThenBy(value => value.Imaginary).ToArray());

    private static object? Order(string word) => word switch
    {
        "None" => null,
        "fro" or "nuc" => word,
        "inf" => np.inf,
        "-inf" => -np.inf,
        _ => double.Parse(word, CultureInfo.InvariantCulture),
    };

    private static int Int(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static NDArray[] Two((NDArray First, NDArray Second) pair) => [pair.First, pair.Second];
}
