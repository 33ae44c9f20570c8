namespace Cohort.Dates;

/// <summary>Where a day goes that is no working day.</summary>
internal enum Roll
{
    /// <summary>Nowhere: it is an error.</summary>
    Raise,

    /// <summary>It becomes no time.</summary>
    NaT,

    /// <summary>To the next working day.</summary>
    Forward,

    /// <summary>To the last one before it.</summary>
    Backward,

    /// <summary>To the next one, but to the last one where the next is in another month.</summary>
    ModifiedForward,

    /// <summary>To the last one, but to the next one where the last is in another month.</summary>
    ModifiedBackward,
}
