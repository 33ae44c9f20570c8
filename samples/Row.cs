using Samples.Applications;

namespace Samples;

/// <summary>One line of the table: an application, what came out, and what it took.</summary>
internal sealed record Row(IApplication Application, Outcome Outcome, TimeSpan Time, Measurement Work);
