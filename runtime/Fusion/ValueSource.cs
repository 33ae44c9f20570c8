namespace Cohort.Runtime.Fusion;

/// <summary>Where the operand of an operation comes from, without naming an array.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">
/// The place of the operation that computes it, or which of the versions from outside it is: numbered as they are met.
/// </param>
/// <param name="Output">Which output of that operation.</param>
internal readonly record struct ValueSource(ValueSource.Origin Kind, int Number, int Output)
{
    /// <summary>The kinds of sources.</summary>
    internal enum Origin : byte
    {
        /// <summary>No version: a scalar, or no base.</summary>
        None,

        /// <summary>An operation of the same walk.</summary>
        Operation,

        /// <summary>A version that is not pending.</summary>
        Outside,
    }
}
