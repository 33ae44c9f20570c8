using Cohort;
using Samples.Pictures;

namespace Samples.Applications;

/// <summary>Logistic regression with an L2 penalty by accelerated gradient descent (Nesterov 1983).</summary>
internal sealed class LogisticRegression : IApplication
{
    private const int HeldOut = 169;
    private const double Rate = 0.5;
    private const double Penalty = 0.002;
    private const double Momentum = 0.9;

    public string Name => "logistic";

    public string Summary => "logistic regression on the breast cancer measurements; accuracy on patients held out";

    public string SizeMeaning => "patients to learn from, 20 to 400";

    public string StepsMeaning => "gradient steps";

    public Workload Usual => new(400, Steps: 200);

    public Outcome Run(string data, Workload work)
    {
        using var cancer = np.load_npz(Path.Combine(data, "breast_cancer.npz"));
        var order = np.random.RandomState(1).permutation((int)cancer["labels"].shape[0]);
        var features = cancer["features"][order];
        var labels = cancer["labels"][order].astype(np.float64);

        // Mean and deviation of the training part only: the others have not been seen.
        var training = Math.Clamp(work.Size, 20, (int)features.shape[0] - HeldOut);
        var seen = features[$":{training}"];
        features = (features - seen.mean(0)) / seen.std(0);

        var (x, y) = (features[$":{training}"], labels[$":{training}"]);
        NDArray weights = np.zeros((int)x.shape[1]), bias = np.zeros(1);
        NDArray speed = np.zeros((int)x.shape[1]), biasSpeed = np.zeros(1);
        var losses = np.zeros(work.Steps);
        for (var step = 0; step < work.Steps; step++)
        {
            var ahead = weights + Momentum * speed;
            var p = Sigmoid(np.dot(x, ahead) + bias);
            var error = p - y;
            losses[$"{step}"] = -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12));
            speed = Momentum * speed - Rate * (np.dot(x.T, error) / training + Penalty * ahead);
            biasSpeed = Momentum * biasSpeed - Rate * error.mean();
            weights = weights + speed;
            bias = bias + biasSpeed;
        }

        var says = Sigmoid(np.dot(features[$"-{HeldOut}:"], weights) + bias) > 0.5;
        var accuracy = (double)(says == (labels[$"-{HeldOut}:"] > 0.5)).astype(np.float64).mean();
        var title = $"Loss while training; {accuracy:0.0%} right on {HeldOut} held-out patients";
        return new Outcome(
            $"{training + HeldOut} patients, {features.shape[1]} features", $"held-out accuracy {accuracy:0.000}",
            accuracy,
            new Curves("logistic-loss", title, "gradient step", "cross entropy", new Curve("training loss", losses)));
    }

    private static NDArray Sigmoid(NDArray z) => 1 / (1 + np.exp(-z));
}
