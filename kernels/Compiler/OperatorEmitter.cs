using System.Reflection;
using System.Reflection.Emit;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>Writes one operator on operands that lie on the stack.</summary>
internal sealed class OperatorEmitter
{
    private readonly CodeWriter _code;
    private readonly VectorWriter _vector;
    private readonly LaneByLane _laneByLane;

    public OperatorEmitter(CodeWriter code, VectorWriter vector, LaneByLane laneByLane)
    {
        _code = code;
        _vector = vector;
        _laneByLane = laneByLane;
    }

    /// <summary>Writes an operator other than Select, logical ones and shifts by constants.</summary>
    /// <param name="node">The node; its type is the result's.</param>
    /// <param name="lane">The lane type of the first operand.</param>
    public void Emit(Node node, Type lane)
    {
        switch (node.Operator)
        {
            case Primitive.Cast:
                Cast(lane, VectorTypes.Lane(node.Type));
                break;
            case Primitive.BitCast:
                _vector.Reinterpret(lane, VectorTypes.Lane(node.Type));
                break;
            case Primitive.Equal or Primitive.NotEqual or Primitive.Less or Primitive.LessOrEqual:
                Compare(node.Operator, lane);
                break;
            case Primitive.ShiftLeft or Primitive.ShiftRight:
                Shift(node.Operator, lane);
                break;
            case Primitive.Divide or Primitive.Remainder:
                Divide(node.Operator, lane);
                break;
            case Primitive.And or Primitive.Or or Primitive.Xor or Primitive.Not:
                Bitwise(node.Operator, lane);
                break;
            default:
                Arithmetic(node.Operator, lane);
                break;
        }
    }

    /// <summary>Writes a bitwise operator, for integers and for masks alike.</summary>
    public void Bitwise(Primitive op, Type lane)
    {
        var (name, arity) = op switch
        {
            Primitive.And => ("BitwiseAnd", 2),
            Primitive.Or => ("BitwiseOr", 2),
            Primitive.Xor => ("Xor", 2),
            _ => ("OnesComplement", 1),
        };
        _vector.Apply(name, lane, arity);
    }

    /// <summary>Shifts every lane by the same count; counts out of range leave the fill bits.</summary>
    public void ShiftByConstant(Primitive op, Type lane, ulong countBits)
    {
        var width = 8 * VectorTypes.Size(lane);
        var isInRange = countBits < (ulong)width;
        var isArithmetic = op == Primitive.ShiftRight && IsSigned(lane);
        if (!isInRange && !isArithmetic)
        {
            _code.Emit(OpCodes.Pop);
            _vector.Constant(lane, 0);
            return;
        }

        var name = op == Primitive.ShiftLeft ? "ShiftLeft"
            : isArithmetic ? "ShiftRightArithmetic" : "ShiftRightLogical";
        _code.Constant(typeof(int), isInRange ? countBits : (ulong)width - 1);
        _code.Call(_vector.Methods.Portable(_vector.Bytes(lane), name, lane, _vector.Vector(lane), typeof(int)));
    }

    private static bool IsSigned(Type lane) => lane == VectorTypes.SignedInteger(VectorTypes.Size(lane));

    private static bool IsFloat(Type lane) => lane == typeof(double) || lane == typeof(float);

    private void Arithmetic(Primitive op, Type lane)
    {
        if (op == Primitive.Absolute && !IsSigned(lane) && !IsFloat(lane))
        {
            return;
        }

        var (name, arity) = op switch
        {
            Primitive.Add => ("Add", 2),
            Primitive.Subtract => ("Subtract", 2),
            Primitive.Multiply => ("Multiply", 2),
            Primitive.FusedMultiplyAdd => ("FusedMultiplyAdd", 3),
            Primitive.Negate => ("Negate", 1),
            Primitive.Absolute => ("Abs", 1),
            Primitive.SquareRoot => ("Sqrt", 1),
            Primitive.Floor => ("Floor", 1),
            Primitive.Ceiling => ("Ceiling", 1),
            Primitive.Truncate => ("Truncate", 1),
            Primitive.RoundEven => ("Round", 1),
            Primitive.Minimum => ("Min", 2),
            Primitive.Maximum => ("Max", 2),
            _ => throw new InvariantException($"{op} has no vector code"),
        };
        _vector.Apply(name, lane, arity);
    }

    private void Compare(Primitive op, Type lane)
    {
        var name = op switch
        {
            Primitive.Less => "LessThan",
            Primitive.LessOrEqual => "LessThanOrEqual",
            _ => "Equals",
        };
        _vector.Apply(name, lane, 2);
        if (op == Primitive.NotEqual)
        {
            _vector.Apply("OnesComplement", lane, 1);
        }

        _vector.Reinterpret(lane, VectorTypes.SignedInteger(VectorTypes.Size(lane)));
    }

    /// <summary>
    /// Variable shifts of x86 treat the count as unsigned and out-of-range counts as the definition does.
    /// </summary>
    private void Shift(Primitive op, Type lane)
    {
        var size = VectorTypes.Size(lane);
        var count = VectorTypes.UnsignedInteger(size);
        var name = op == Primitive.ShiftLeft ? "ShiftLeftLogicalVariable"
            : IsSigned(lane) ? "ShiftRightArithmeticVariable" : "ShiftRightLogicalVariable";
        if (_vector.Methods.TryInstruction(name, out var method, _vector.Vector(lane), _vector.Vector(count)))
        {
            _vector.Reinterpret(lane, count);
            _code.Call(method);
            return;
        }

        var definition = op == Primitive.ShiftLeft
            ? typeof(IntegerArithmetic.ShiftLeft<>)
            : typeof(IntegerArithmetic.ShiftRight<>);
        _laneByLane.Binary(lane, definition);
    }

    private void Divide(Primitive op, Type lane)
    {
        if (op == Primitive.Divide && IsFloat(lane))
        {
            _vector.Apply("Divide", lane, 2);
            return;
        }

        var definition = op == Primitive.Divide ? typeof(IntegerArithmetic.Divide<>)
            : IsFloat(lane) ? typeof(FloatArithmetic.Remainder<>) : typeof(IntegerArithmetic.Remainder<>);
        _laneByLane.Binary(lane, definition);
    }

    private void Cast(Type from, Type to)
    {
        if (!IsFloat(from) && !IsFloat(to))
        {
            _vector.ConvertInteger(from, to);
        }
        else if (!_vector.TryConvert(from, to))
        {
            var definition = !IsFloat(from) ? typeof(Conversions.FromInteger<,>)
                : IsFloat(to) ? typeof(Conversions.FloatToFloat<,>) : typeof(Conversions.FloatToInteger<,>);
            _laneByLane.Convert(from, to, definition);
        }
    }
}
