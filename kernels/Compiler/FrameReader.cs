using System.Reflection.Emit;
using System.Runtime.InteropServices;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>Writes the code that reads a kernel's arguments.</summary>
internal sealed class FrameReader
{
    private static readonly nint RankOffset = Marshal.OffsetOf<KernelFrame>(nameof(KernelFrame.Rank));

    private readonly CodeWriter _code;

    public FrameReader(CodeWriter code) => _code = code;

    /// <summary>Pushes the address of an operand's first element.</summary>
    public void PushAddress(int operand)
    {
        _code.Emit(OpCodes.Ldarg_2);
        _code.AddNative(operand * sizeof(ulong));
        _code.Emit(OpCodes.Ldind_I);
    }

    /// <summary>Pushes the stride of an operand along the last axis, or the one before.</summary>
    public void PushStride(int operand, bool isRowStride)
    {
        PushField(nameof(KernelFrame.Strides));
        PushRank();
        _code.Native(operand + 1);
        _code.Emit(OpCodes.Mul);
        _code.AddNative(isRowStride ? -2 : -1);
        PushElement();
    }

    /// <summary>Pushes the extent of the last axis.</summary>
    public void PushRowLength()
    {
        PushField(nameof(KernelFrame.Extents));
        PushRank();
        _code.AddNative(-1);
        PushElement();
    }

    /// <summary>Pushes a scalar argument.</summary>
    public void PushScalar(int slot, Type lane)
    {
        PushField(nameof(KernelFrame.Scalars));
        _code.AddNative(slot * sizeof(ulong));
        _code.Load(lane);
    }

    /// <summary>Pushes the first index along an axis.</summary>
    public void PushIndex(int axis)
    {
        _code.Emit(OpCodes.Ldarg_3);
        _code.AddNative(axis * sizeof(long));
        _code.Emit(OpCodes.Ldind_I8);
    }

    /// <summary>Pushes, as Int64 1 or 0, whether an axis is the given number of axes before the end.</summary>
    public void PushIsAxisFromEnd(int axis, int fromEnd)
    {
        PushRank();
        _code.Native(axis + fromEnd);
        _code.Emit(OpCodes.Ceq);
        _code.Emit(OpCodes.Conv_I8);
    }

    /// <summary>Counts a row as done and branches to <paramref name="more"/> when others follow.</summary>
    public void EmitRowsLess(out Label more)
    {
        more = _code.IL.DefineLabel();
        _code.IL.Emit(OpCodes.Ldarg_S, (byte)4);
        _code.Emit(OpCodes.Ldc_I4_1);
        _code.Emit(OpCodes.Conv_I8);
        _code.Emit(OpCodes.Sub);
        _code.Emit(OpCodes.Dup);
        _code.IL.Emit(OpCodes.Starg_S, (byte)4);
        _code.IL.Emit(OpCodes.Brtrue, more);
    }

    private void PushRank()
    {
        _code.Emit(OpCodes.Ldarg_1);
        _code.AddNative(RankOffset);
        _code.Emit(OpCodes.Ldind_I4);
        _code.Emit(OpCodes.Conv_I);
    }

    private void PushField(string name)
    {
        _code.Emit(OpCodes.Ldarg_1);
        _code.AddNative(Marshal.OffsetOf<KernelFrame>(name));
        _code.Emit(OpCodes.Ldind_I);
    }

    /// <summary>Replaces a table of Int64 and an index on the stack by the entry as a native integer.</summary>
    private void PushElement()
    {
        _code.Native(sizeof(long));
        _code.Emit(OpCodes.Mul);
        _code.Emit(OpCodes.Add);
        _code.Emit(OpCodes.Ldind_I8);
        _code.Emit(OpCodes.Conv_I);
    }
}
