using Samples.Pictures;

namespace Samples.Applications;

/// <summary>What an application worked on, what came out, and what to draw of it.</summary>
/// <param name="Input">The input, with its size.</param>
/// <param name="Result">The result in words.</param>
/// <param name="Figure">The number in the result by which it is judged.</param>
/// <param name="Pictures">What to draw.</param>
internal sealed record Outcome(string Input, string Result, double Figure, params Picture[] Pictures);
