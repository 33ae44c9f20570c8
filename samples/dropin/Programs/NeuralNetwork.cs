using System;
using System.IO;
using NumSharp;

// A two-layer network on the handwritten digits, trained with mini-batches and momentum.
public class NeuralNetwork
{
    private NDArray w1, b1, w2, b2;
    private NDArray vw1, vb1, vw2, vb2;
    private readonly double rate, momentum;

    public NeuralNetwork(int inputs, int hidden, int outputs, double rate = 0.1, double momentum = 0.9)
    {
        this.rate = rate;
        this.momentum = momentum;
        w1 = np.random.randn(inputs, hidden) * Math.Sqrt(2.0 / inputs);
        b1 = np.zeros(hidden);
        w2 = np.random.randn(hidden, outputs) * Math.Sqrt(2.0 / hidden);
        b2 = np.zeros(outputs);
        vw1 = np.zeros_like(w1);
        vb1 = np.zeros_like(b1);
        vw2 = np.zeros_like(w2);
        vb2 = np.zeros_like(b2);
    }

    public NDArray Predict(NDArray x)
    {
        var hidden = np.maximum(np.dot(x, w1) + b1, 0.0);
        return Softmax(np.dot(hidden, w2) + b2);
    }

    // One step on one batch; returns the mean cross entropy before the step.
    public double Train(NDArray x, NDArray target)
    {
        var n = x.shape[0];
        var z1 = np.dot(x, w1) + b1;
        var a1 = np.maximum(z1, 0.0);
        var p = Softmax(np.dot(a1, w2) + b2);
        double loss = -(double)np.sum(target * np.log(p + 1e-12)) / n;

        var dz2 = (p - target) / n;
        var dw2 = np.dot(a1.T, dz2);
        var db2 = np.sum(dz2, axis: 0);
        var da1 = np.dot(dz2, w2.T);
        var dz1 = da1 * (z1 > 0).astype(np.float64);
        var dw1 = np.dot(x.T, dz1);
        var db1 = np.sum(dz1, 0);

        vw1 = momentum * vw1 - rate * dw1;
        vb1 = momentum * vb1 - rate * db1;
        vw2 = momentum * vw2 - rate * dw2;
        vb2 = momentum * vb2 - rate * db2;
        w1 += vw1;
        b1 += vb1;
        w2 += vw2;
        b2 += vb2;
        return loss;
    }

    private static NDArray Softmax(NDArray z)
    {
        var e = np.exp(z - np.amax(z, axis: 1, keepdims: true));
        return e / np.sum(e, axis: 1, keepdims: true);
    }

    public static void Run(string data, bool quick)
    {
        np.random.seed(1234);
        var digits = np.load_npz(Path.Combine(data, "digits.npz"));
        NDArray images = digits["images"].astype(np.float64) / 16.0;
        NDArray labels = digits["labels"];
        int count = (int)images.shape[0], train = 1500, batch = 50;

        var order = np.random.permutation(count);
        images = images[order];
        labels = labels[order];
        NDArray xTrain = images[$":{train}"], xTest = images[$"{train}:"];
        NDArray yTrain = labels[$":{train}"], yTest = labels[$"{train}:"];
        NDArray oneHot = np.eye(10)[yTrain];

        var net = new NeuralNetwork(64, 48, 10);
        int epochs = quick ? 2 : 60;
        double loss = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            loss = 0;
            for (int i = 0; i < train; i += batch)
                loss += net.Train(xTrain[$"{i}:{i + batch}"], oneHot[$"{i}:{i + batch}"]);
            if (epoch % 20 == 0)
                Console.WriteLine($"epoch {epoch}: loss {loss * batch / train}");
        }

        NDArray guesses = np.argmax(net.Predict(xTest), 1);
        double accuracy = (double)np.mean((guesses == yTest).astype(np.float64));
        Console.WriteLine($"final loss {loss * batch / train}, accuracy on {yTest.size} unseen digits {accuracy}");
        Console.WriteLine($"first guesses {guesses["0:12"]}");
        Console.WriteLine($"weights {np.sum(np.abs(net.w1))} {net.w2.std()}");
    }
}
