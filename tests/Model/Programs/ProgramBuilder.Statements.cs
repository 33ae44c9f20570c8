using Cohort.Runtime.Elements;

namespace Cohort.Tests.Model.Programs;

/// <content>The kinds of statements.</content>
public sealed partial class ProgramBuilder
{
    private const int MaxNames = 12;

    private (int Weight, Func<Statement?> Make)[] StatementKinds() =>
    [
        (7, Create), (2, Share), (34, Assign), (14, AssignView), (18, Store), (6, StoreMasked), (5, Scatter),
        (10, Apply), (3, CopyTo), (4, WriteElement), (4, ReadElement), (4, Read), (3, WriteShared), (2, ReadShared),
        (2, () => new Statement.Flush()), (1, () => new Statement.Wait()), (4, Dispose),
        (3, Mistaken),
    ];

    private Statement Create()
    {
        var type = Pick(_palette);
        var shape = RandomShape();
        var count = shape.Aggregate(1L, (product, extent) => product * extent);
        return new Statement.Create(FreshName("v"), type, shape, RandomValues(type, (int)count));
    }

    private Statement Share()
    {
        var type = Pick(_palette);
        return new Statement.Share(FreshName("s"), type, RandomValues(type, 1 + Next(12)));
    }

    private Statement.Assign? Assign()
    {
        var value = Grow(1 + Next(3));
        if (value is Expression.Variable or Expression.View)
        {
            return null;
        }

        return new Statement.Assign(TargetName(), value);
    }

    private Statement.Assign? AssignView()
    {
        var view = ViewOf(AnyVariable());
        for (var more = Next(2); more > 0; more--)
        {
            view = ViewOf(view);
        }

        // NumPy answers a full index with a scalar, which is no view.
        var isView = view is Expression.View && (!_model.Evaluate(view).IsReadOnly || Chance(50));
        return isView
            ? new Statement.Assign(TargetName(), _model.Evaluate(view).Rank == 0 ? new Expression.Copy(view) : view)
            : null;
    }

    private Statement.Store? Store()
    {
        if (Target() is not { } target)
        {
            return null;
        }

        // NumPy refuses to set a single element to an array with axes, though it has one element.
        var value = Chance(50) ? Neighbours(target) : GrowLike(target, 1 + Next(2));
        var isElement = target is Expression.View && Value(target).Rank == 0;
        return isElement && Value(value).Rank > 0 ? null : new Statement.Store(target, value);
    }

    private Statement.StoreMasked? StoreMasked()
    {
        if (ArrayTarget() is not { } target)
        {
            return null;
        }

        var mask = MaskFor(target);
        var value = Chance(50) ? RandomLiteral(Value(target).Type) : Scalar();
        if (Chance(30))
        {
            value = Update(new Expression.Compress(target, mask));
        }

        return new Statement.StoreMasked(target, mask, value);
    }

    private Statement.Scatter? Scatter()
    {
        if (Target() is not { } target || Value(target).Rank == 0 || Value(target).Count == 0)
        {
            return null;
        }

        var positions = PositionsFor(Value(target), 1 + Next(Value(target).Rank));
        var value = Chance(50) ? Scalar() : Update(new Expression.Gather(target, positions));
        return new Statement.Scatter(target, positions, value);
    }

    private Statement.Apply? Apply()
    {
        if (ArrayTarget() is not { } target)
        {
            return null;
        }

        var function = Chance(70) ? Pick(BinaryFunctions) : Pick(UnaryFunctions);
        if (function is "maximum" or "minimum" or "fmin" or "fmax" or "left_shift" or "right_shift" or "power")
        {
            function = "add";
        }

        var arity = ModelFunctions.All[function].Arity;
        Expression[] operands = [.. Enumerable.Range(0, arity).Select(_ => Chance(40) ? target : GrowLike(target, 1))];
        var isLogical = function.StartsWith("logical", StringComparison.Ordinal);
        if (isLogical || operands.Any(o => o is Expression.Literal))
        {
            return null;
        }

        return new Statement.Apply(function, operands, target, Chance(25) ? MaskFor(target) : null);
    }

    private Statement.CopyTo? CopyTo() =>
        ArrayTarget() is { } target && GrowLike(target, 1) is var value && Value(value).Rank > 0
            ? new Statement.CopyTo(target, value, Chance(40) ? MaskFor(target) : null)
            : null;

