namespace Cohort.Tests.Cuda.Ptx;

/// <summary>A parsed and checked module.</summary>
public sealed class PtxModule
{
    private readonly Dictionary<string, PtxEntry> _entries;

    private PtxModule(IEnumerable<PtxEntry> entries) => _entries = entries.ToDictionary(entry => entry.Name);

    /// <summary>The names of its kernels.</summary>
    public IReadOnlyCollection<string> EntryNames => _entries.Keys;

    /// <summary>Reads a module; every instruction, register, type and state space in it is checked.</summary>
    /// <exception cref="PtxException">Something is unknown or wrong, with its line.</exception>
    public static PtxModule Parse(string text) => new(PtxParser.Parse(text).Select(body => new PtxEntry(body)));

    /// <summary>A kernel by its name.</summary>
    public PtxEntry Entry(string name) =>
        _entries.GetValueOrDefault(name) ?? throw new PtxException($"the module has no entry {name}");
}
