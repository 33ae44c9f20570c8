using System;
using NumSharp;
using static System.Console;

// Straight lines, polynomials, ridges, and descent by gradient.
public class Regression
{
    public static void Run(string data, bool quick)
    {
        np.random.seed(3);
        int n = quick ? 200 : 200000;
        var x = np.linspace(-2, 2, n);
        var noise = np.random.normal(0, 0.3, n);
        NDArray y = 0.5 * np.power(x, 3) - 2.0 * x * x + 1.5 * x + 4 + noise;

        Polynomial(x, y);
        LeastSquares(x, y);
        Ridge(data, quick);
        Descent(quick ? 50 : 3000);
        Interpolation();
    }

    private static void Polynomial(NDArray x, NDArray y)
    {
        NDArray powers = np.vstack(new[] { x * x * x, x * x, x, np.ones_like(x) });
        NDArray c = Solve(np.dot(powers, powers.T), np.dot(powers, y));
        WriteLine($"cubic {c.GetDouble(0)} {c.GetDouble(1)} {c.GetDouble(2)} {c.GetDouble(3)}");
        NDArray fitted = np.polyval(c, x);
        double residual = (double)np.sum(np.square(y - fitted)), total = (double)np.sum(np.square(y - y.mean()));
        WriteLine($"R2 {1 - residual / total}");
        NDArray slope = np.polyder(c);
        WriteLine($"slope at 1: {(double)np.polyval(slope, 1.0)}");
        double p = slope.GetDouble(1) / slope.GetDouble(0), q = slope.GetDouble(2) / slope.GetDouble(0);
        double root = Math.Sqrt(p * p / 4 - q);
        WriteLine($"turning points {-p / 2 - root} and {-p / 2 + root}");
    }

    // Gauss with pivots, on copies.
    private static NDArray Solve(NDArray matrix, NDArray right)
    {
        NDArray a = matrix.copy(), b = right.copy();
        int n = (int)a.shape[0];
        for (int i = 0; i < n; i++)
        {
            int pivot = i + (int)np.argmax(np.abs(a[$"{i}:, {i}"]));
            if (pivot != i)
            {
                var (row, value) = (a[i].copy(), b.GetDouble(i));
                a[i] = a[pivot];
                a[pivot] = row;
                b[i] = b[pivot];
                b[pivot] = value;
            }

            for (int j = i + 1; j < n; j++)
            {
                double factor = a.GetDouble(j, i) / a.GetDouble(i, i);
                a[j] -= factor * a[i];
                b[j] -= factor * b[i];
            }
        }

        NDArray x = np.zeros(n);
        for (int i = n - 1; i >= 0; i--)
        {
            double sum = b.GetDouble(i) - (double)np.sum(a[$"{i}, {i + 1}:"] * x[$"{i + 1}:"]);
            x.SetDouble(sum / a.GetDouble(i, i), i);
        }
        return x;
    }

    private static void LeastSquares(NDArray x, NDArray y)
    {
        NDArray a = np.stack(new[] { np.ones(x.size), x, np.sin(x), np.cos(3 * x) }, axis: 1);
        NDArray solution = Solve(np.dot(a.T, a), np.dot(a.T, y));
        for (int i = 0; i < 4; i++)
            WriteLine($"  coefficient {i}: {solution.GetDouble(i)}");
        NDArray rest = y - np.dot(a, solution);
        WriteLine($"  residual {np.sum(rest * rest)}, against 1 {np.abs(np.dot(rest, a[":, 0"])) < 1e-6}");
    }

    private static void Ridge(string data, bool quick)
    {
        var file = np.load_npz(System.IO.Path.Combine(data, "breast_cancer.npz"));
        NDArray f = file["features"], target = file["labels"].astype(np.float64) * 2.0 - 1.0;
        f = (f - f.mean(0, true)) / f.std(0, true);
        f = np.concatenate((np.ones((f.shape[0], 1)), f), axis: 1);
        NDArray gram = f.T.dot(f), right = f.T.dot(target);
        NDArray lambdas = np.power(10.0, np.linspace(-3, 3, quick ? 3 : 25));
        double best = double.MaxValue, at = 0;
        foreach (double lambda in lambdas.ToArray<double>())
        {
            NDArray w = Solve(gram + lambda * np.eye((int)gram.shape[0]), right);
            NDArray error = f.dot(w) - target;
            double loss = (double)np.mean(error * error) + 0.001 * (double)np.linalg.norm(w);
            if (loss < best) { best = loss; at = lambda; }
        }
        WriteLine($"ridge: best lambda {at}, loss {best}");
    }

    // Many steps on few numbers: what an array library costs per call.
    private static void Descent(int steps)
    {
        NDArray x = np.array(new double[,] { { 1, 0.5 }, { 1, 1.5 }, { 1, 2.5 }, { 1, 4.0 }, { 1, 5.5 } });
        NDArray y = np.array(1.0, 2.1, 2.9, 4.6, 5.9);
        NDArray w = np.zeros(2);
        double rate = 0.02;
        for (int i = 0; i < steps; i++)
        {
            NDArray gradient = 2.0 / 5 * np.dot(x.T, np.dot(x, w) - y);
            w = w - rate * gradient;
        }
        WriteLine($"descent: intercept {w.GetDouble(0)}, slope {w.GetDouble(1)}");
    }

    private static void Interpolation()
    {
        NDArray xp = np.arange(0.0, 10.0, 1.0), fp = np.sqrt(xp);
        NDArray at = np.array(new[] { 0.5, 2.25, 8.75, 12.0 });
        WriteLine($"interpolated {np.interp(at, xp, fp)}");
        double area = (double)np.sum((fp["1:"] + fp[":-1"]) / 2);
        WriteLine($"area by trapezoids {area}");
    }
}