    private Statement.WriteElement? WriteElement()
    {
        var name = AnyName();
        return RandomIndex(name) is { } index && !_model.Arrays[name].IsReadOnly
            ? new Statement.WriteElement(name, index, RandomValue(_model.Arrays[name].Type))
            : null;
    }

    private Statement.ReadElement? ReadElement()
    {
        var name = AnyName();
        return RandomIndex(name) is { } index ? new Statement.ReadElement(name, index) : null;
    }

    private Statement.Read Read() => new(AnyName());

    private Statement.WriteShared? WriteShared()
    {
        if (SharedName() is not { } name)
        {
            return null;
        }

        var buffer = _model.Buffers[name];
        return new Statement.WriteShared(name, Next((int)buffer.Count), RandomValue(buffer.Type));
    }

    private Statement.ReadShared? ReadShared() =>
        SharedName() is { } name ? new Statement.ReadShared(name) : null;

    private Statement.Dispose? Dispose() => _model.Arrays.Count > 3 ? new Statement.Dispose(AnyName()) : null;

    // Variables put together without a look at their shapes: often refused.
    private Statement Mistaken()
    {
        var (x, y) = (AnyVariable(), AnyVariable());
        return Next(6) switch
        {
            0 => new Statement.Store(x, y),
            1 => new Statement.Apply("add", [x, y], AnyVariable(), null),
            2 => new Statement.Assign(TargetName(), new Expression.View(x, new ViewStep.Reshape([7, 2]))),
            3 => new Statement.Assign(TargetName(), new Expression.Reduce(Pick(Reductions), x, 2 + Next(3), false)),
            4 => new Statement.Assign(TargetName(), new Expression.Copy(
                new Expression.View(x, new ViewStep.Index([new IndexItem.At(Next(9)), new IndexItem.At(1)])))),
            _ => new Statement.Assign(TargetName(), new Expression.Elementwise(Pick(BinaryFunctions), [x, y], false)),
        };
    }

    private long[]? RandomIndex(string name)
    {
        var shape = _model.Arrays[name].Shape;
        return shape.Length == 0 || shape.Contains(0) ? null : [.. shape.Select(extent => (long)Next((int)extent))];
    }

    private string AnyName() => Pick([.. _model.Arrays.Keys]);

    private string? SharedName()
    {
        string[] names = [.. _model.Buffers.Keys.Where(_model.Arrays.ContainsKey)];
        return names.Length == 0 ? null : Pick(names);
    }

    private string TargetName()
    {
        string[] old = [.. _model.Arrays.Keys.Where(name => !_model.Buffers.ContainsKey(name))];
        return old.Length > 0 && (old.Length >= MaxNames || Chance(30)) ? Pick(old) : FreshName("v");
    }

    private string FreshName(string prefix) => $"{prefix}{_nameCount++}";

    private long[] RandomShape()
    {
        if (Chance(4))
        {
            return Pick<long[]>([[0], [0, 3], [2, 0]]);
        }

        var rank = Pick<int>([0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4]);
        var shape = new long[rank];
        var room = _profile.MaxElements;
        for (var axis = 0; axis < rank; axis++)
        {
            var most = (int)Math.Ceiling(Math.Pow(room, 1.0 / (rank - axis)));
            shape[axis] = 1 + Next(Math.Max(1, most));
            room = Math.Max(1, room / (int)shape[axis]);
        }

        return shape;
    }

    private double[] RandomValues(ElementType type, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => RandomValue(type))];

    private double RandomValue(ElementType type)
    {
        if (type == ElementType.Boolean)
        {
            return Next(2);
        }

        if (type.IsFloat())
        {
            return _hasSpecialValues && Chance(15)
                ? Pick<double>([double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0])
                : Chance(20) ? (Next(17) - 8) / 2.0 : Next(17) - 8;
        }

        var bits = (8 * type.SizeInBytes()) - (type.IsSignedInteger() ? 1 : 0);
        return Chance(5)
            ? Math.Pow(2, bits - 1)
            : type.IsSignedInteger() ? Chance(5) ? -Math.Pow(2, bits) : Next(17) - 8 : Next(12);
    }
}
