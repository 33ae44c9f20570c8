using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>
/// A layer of long short-term memory (Hochreiter and Schmidhuber 1997), forward over sentences; the weights of the four
/// gates stand side by side in one matrix.
/// </summary>
internal sealed class LstmForward : IScaleApplication
{
    private const int Words = 16;
    private const int Width = 512;

    private readonly NDArray _sentences;
    private readonly NDArray _ofInput;
    private readonly NDArray _ofHidden;
    private readonly NDArray _bias;

    public LstmForward(double units)
    {
        var batch = (int)Extents.Length(units);
        var random = np.random.default_rng(42);
        _sentences = random.random(new Shape(Words, batch, Width), np.float32) - 0.5f;
        _ofInput = (random.random(new Shape(Width, 4 * Width), np.float32) - 0.5f) / 16f;
        _ofHidden = (random.random(new Shape(Width, 4 * Width), np.float32) - 0.5f) / 16f;
        _bias = np.zeros(new Shape(4 * Width), np.float32);
    }

    public double Units => _sentences.shape[1];

    public IReadOnlyList<NDArray> Step()
    {
        NDArray hidden = np.zeros(new Shape((long)Units, Width), np.float32);
        NDArray cell = np.zeros(new Shape((long)Units, Width), np.float32);
        for (var word = 0; word < Words; word++)
        {
            var gates = np.matmul(_sentences[word], _ofInput) + np.matmul(hidden, _ofHidden) + _bias;
            var input = Sigmoid(gates[$":, :{Width}"]);
            var forget = Sigmoid(gates[$":, {Width}:{2 * Width}"]);
            var output = Sigmoid(gates[$":, {2 * Width}:{3 * Width}"]);
            cell = forget * cell + input * np.tanh(gates[$":, {3 * Width}:"]);
            hidden = output * np.tanh(cell);
        }

        return [hidden, cell];
    }

    private static NDArray Sigmoid(NDArray x) => 1f / (1f + np.exp(-x));
}
