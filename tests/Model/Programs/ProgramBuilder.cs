using Cohort.Runtime.Elements;
using CsCheck;

namespace Cohort.Tests.Model.Programs;

/// <summary>Builds one random program, statement by statement, running each on the model as it goes.</summary>
public sealed partial class ProgramBuilder
{
    private const int MaxAttempts = 400;

    private readonly PCG _random;
    private readonly ProgramProfile _profile;
    private readonly ModelInterpreter _model;
    private readonly List<Statement> _statements = [];
    private readonly ElementType[] _palette;
    private readonly bool _hasSpecialValues;
    private readonly (int Weight, Func<Statement?> Make)[] _kinds;
    private bool _isFixed;
    private int _nameCount;

    public ProgramBuilder(PCG random, ProgramProfile profile)
    {
        _random = random;
        _profile = profile;
        _model = new ModelInterpreter(
            (expression, parts, result) => _isFixed &= Exactness.IsFixed(expression, parts, result)
                && (profile.ComparesZeros || !Exactness.ComparesZeros(expression, parts)));
        _palette = [.. Enumerable.Range(0, 2 + Next(3)).Select(_ => RandomType())];
        _hasSpecialValues = Chance(20);
        _kinds = StatementKinds();
    }

    /// <summary>The finished program.</summary>
    public ArrayProgram Build()
    {
        var wanted = 4 + Next(_profile.MaxStatements - 3);
        for (var i = 0; i < 3; i++)
        {
            TryAdd(Create());
        }

        for (var attempt = 0; _statements.Count < wanted && attempt < MaxAttempts; attempt++)
        {
            var statement = Make();
            if (statement is not null && TryAdd(statement) && Chance(12))
            {
                Repeat(statement, wanted);
            }
        }

        AddTurns();
        return new ArrayProgram([.. _statements]);
    }

    // What a turn disposes of, or makes too large, is left out of the next one. Elements are named by positions that an
    // array of another turn may not have.
    private void AddTurns()
    {
        const int Head = 3;
        var body = _statements[Head..].FindAll(statement =>
            statement is not (Statement.WriteElement or Statement.ReadElement or Statement.WriteShared));
        for (var turn = 1; turn < _profile.Turns; turn++)
        {
            TryAdd(Chance(70) ? new Statement.Flush() : new Statement.Wait());
            foreach (var statement in body)
            {
                if (statement.Uses.All(_model.Live.Contains))
                {
                    TryAdd(Chance(30) ? WithOtherScalar(statement) : statement);
                }
            }
        }
    }

    private Statement WithOtherScalar(Statement statement) => statement switch
    {
        Statement.Assign { Value: Expression.Elementwise value } s => s with { Value = WithOtherScalar(value) },
        Statement.Store { Value: Expression.Elementwise value } s => s with { Value = WithOtherScalar(value) },
        _ => statement,
    };

    private Expression.Elementwise WithOtherScalar(Expression.Elementwise value) => value with
    {
        Operands =
        [
            .. value.Operands.Select(o => o is Expression.Literal old ? old with { Value = Next(4) + 1 } : o),
        ],
    };

    // A statement is tried out while it is made, so that a bad index may already be refused here.
    private Statement? Make()
    {
        try
        {
            return Weighted(_kinds)();
        }
        catch (RefusalException)
        {
            return null;
        }
    }

    private void Repeat(Statement statement, int wanted)
    {
        var times = statement is Statement.Assign or Statement.Store or Statement.Apply ? 1 + Next(8) : 0;
        for (var i = 0; i < times && _statements.Count < wanted; i++)
        {
            TryAdd(statement);
        }
    }

    /// <summary>Appends a statement and runs it on the model, unless its result is not fixed or too large.</summary>
    private bool TryAdd(Statement statement)
    {
        try
        {
            if (!IsAcceptable(statement))
            {
                return false;
            }

            _model.Execute(statement);
        }
        catch (NotSupportedException)
        {
            return false;
        }
        catch (RefusalException)
        {
            if (!Chance(60))
            {
                return false;
            }
        }

        _statements.Add(statement);
        return true;
    }

    private bool IsAcceptable(Statement statement)
    {
        Expression[] values = statement switch
        {
            Statement.Assign s => [s.Value],
            Statement.Store s => [Stored(s.Target, s.Value)],
            Statement.StoreMasked s => [s.Mask, Stored(s.Target, s.Value)],
            Statement.Scatter s => [.. s.Positions, Stored(s.Target, s.Value)],
            Statement.CopyTo s => [Stored(s.Target, s.Value)],
            Statement.Apply s => [Stored(s.Target, new Expression.Elementwise(s.Function, s.Operands, false))],
            _ => [],
        };
        return values.All(value => IsFixed(value) is { } array && array.Count <= _profile.MaxResult);
    }

    private Expression Stored(Expression target, Expression value) =>
        new Expression.Cast(value, _model.Evaluate(target).Type);

    /// <summary>The value of an expression, or null when its bits depend on the order of evaluation.</summary>
    private ModelArray? IsFixed(Expression expression)
    {
        _isFixed = true;
        var value = _model.Evaluate(expression);
        return _isFixed ? value : null;
    }

    private ModelArray Value(Expression expression) => _model.Evaluate(expression);

    private int Next(int bound) => (int)_random.Next((uint)Math.Max(bound, 1));

    private bool Chance(int percent) => Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    private Func<T> Weighted<T>((int Weight, Func<T> Make)[] kinds)
    {
        var place = Next(kinds.Sum(kind => kind.Weight));
        foreach (var (weight, make) in kinds)
        {
            place -= weight;
            if (place < 0)
            {
                return make;
            }
        }

        return kinds[^1].Make;
    }

    private ElementType RandomType() => Chance(45)
        ? ElementType.Double
        : Chance(25) ? ElementType.Single : Pick(ModelTypes.All);
}
