using Cohort.Runtime;
using Cohort.Runtime.Elements;

namespace Cohort.Tests.Corpus;

/// <summary>Runs all cases of a file.</summary>
public static class CorpusRunner
{
    /// <summary>The outcome of every case of a file, in order.</summary>
    public static IEnumerable<CorpusOutcome> Run(string file) =>
        file.StartsWith("index_", StringComparison.Ordinal)
            ? CorpusFiles.Read(file).Select(IndexCase.Parse).Select(Run)
            : CorpusFiles.Read(file).Select(CorpusCase.Parse).Select(Run);

    private static CorpusOutcome Run(CorpusCase recorded)
    {
        var reason = CorpusScope.OutOfScope(recorded);
        if (reason is not null)
        {
            return new CorpusOutcome(recorded.Id, reason, null);
        }

        return new CorpusOutcome(recorded.Id, null, Failure(recorded.Throws, () =>
        {
            var answer = CorpusOperations.Call(recorded);
            return CorpusComparison.Difference(
                recorded, ElementTypes.Of(answer.dtype), answer.shape, answer.tobytes());
        }));
    }

    private static CorpusOutcome Run(IndexCase recorded)
    {
        return new CorpusOutcome(
            recorded.Id, null, Failure(!recorded.Succeeds, () => Difference(recorded, IndexOperations.Call(recorded))));
    }

    private static string? Difference(IndexCase recorded, NDArray answer)
    {
        if (!answer.shape.SequenceEqual(recorded.Shape))
        {
            return $"shape ({string.Join(",", answer.shape)}) instead of ({string.Join(",", recorded.Shape)})";
        }

        var type = ElementTypes.Of(answer.dtype);
        var content = answer.tobytes();
        // Complex numbers are recorded part by part.
        var part = type == ElementType.Complex ? ElementType.Double : type;
        var values = Enumerable.Range(0, recorded.Values.Length)
            .Select(i => CorpusDType.ToDouble(part, content.AsSpan(i * part.SizeInBytes()))).ToArray();
        return type == recorded.Type && values.SequenceEqual(recorded.Values)
            ? null
            : $"{type} [{string.Join(",", values)}] instead of [{string.Join(",", recorded.Values)}]";
    }

    private static string? Failure(bool isRefused, Func<string?> compare)
    {
        try
        {
            var difference = compare();
            return isRefused ? "NumPy refuses this" : difference;
        }
        catch (Exception exception) when (isRefused && exception is not (InvariantException or NullReferenceException))
        {
            return null;
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}
