using Cohort;
using Samples.Pictures;

namespace Samples.Applications;

/// <summary>Logistic regression with an L2 penalty by accelerated gradient descent (Nesterov 1983).</summary>
internal sealed class LogisticRegression : IApplication
{
    private const int Training = 400;
    private const double Rate = 0.5;
    private const double Penalty = 0.002;
    private const double Momentum = 0.9;

    public string Name => "logistic";

    public string Summary => "logistic regression on the breast cancer measurements; accuracy on patients held out";

    public string SizeMeaning => "gradient steps";

    public int DefaultSize => 200;

    public Outcome Run(string data, int size)
    {
        using var cancer = np.load_npz(Path.Combine(data, "breast_cancer.npz"));
        np.random.seed(1);
        var order = np.random.permutation((int)cancer["labels"].shape[0]);
        var features = cancer["features"][order];
        var labels = cancer["labels"][order].astype(np.float64);

        // Mean and deviation of the training part only: the others have not been seen.
        var seen = features[$":{Training}"];
        features = (features - seen.mean(0)) / seen.std(0);

        var (x, y) = (features[$":{Training}"], labels[$":{Training}"]);
        NDArray weights = np.zeros((int)x.shape[1]), bias = np.zeros(1);
        NDArray speed = np.zeros((int)x.shape[1]), biasSpeed = np.zeros(1);
        var losses = np.zeros(size);
        for (var step = 0; step < size; step++)
        {
            var ahead = weights + Momentum * speed;
            var p = Sigmoid(np.dot(x, ahead) + bias);
            var error = p - y;
            losses[$"{step}"] = -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12));
            speed = Momentum * speed - Rate * (np.dot(x.T, error) / Training + Penalty * ahead);
            biasSpeed = Momentum * biasSpeed - Rate * error.mean();
            weights = weights + speed;
            bias = bias + biasSpeed;
        }

        var says = Sigmoid(np.dot(features[$"{Training}:"], weights) + bias) > 0.5;
        var accuracy = (double)(says == (labels[$"{Training}:"] > 0.5)).astype(np.float64).mean();
        var heldOut = features.shape[0] - Training;
        var title = $"Loss while training; {accuracy:0.0%} right on {heldOut} held-out patients";
        return new Outcome(
            $"{features.shape[0]} patients, {features.shape[1]} features", $"held-out accuracy {accuracy:0.000}",
            accuracy,
            new Curves("logistic-loss", title, "gradient step", "cross entropy", new Curve("training loss", losses)));
    }

    private static NDArray Sigmoid(NDArray z) => 1 / (1 + np.exp(-z));
}
