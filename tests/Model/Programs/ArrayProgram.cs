namespace Cohort.Tests.Model.Programs;

/// <summary>
/// A list of statements over named arrays. Its text is the Python that NumPy runs with the same result.
/// </summary>
public sealed record ArrayProgram(IReadOnlyList<Statement> Statements)
{
    /// <inheritdoc/>
    public override string ToString() => PythonText.Of(this);

    /// <summary>
    /// The program without one statement, and without those that can no longer run because a name they use is missing.
    /// </summary>
    public ArrayProgram Without(int index)
    {
        var kept = new List<Statement>();
        var bound = new HashSet<string>();
        for (var i = 0; i < Statements.Count; i++)
        {
            var statement = Statements[i];
            if (i == index || !statement.Uses.All(bound.Contains))
            {
                continue;
            }

            kept.Add(statement);
            if (statement.Binds is { } name)
            {
                bound.Add(name);
            }

            if (statement is Statement.Dispose disposed)
            {
                bound.Remove(disposed.Name);
            }
        }

        return new ArrayProgram(kept);
    }
}
