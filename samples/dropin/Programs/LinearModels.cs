using System;
using NumSharp;

// Models that are one call of np.linalg each.
public static class LinearModels
{
    public static void Run(string data, bool quick)
    {
        var archive = np.load_npz($"{data}/breast_cancer.npz");
        NDArray x = archive["features"], target = archive["labels"].astype(np.float64);
        x = (x - x.mean(0)) / x.std(0);
        for (int i = 0; i < (quick ? 1 : 10); i++)
        {
            bool last = i == (quick ? 0 : 9);
            Components(x, last);
            Fit(x, target, last);
            Gaussian(x, target, last);
        }
        Curve();
    }

    private static void Components(NDArray x, bool print)
    {
        var (u, s, vt) = np.linalg.svd(x, full_matrices: false);
        var (values, vectors) = np.linalg.eigh(np.cov(x.T));
        NDArray fromSvd = s * s / (x.shape[0] - 1);
        if (!print) return;
        Console.WriteLine($"largest variances {(double)fromSvd[0]} {(double)values[-1]}");
        Console.WriteLine($"all the same: {np.allclose(values["::-1"], fromSvd)}");
        Console.WriteLine($"first axes: {(double)np.abs(np.dot(vt[0], vectors[":, -1"]))}");
        Console.WriteLine($"put together again: {np.allclose(np.dot(u * s, vt), x)}");
    }

    private static void Fit(NDArray x, NDArray target, bool print)
    {
        NDArray a = np.hstack(np.ones((x.shape[0], 1)), x);
        var (w, residual, rank, _) = np.linalg.lstsq(a, target);
        NDArray right = (np.dot(a, w) > 0.5) == (target > 0.5);
        if (print)
            Console.WriteLine($"lstsq: rank {(int)rank}, rest {(double)residual[0]}, right {np.count_nonzero(right)}");
    }

    // log density of both classes under a normal distribution of each
    private static void Gaussian(NDArray x, NDArray target, bool print)
    {
        var scores = new NDArray[2];
        for (int c = 0; c < 2; c++)
        {
            NDArray members = x[target == c];
            NDArray mean = members.mean(0);
            NDArray covariance = np.cov(members.T) + 1e-3 * np.eye((int)x.shape[1]);
            NDArray lower = np.linalg.cholesky(covariance);
            NDArray z = np.linalg.solve(lower, (x - mean).T);
            var (_, logdet) = np.linalg.slogdet(covariance);
            scores[c] = -0.5 * ((z * z).sum(0) + logdet) + Math.Log((double)members.shape[0] / x.shape[0]);
        }
        NDArray guess = (scores[1] > scores[0]).astype(np.float64);
        if (print)
            Console.WriteLine($"gaussians: right {np.count_nonzero(guess == target)} of {target.size}");
    }

    private static void Curve()
    {
        NDArray x = np.linspace(-2, 2, 401);
        NDArray y = 0.5 * np.power(x, 3) - 2 * x * x + 1.5 * x + 4;
        NDArray c = np.polyfit(x, y, 3);
        Console.WriteLine($"polyfit {np.round_(c, 9)}");
        Console.WriteLine($"turning points {np.sort(np.real(np.roots(np.polyder(c))))}");
    }
}
