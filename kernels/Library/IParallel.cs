namespace Cohort.Kernels.Library;

/// <summary>How a library algorithm runs independent pieces of its work. The caller supplies the threads.</summary>
/// <remarks>
/// Results never depend on <see cref="Width"/> nor on the order in which the pieces run: an algorithm uses the width
/// only to choose how finely it cuts work whose pieces are independent.
/// </remarks>
public interface IParallel
{
    /// <summary>The number of pieces that may run at the same time; at least 1.</summary>
    int Width { get; }

    /// <summary>
    /// Calls <paramref name="body"/> once for each index in [0, <paramref name="count"/>), in any order and on any
    /// threads, and returns when all calls have returned. An exception of a call is rethrown.
    /// </summary>
    /// <param name="count">How many calls to make; 0 makes none.</param>
    /// <param name="body">The work of one index; it must not touch what another index writes.</param>
    void For(int count, Action<int> body);
}
