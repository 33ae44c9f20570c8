using Cohort.Runtime;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>Runs a program on the model and beside it on an interpreter under test, and finds what differs.</summary>
/// <param name="create">Makes the interpreter under test, one for each run.</param>
/// <param name="inspect">Looks at the interpreter after the last comparison.</param>
public sealed class ProgramComparison(
    Func<IProgramInterpreter> create, Action<IProgramInterpreter>? inspect = null)
{
    private const int MaxShrinkingRuns = 3000;

    private volatile Statement? _running;

    /// <summary>The statement that runs now, for whoever finds that nothing moves any more.</summary>
    public Statement? Running => _running;

    /// <summary>How many statements were started.</summary>
    public long Started { get; private set; }

    /// <summary>How the answer to a program differs from the model's; null where it does not.</summary>
    public string? Difference(ArrayProgram program)
    {
        var tested = create();
        using var owned = tested as IDisposable;
        var model = new ModelInterpreter();
        try
        {
            for (var i = 0; i < program.Statements.Count; i++)
            {
                if (Difference(model, tested, program.Statements[i]) is { } difference)
                {
                    return $"{PythonText.Of(program.Statements[i])}  (statement {i})\n{difference}";
                }
            }

            var wrong = model.Live.FirstOrDefault(name => !model.Observe(name).Equals(tested.Observe(name)));
            inspect?.Invoke(tested);
            return wrong is null
                ? null
                : $"{wrong} at the end\nmodel   {model.Observe(wrong)}\nlibrary {tested.Observe(wrong)}";
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    /// <summary>Leaves statements out, from the last to the first, as long as the program still differs.</summary>
    public (ArrayProgram Program, string Difference) Shrink(ArrayProgram program, string difference)
    {
        var runs = 0;
        for (var hasShrunk = true; hasShrunk && runs < MaxShrinkingRuns;)
        {
            hasShrunk = false;
            for (var i = program.Statements.Count - 1; i >= 0; i--, runs++)
            {
                var candidate = program.Without(i);
                if (IsSound(candidate) && Difference(candidate) is { } still)
                {
                    (program, difference, hasShrunk) = (candidate, still, true);
                    i = Math.Min(i, program.Statements.Count);
                }
            }
        }

        return (program, difference);
    }

    private string? Difference(ModelInterpreter model, IProgramInterpreter tested, Statement statement)
    {
        Observation? expected;
        _running = statement;
        Started++;
        try
        {
            expected = model.Execute(statement);
        }
        catch (RefusalException refusal)
        {
            return IsRefused(tested, statement) ? null : $"NumPy refuses this: {refusal.Message}";
        }

        var actual = tested.Execute(statement);
        return Equals(expected, actual) ? null : $"model   {expected}\nlibrary {actual}";
    }

    // A refusal is an exception meant for the user: not a broken invariant, nor one that only a defect throws.
    private static bool IsRefused(IProgramInterpreter tested, Statement statement)
    {
        try
        {
            tested.Execute(statement);
            return false;
        }
        catch (Exception exception) when (exception is not
            (InvariantException or NullReferenceException or IndexOutOfRangeException or InvalidCastException))
        {
            return true;
        }
    }

    // Without a statement that gave an array other values, a program may leave what the model defines, or a name that
    // only a refused statement would bind.
    private static bool IsSound(ArrayProgram program)
    {
        var isFixed = true;
        var model = new ModelInterpreter(
            (expression, parts, result) => isFixed &= Exactness.IsFixed(expression, parts, result));
        try
        {
            foreach (var statement in program.Statements)
            {
                ExecuteOrRefuse(model, statement);
            }

            return isFixed;
        }
        catch (Exception exception) when (exception is NotSupportedException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static void ExecuteOrRefuse(ModelInterpreter model, Statement statement)
    {
        try
        {
            model.Execute(statement);
        }
        catch (RefusalException)
        {
            // Refusals are part of programs; the next statement goes on from the unchanged state.
        }
    }
}
