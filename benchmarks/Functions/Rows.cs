using System.Runtime.CompilerServices;

namespace Benchmarks.Functions;

/// <summary>Makes rows of calls whose text is known.</summary>
internal abstract class Rows
{
    /// <summary>A row of a call.</summary>
    protected static Row Of<T>(Func<T> call, [CallerArgumentExpression(nameof(call))] string text = "") =>
        new(text["() => ".Length..], () => call());
}
