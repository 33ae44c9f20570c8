using NumSharp;
using NumSharp.Generic;

// PCA of the breast-cancer measurements by a singular value decomposition of its own.
internal class PrincipalComponents
{
    public NDArray Mean { get; private set; } = null!;
    public NDArray Scale { get; private set; } = null!;
    public NDArray Components { get; private set; } = null!;
    public NDArray ExplainedVariance { get; private set; } = null!;

    public void Fit(NDArray x)
    {
        Mean = np.mean(x, axis: 0);
        Scale = np.std(x, axis: 0);
        NDArray centred = (x - Mean) / Scale;
        var (s, vt) = Svd(centred);
        ExplainedVariance = s * s / (x.shape[0] - 1);
        Components = WithFixedSigns(vt);
    }

    public NDArray Transform(NDArray x, int count)
    {
        return np.matmul((x - Mean) / Scale, Components[$":{count}, :"].T);
    }

    // One-sided Jacobi: turns pairs of rows of u until all are orthogonal. No LAPACK needed.
    private static (NDArray singular, NDArray vt) Svd(NDArray x)
    {
        NDArray u = x.T.copy();
        int n = (int)u.shape[0];
        NDArray v = np.eye(n);
        for (int sweep = 0; sweep < 30; sweep++)
        {
            double worst = 0;
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    NDArray up = u[p], uq = u[q];
                    double a = (double)np.dot(up, up), b = (double)np.dot(uq, uq), c = (double)np.dot(up, uq);
                    double cosine = System.Math.Abs(c) / System.Math.Sqrt(a * b);
                    worst = System.Math.Max(worst, cosine);
                    if (cosine < 1e-13) continue;
                    double zeta = (b - a) / (2 * c);
                    double t = 1 / (System.Math.Abs(zeta) + System.Math.Sqrt(1 + zeta * zeta));
                    if (zeta < 0) t = -t;
                    double cs = 1 / System.Math.Sqrt(1 + t * t), sn = cs * t;
                    Rotate(u, p, q, cs, sn);
                    Rotate(v, p, q, cs, sn);
                }
            }
            if (worst < 1e-12) break;
        }
        NDArray s = np.sqrt(np.sum(u * u, axis: 1));
        NDArray order = np.argsort(s)["::-1"];
        return (s[order], v[order]);
    }

    private static void Rotate(NDArray m, int p, int q, double cs, double sn)
    {
        NDArray turned = m[p] * cs - m[q] * sn;
        m[q] = sn * m[p] + cs * m[q];
        m[p] = turned;
    }

    // The largest entry of each component is made positive, since an SVD leaves the signs open.
    private static NDArray WithFixedSigns(NDArray vt)
    {
        var result = vt.copy();
        for (int i = 0; i < result.shape[0]; i++)
        {
            NDArray row = result[i];
            long largest = np.argmax(np.abs(row));
            if (row.GetDouble(largest) < 0)
                result[i] = -row;
        }
        return result;
    }

    public static void Run(string data, bool quick)
    {
        string file = System.IO.Path.Combine(data, "breast_cancer.npz");
        using var archive = np.load_npz(file);
        NDArray features = archive["features"];
        NDArray<long> labels = archive["labels"].MakeGeneric<long>();

        var pca = new PrincipalComponents();
        pca.Fit(quick ? features[":, :8"] : features);
        if (quick) features = features[":, :8"];

        NDArray ratio = pca.ExplainedVariance / pca.ExplainedVariance.sum();
        System.Console.WriteLine($"features {features.Shape}, explained by two {(double)ratio[":2"].sum()}");
        System.Console.WriteLine("components for 95 %: " + (1 + (int)np.sum(np.cumsum(ratio) < 0.95)));

        NDArray reduced = pca.Transform(features, 3);
        NDArray restored = np.dot(reduced, pca.Components["0:3"]) * pca.Scale + pca.Mean;
        System.Console.WriteLine($"mean error of three components {np.mean(np.abs(restored - features))}");

        // the same numbers another way
        NDArray standard = (features - pca.Mean) / pca.Scale;
        NDArray covariance = np.cov(standard.T);
        NDArray projected = np.diag(pca.Components.dot(covariance).dot(pca.Components.T));
        System.Console.WriteLine($"variances {projected.GetDouble(0)} and {pca.ExplainedVariance.GetDouble(0)}");
        System.Console.WriteLine("same variances: " + np.allclose(projected, pca.ExplainedVariance));

        NDArray malignant = reduced[labels == 0], benign = reduced[labels == 1];
        System.Console.WriteLine($"{malignant.shape[0]} malignant around {(double)malignant.mean(0)[0]}, "
            + $"{benign.shape[0]} benign around {(double)benign.mean(0)[0]}");

        string saved = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"pca-{System.Guid.NewGuid()}.npy");
        np.save(saved, reduced);
        var loaded = np.load_npy(saved);
        System.Console.WriteLine($"saved and loaded: {np.array_equal(reduced, loaded)}, {loaded.dtype.Name}");
        System.IO.File.Delete(saved);
    }
}
