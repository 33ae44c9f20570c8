using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>Something that programs run on: the model, or the library under test.</summary>
public interface IProgramInterpreter
{
    /// <summary>The names that are bound.</summary>
    IEnumerable<string> Live { get; }

    /// <summary>Runs one statement. What the host read, if it is a read.</summary>
    Observation? Execute(Statement statement);

    /// <summary>Reads an array.</summary>
    Observation Observe(string name);
}
