using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Model;

/// <summary>A session on which a program runs, and the trace of its plans.</summary>
/// <param name="Session">The session.</param>
/// <param name="Recorder">Sees its plans; null where they are not traced.</param>
/// <param name="Name">What kind of session it is, for messages.</param>
/// <param name="Inspect">What else is looked at with the plans.</param>
internal sealed record TestedSession(Session Session, PlanRecorder? Recorder, string Name, Action? Inspect = null)
{
    private const int MostEvaluations = 2;

    /// <summary>Checks the plans so far: complete order, right content, nothing computed too often.</summary>
    public void CheckPlans()
    {
        Inspect?.Invoke();
        if (Recorder is not null)
        {
            var faults = Recorder.Check();
            Assert.True(faults.Count == 0, $"{string.Join("\n", faults.Take(8))}\n\n{Recorder}");
            Assert.True(
                Recorder.MostEvaluations <= MostEvaluations,
                $"{Recorder.MostEvaluations} evaluations of one value\n{Recorder}");
        }
    }
}
