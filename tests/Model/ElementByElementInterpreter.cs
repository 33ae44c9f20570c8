using Cohort.Runtime.Elements;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>
/// The model with a planted fault: an assignment stores each element before it computes the next, so that overlapping
/// reads see what was just written.
/// </summary>
public sealed class ElementByElementInterpreter : IProgramInterpreter
{
    private readonly ModelInterpreter _model = new();

    public IEnumerable<string> Live => _model.Live;

    public Observation? Execute(Statement statement)
    {
        if (statement is not Statement.Store store)
        {
            return _model.Execute(statement);
        }

        var target = _model.Evaluate(store.Target);
        if (target.IsReadOnly || _model.Evaluate(store.Value).Rank > target.Rank)
        {
            return _model.Execute(statement);
        }

        foreach (var index in ModelArray.Indices(target.Shape))
        {
            var value = _model.Evaluate(store.Value).BroadcastTo(target.Shape);
            target[index] = ModelTypes.Cast(value.Type, target.Type, value[index]);
        }

        return null;
    }

    public Observation Observe(string name) => _model.Observe(name);
}
