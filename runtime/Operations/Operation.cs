using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Operations;

/// <summary>
/// One recorded step. Versions make recorded programs single-assignment: an operation reads the versions of its
/// recording and creates new ones, so only data, never names, orders operations.
/// </summary>
public abstract class Operation : Recipe
{
    /// <summary>Creates an operation over an index space.</summary>
    protected Operation(Layout space, OperationInput[] inputs, Regions.Version[] outputs)
    {
        Space = space;
        Inputs = inputs;
        Outputs = outputs;
    }

    /// <summary>What it applies: a function, a reduction or a library operation. For messages.</summary>
    public abstract object Subject { get; }

    /// <summary>The index space: only the extents matter.</summary>
    public Layout Space { get; }

    /// <summary>What is read.</summary>
    public OperationInput[] Inputs { get; private set; }

    /// <summary>The versions that it creates.</summary>
    public Regions.Version[] Outputs { get; }

    /// <summary>
    /// The version of which the output is a partly overwritten copy, or null when nothing of an older version remains.
    /// </summary>
    public Regions.Version? Base { get; private set; }

    /// <summary>Where in the output the operation writes.</summary>
    public Layout Target { get; init; } = Layout.Scalar;

    /// <summary>The element type as which the target is written.</summary>
    public ElementType TargetType { get; init; }

    /// <summary>Whether the output is a new version of an existing region rather than a fresh region.</summary>
    public bool IsWrite { get; init; }

    /// <summary>The memory of the region that is written, when the program shares it.</summary>
    public Instance? Shared { get; init; }

    /// <summary>The region that the last output defines, while the program can name it.</summary>
    public RegionTable.Row Handle { get; set; }

    /// <summary>How often the value was computed without being stored: once, unless memory is short.</summary>
    public int Evaluations { get; set; }

    /// <summary>Which walk over needed operations found it last.</summary>
    public long Walk { get; set; }

    /// <summary>Its place among the operations of that walk.</summary>
    public int Slot { get; set; }

    /// <summary>Whether somebody waits for an output, as far as that walk knows.</summary>
    public bool IsDemanded { get; set; }

    /// <summary>Whether it has run and its outputs are stored.</summary>
    public bool IsExecuted { get; private set; }

    /// <summary>Whether its output was overwritten before anybody read it.</summary>
    public bool IsDiscarded { get; set; }

    /// <summary>How many recorded operations read an output.</summary>
    public int Consumers { get; set; }

    /// <summary>How many of them have been computed once, stored or not.</summary>
    public int ConsumersSeen { get; set; }

    /// <summary>A hash of what the operation and its recent producers do, not of which arrays they do it to.</summary>
    public int Signature { get; set; }

    /// <summary>Sets the older version that shows where the operation does not write.</summary>
    public void WriteOver(Regions.Version older)
    {
        Base = older;
        older.PendingReaders++;
    }

    /// <summary>Notes that the operation has run: it needs its operands no more.</summary>
    public void Execute()
    {
        if (IsExecuted)
        {
            throw new InvariantException($"{this} ran twice");
        }

        IsExecuted = true;
        foreach (var input in Inputs)
        {
            if (input.Version is not null)
            {
                input.Version.PendingReaders--;
            }
        }

        if (Base is not null)
        {
            Base.PendingReaders--;
        }

        foreach (var output in Outputs)
        {
            output.Recipe = null;
        }

        Base = null;
        Inputs = [];
    }

    /// <summary>By the place in the program: an identity that costs nothing.</summary>
    public override int GetHashCode() => Sequence.GetHashCode();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);
}
