using Cohort.Runtime.Expressions;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>
/// The kernel that has stored some contents, as long as what it read is there unchanged: it can run again.
/// </summary>
internal sealed class KernelDerivation : Derivation
{
    private const int LongestPast = 32;

    private readonly Layout _space;
    private readonly KernelGraph? _graph;
    private readonly LibraryOperation? _library;
    private readonly ulong[] _scalars;
    private readonly int[] _reducedAxes;
    private readonly double _costPerElement;
    private readonly WorkLabel _label;

    private KernelDerivation(Kernel kernel, DerivedOperand[] reads, DerivedOperand[] writes, int length)
    {
        _space = kernel.Space;
        _graph = kernel.Graph;
        _library = kernel.Library;
        _scalars = kernel.Scalars;
        _reducedAxes = kernel.ReducedAxes;
        _costPerElement = kernel.CostPerElement;
        _label = kernel.Label;
        Reads = reads;
        Writes = writes;
        Length = length;
    }

    /// <summary>What it read.</summary>
    public DerivedOperand[] Reads { get; }

    /// <summary>What it wrote.</summary>
    public DerivedOperand[] Writes { get; }

    /// <summary>
    /// How the outputs of a kernel are about to be computed; null where that cannot be repeated, since the program may
    /// change its memory unseen. The past of a value is kept for a number of kernels: a loop must not collect it.
    /// </summary>
    public static KernelDerivation? Of(Kernel kernel)
    {
        var reads = new DerivedOperand[kernel.Reads.Length];
        var length = 0;
        for (var i = 0; i < reads.Length; i++)
        {
            reads[i] = DerivedOperand.Of(kernel.Reads[i]);
            if (IsShared(reads[i].Content))
            {
                return null;
            }

            length = Math.Max(length, LengthBehind(reads[i]));
        }

        var writes = new DerivedOperand[kernel.Writes.Length];
        for (var i = 0; i < writes.Length; i++)
        {
            writes[i] = DerivedOperand.Of(kernel.Writes[i]);
            length = Math.Max(length, LengthBehind(writes[i].Base));
        }

        if (length > LongestPast)
        {
            Array.ForEach(reads, Forget);
            Array.ForEach(writes, write => Forget(write.Base));
            length = 0;
        }

        return new KernelDerivation(kernel, reads, writes, length);
    }

    /// <summary>Notes where the outputs have gone.</summary>
    public void NoteWritten(Kernel kernel)
    {
        for (var i = 0; i < Writes.Length; i++)
        {
            var content = kernel.Writes[i].Version.Content!;
            content.Derivation = this;
            Writes[i] = Writes[i] with { Content = content };
        }
    }

    /// <summary>The kernel once more.</summary>
    /// <param name="reads">The versions that it reads, in their order.</param>
    /// <param name="writes">The versions that it writes, in their order.</param>
    /// <param name="bases">For each of them the version that shows where it does not write; null for none.</param>
    /// <param name="intoShared">Whether memory that the program shares is written, as it was.</param>
    public Kernel Again(
        Regions.Version[] reads, Regions.Version[] writes, Regions.Version?[] bases, bool intoShared)
    {
        KernelOperand Operand(DerivedOperand operand, Regions.Version version, Regions.Version? older) =>
            new(version, operand.Layout, operand.Type)
            {
                Base = older,
                ReadsOldContent = operand.ReadsOldContent,
                Shared = intoShared ? operand.Shared : null,
            };
        _library?.Renew();
        return new Kernel(
            _space, [.. Reads.Select((read, i) => Operand(read, reads[i], null))],
            [.. Writes.Select((write, i) => Operand(write, writes[i], bases[i]))])
        {
            Graph = _graph,
            Library = _library,
            Scalars = _scalars,
            ReducedAxes = _reducedAxes,
            CostPerElement = _costPerElement,
            Label = _label,
        };
    }

    private static bool IsShared(VersionContent? content)
    {
        foreach (var entry in content?.Entries ?? [])
        {
            foreach (var holder in entry.Holders)
            {
                if (holder.IsShared)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // How many kernels lie behind one that reads something.
    private static int LengthBehind(DerivedOperand? source) =>
        source?.Content is { } content ? (content.Derivation?.Length ?? 0) + 1 : 0;

    private static void Forget(DerivedOperand? source)
    {
        if (source?.Content is { } content)
        {
            content.ForgetsDerivation = true;
        }
    }
}
