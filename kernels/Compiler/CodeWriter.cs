using System.Reflection;
using System.Reflection.Emit;

namespace Cohort.Kernels.Compiler;

/// <summary>Writes IL: constants, calls, and locals that are used again when their value is dead.</summary>
internal sealed class CodeWriter
{
    private readonly Dictionary<Type, Stack<LocalBuilder>> _free = [];

    public CodeWriter(ILGenerator il) => IL = il;

    /// <summary>The generator, for plain instructions.</summary>
    public ILGenerator IL { get; }

    /// <summary>A local that holds no live value.</summary>
    public LocalBuilder Rent(Type type) =>
        _free.TryGetValue(type, out var free) && free.Count > 0 ? free.Pop() : IL.DeclareLocal(type);

    /// <summary>Gives a local back.</summary>
    public void Return(LocalBuilder local)
    {
        if (!_free.TryGetValue(local.LocalType, out var free))
        {
            _free.Add(local.LocalType, free = new Stack<LocalBuilder>());
        }

        free.Push(local);
    }

    public void Emit(OpCode code) => IL.Emit(code);

    public void Get(LocalBuilder local) => IL.Emit(OpCodes.Ldloc, local);

    public void Set(LocalBuilder local) => IL.Emit(OpCodes.Stloc, local);

    public void Call(MethodInfo method) => IL.Emit(OpCodes.Call, method);

    /// <summary>Pushes a native integer.</summary>
    public void Native(long value)
    {
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            IL.Emit(OpCodes.Ldc_I4, (int)value);
            IL.Emit(OpCodes.Conv_I);
        }
        else
        {
            IL.Emit(OpCodes.Ldc_I8, value);
            IL.Emit(OpCodes.Conv_I);
        }
    }

    /// <summary>Adds a constant to the native integer or pointer on the stack.</summary>
    public void AddNative(long value)
    {
        if (value != 0)
        {
            Native(value);
            Emit(OpCodes.Add);
        }
    }

    /// <summary>Pushes a constant of a lane type by its bits.</summary>
    public void Constant(Type lane, ulong bits)
    {
        switch (Type.GetTypeCode(lane))
        {
            case TypeCode.Double:
                IL.Emit(OpCodes.Ldc_R8, BitConverter.UInt64BitsToDouble(bits));
                break;
            case TypeCode.Single:
                IL.Emit(OpCodes.Ldc_R4, BitConverter.UInt32BitsToSingle((uint)bits));
                break;
            case TypeCode.Int64 or TypeCode.UInt64:
                IL.Emit(OpCodes.Ldc_I8, (long)bits);
                break;
            case TypeCode.SByte:
                IL.Emit(OpCodes.Ldc_I4, (int)(sbyte)bits);
                break;
            case TypeCode.Int16:
                IL.Emit(OpCodes.Ldc_I4, (int)(short)bits);
                break;
            case TypeCode.Byte:
                IL.Emit(OpCodes.Ldc_I4, (int)(byte)bits);
                break;
            case TypeCode.UInt16:
                IL.Emit(OpCodes.Ldc_I4, (int)(ushort)bits);
                break;
            default:
                IL.Emit(OpCodes.Ldc_I4, (int)(uint)bits);
                break;
        }
    }

    /// <summary>Replaces the address on the stack by the value there, at any alignment.</summary>
    public void Load(Type type)
    {
        IL.Emit(OpCodes.Unaligned, (byte)1);
        IL.Emit(OpCodes.Ldobj, type);
    }

    /// <summary>Stores the value on the stack at the address below it, at any alignment.</summary>
    public void Store(Type type)
    {
        IL.Emit(OpCodes.Unaligned, (byte)1);
        IL.Emit(OpCodes.Stobj, type);
    }
}
