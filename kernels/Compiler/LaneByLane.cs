using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Cohort.Kernels.Interpreter;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Operators that no vector instruction computes: the lanes go through memory and the interpreter's definition.
/// </summary>
internal sealed unsafe class LaneByLane
{
    /// <summary>The bytes of scratch memory that the code needs: two operands and a result.</summary>
    public const int ScratchBytes = 3 * 64;

    private readonly CodeWriter _code;
    private readonly VectorWriter _vector;
    private readonly LocalBuilder _scratch;
    private readonly int _lanes;

    /// <param name="code">Where the code goes.</param>
    /// <param name="vector">The vector operations.</param>
    /// <param name="scratch">A local with the address of <see cref="ScratchBytes"/> bytes.</param>
    /// <param name="lanes">The number of lanes.</param>
    public LaneByLane(CodeWriter code, VectorWriter vector, LocalBuilder scratch, int lanes)
    {
        _code = code;
        _vector = vector;
        _scratch = scratch;
        _lanes = lanes;
    }

    /// <summary>Replaces two vectors by the operator's results.</summary>
    public void Binary(Type lane, Type definition)
    {
        Spill(lane, 64);
        Spill(lane, 0);
        Address(0);
        Address(64);
        Address(128);
        _code.Native(_lanes);
        _code.Call(Method(nameof(Apply)).MakeGenericMethod(lane, definition.MakeGenericType(lane)));
        Address(128);
        _vector.Load(lane);
    }

    /// <summary>Replaces a vector by its converted lanes.</summary>
    public void Convert(Type from, Type to, Type definition)
    {
        Spill(from, 0);
        Address(0);
        Address(128);
        _code.Native(_lanes);
        _code.Call(Method(nameof(ApplyConversion)).MakeGenericMethod(from, to, definition.MakeGenericType(from, to)));
        Address(128);
        _vector.Load(to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<T, TOperator>(byte* a, byte* b, byte* result, nint lanes)
        where T : unmanaged
        where TOperator : struct, IBinaryOperator<T>
    {
        for (nint i = 0; i < lanes; i++)
        {
            ((T*)result)[i] = TOperator.Apply(((T*)a)[i], ((T*)b)[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ApplyConversion<TFrom, TTo, TConversion>(byte* a, byte* result, nint lanes)
        where TFrom : unmanaged
        where TTo : unmanaged
        where TConversion : struct, IConversion<TFrom, TTo>
    {
        for (nint i = 0; i < lanes; i++)
        {
            ((TTo*)result)[i] = TConversion.Apply(((TFrom*)a)[i]);
        }
    }

    private static MethodInfo Method(string name) =>
        typeof(LaneByLane).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    private void Spill(Type lane, int offset)
    {
        var local = _code.Rent(_vector.Vector(lane));
        _code.Set(local);
        Address(offset);
        _code.Get(local);
        _vector.Store(lane);
        _code.Return(local);
    }

    private void Address(int offset)
    {
        _code.Get(_scratch);
        _code.AddNative(offset);
    }
}
