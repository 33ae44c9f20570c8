using System.Reflection.Emit;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Writes operations on vectors whose lanes all belong to one <see cref="LaneShape"/>: the operands are on the stack,
/// the result replaces them. Hides which instruction set does it.
/// </summary>
internal sealed class VectorWriter
{
    private readonly CodeWriter _code;
    private readonly LaneShape _shape;

    public VectorWriter(CodeWriter code, LaneShape shape, VectorMethods methods)
    {
        _code = code;
        _shape = shape;
        Methods = methods;
    }

    /// <summary>The methods that the code calls.</summary>
    public VectorMethods Methods { get; }

    /// <summary>The bytes of the vectors of a lane type.</summary>
    public int Bytes(Type lane) => _shape.VectorBytes(VectorTypes.Size(lane));

    /// <summary>The vector type of a lane type.</summary>
    public Type Vector(Type lane) => VectorTypes.Vector(Bytes(lane), lane);

    /// <summary>Calls a portable operation whose parameters are all vectors of one lane type.</summary>
    public void Apply(string name, Type lane, int arity)
    {
        var parameters = new Type[arity];
        Array.Fill(parameters, Vector(lane));
        _code.Call(Methods.Portable(Bytes(lane), name, lane, parameters));
    }

    /// <summary>Repeats the scalar on the stack in every lane.</summary>
    public void Splat(Type lane) => _code.Call(Methods.Portable(Bytes(lane), "Create", lane, lane));

    /// <summary>Pushes a vector of equal constants.</summary>
    public void Constant(Type lane, ulong bits)
    {
        _code.Constant(lane, bits);
        Splat(lane);
    }

    /// <summary>Reads a vector as lanes of another type of the same size.</summary>
    public void Reinterpret(Type from, Type to)
    {
        if (from != to)
        {
            _code.Call(Methods.Reinterpret(Bytes(from), from, to));
        }
    }

    /// <summary>Replaces the address on the stack by the lanes there; never reads past the last lane.</summary>
    public void Load(Type lane)
    {
        var bytes = _shape.MemoryBytes(VectorTypes.Size(lane));
        if (bytes >= LaneShape.SmallestVector)
        {
            _code.Load(Vector(lane));
            return;
        }

        var part = VectorTypes.UnsignedInteger(bytes);
        _code.Load(part);
        _code.Call(Methods.Portable(LaneShape.SmallestVector, "CreateScalarUnsafe", part, part));
        ReinterpretWhole(part, lane);
    }

    /// <summary>Stores the lanes on the stack at the address below them; never writes past the last lane.</summary>
    public void Store(Type lane)
    {
        var bytes = _shape.MemoryBytes(VectorTypes.Size(lane));
        if (bytes >= LaneShape.SmallestVector)
        {
            _code.Store(Vector(lane));
            return;
        }

        var part = VectorTypes.UnsignedInteger(bytes);
        ReinterpretWhole(lane, part);
        var whole = VectorTypes.Vector(LaneShape.SmallestVector, part);
        _code.Call(Methods.Portable(LaneShape.SmallestVector, "ToScalar", part, whole));
        _code.Store(part);
    }

    /// <summary>Turns bytes into a mask of byte lanes: all ones where not zero.</summary>
    public void BytesToMask()
    {
        Constant(typeof(byte), 0);
        Apply("Equals", typeof(byte), 2);
        Apply("OnesComplement", typeof(byte), 1);
        Reinterpret(typeof(byte), typeof(sbyte));
    }

    /// <summary>Turns a mask of byte lanes into bytes 0 and 1.</summary>
    public void MaskToBytes()
    {
        Reinterpret(typeof(sbyte), typeof(byte));
        Constant(typeof(byte), 1);
        Apply("BitwiseAnd", typeof(byte), 2);
    }

    /// <summary>
    /// Converts lanes between integer types: sign- or zero-extends by the type converted from, or keeps the low bits.
    /// </summary>
    public void ConvertInteger(Type from, Type to)
    {
        int fromSize = VectorTypes.Size(from), toSize = VectorTypes.Size(to);
        var target = VectorTypes.SignedInteger(toSize);
        if (fromSize == toSize)
        {
            Reinterpret(from, to);
        }
        else if (Methods.TryInstruction(Instruction(target), out var method, Vector(from)))
        {
            _code.Call(method);
            Reinterpret(target, to);
        }
        else
        {
            var between = Step(from, toSize > fromSize ? fromSize * 2 : fromSize / 2);
            Halfway(from, between);
            ConvertInteger(between, to);
        }
    }

