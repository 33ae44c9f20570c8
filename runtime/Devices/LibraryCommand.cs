using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Devices;

/// <summary>Runs a library operation on a tile.</summary>
public sealed class LibraryCommand : DeviceCommand
{
    /// <summary>Creates the command.</summary>
    public LibraryCommand(
        WorkLabel label, LibraryOperation operation, long[] space, long[] origin, DeviceOperand[] operands)
        : base(label)
    {
        Operation = operation;
        Space = space;
        Origin = origin;
        Operands = operands;
    }

    /// <summary>What runs.</summary>
    public LibraryOperation Operation { get; }

    /// <summary>The extents of the operation's whole index space.</summary>
    public long[] Space { get; }

    /// <summary>The index of the tile's first point in the operation's index space.</summary>
    public long[] Origin { get; }

    /// <summary>The operands' tiles: inputs, then outputs.</summary>
    public DeviceOperand[] Operands { get; }
}
