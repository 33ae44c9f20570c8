using Samples.Pictures;

namespace Samples.Applications;

/// <summary>What an application worked on, what came out, and what to draw of it.</summary>
internal sealed record Outcome(string Input, string Result, params Picture[] Pictures);