    /// <summary>Writes the conversion between number types by an instruction, or reports that there is none.</summary>
    public bool TryConvert(Type from, Type to)
    {
        var isTruncating = VectorTypes.Size(to) > 0 && to != typeof(double) && to != typeof(float);
        var name = Instruction(to) + (isTruncating ? "WithTruncation" : "");
        if (Methods.TryInstruction(name, out var method, Vector(from)))
        {
            _code.Call(method);
            return true;
        }

        return TryConvertPortably(from, to);
    }

    private bool TryConvertPortably(Type from, Type to)
    {
        if (from == typeof(float) && to == typeof(double))
        {
            _code.Call(Methods.Portable(Bytes(from), "WidenLower", typeof(float), Vector(from)));
            return true;
        }

        if (from == typeof(double) && to == typeof(float) && Bytes(from) == LaneShape.SmallestVector)
        {
            _code.Emit(OpCodes.Dup);
            _code.Call(Methods.Portable(Bytes(from), "Narrow", typeof(double), Vector(from), Vector(from)));
            return true;
        }

        if (to == typeof(double) && VectorTypes.Size(from) == sizeof(int))
        {
            var wide = from == typeof(int) ? typeof(long) : typeof(ulong);
            ConvertInteger(from, wide);
            return TryConvert(wide, to);
        }

        var toFloat = to == typeof(double) ? "ConvertToDouble" : to == typeof(float) ? "ConvertToSingle" : null;
        if (toFloat is null || VectorTypes.Size(from) != VectorTypes.Size(to))
        {
            return false;
        }

        Apply(toFloat, from, 1);
        return true;
    }

    /// <summary>The lane type next on the way, which keeps the sign of the type converted from.</summary>
    private static Type Step(Type from, int size) =>
        from == VectorTypes.SignedInteger(VectorTypes.Size(from))
            ? VectorTypes.SignedInteger(size)
            : VectorTypes.UnsignedInteger(size);

    /// <summary>Doubles or halves the size of the lanes with portable operations.</summary>
    private void Halfway(Type from, Type to)
    {
        int fromBytes = Bytes(from), toBytes = Bytes(to);
        if (VectorTypes.Size(to) > VectorTypes.Size(from))
        {
            Widen(from, to, fromBytes, toBytes);
            return;
        }

        var whole = Vector(from);
        if (fromBytes == toBytes)
        {
            _code.Emit(OpCodes.Dup);
            _code.Call(Methods.Portable(fromBytes, "Narrow", from, whole, whole));
            return;
        }

        var half = VectorTypes.Vector(toBytes, from);
        var local = _code.Rent(whole);
        _code.Set(local);
        _code.Get(local);
        _code.Call(Methods.Portable(fromBytes, "GetLower", from, whole));
        _code.Get(local);
        _code.Call(Methods.Portable(fromBytes, "GetUpper", from, whole));
        _code.Call(Methods.Portable(toBytes, "Narrow", from, half, half));
        _code.Return(local);
    }

    private void Widen(Type from, Type to, int fromBytes, int toBytes)
    {
        var whole = Vector(from);
        if (fromBytes == toBytes)
        {
            _code.Call(Methods.Portable(fromBytes, "WidenLower", from, whole));
            return;
        }

        var half = VectorTypes.Vector(fromBytes, to);
        var local = _code.Rent(whole);
        _code.Set(local);
        _code.Get(local);
        _code.Call(Methods.Portable(fromBytes, "WidenLower", from, whole));
        _code.Get(local);
        _code.Call(Methods.Portable(fromBytes, "WidenUpper", from, whole));
        _code.Call(Methods.Portable(toBytes, "Create", to, half, half));
        _code.Return(local);
    }

    private string Instruction(Type to) => $"ConvertToVector{8 * Bytes(to)}{to.Name}";

    /// <summary>Reinterprets a smallest vector, whatever the shape says about the lane types.</summary>
    private void ReinterpretWhole(Type from, Type to)
    {
        if (from != to)
        {
            _code.Call(Methods.Reinterpret(LaneShape.SmallestVector, from, to));
        }
    }
}
