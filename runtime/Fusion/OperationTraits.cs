namespace Cohort.Runtime.Fusion;

/// <summary>What fusion asks of an operation beside its views and operands.</summary>
[Flags]
internal enum OperationTraits
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Somebody waits for the value.</summary>
    IsDemanded = 1,

    /// <summary>It gives an existing region a new version.</summary>
    IsWrite = 2,

    /// <summary>Its last input is a mask.</summary>
    HasMask = 4,

    /// <summary>It writes memory that the program shares.</summary>
    IsShared = 8,

    /// <summary>It was computed before, inside another kernel.</summary>
    IsRepeated = 16,

    /// <summary>It was computed before and may be read again.</summary>
    MayBeRead = 32,

    /// <summary>The like of it had to be computed twice before.</summary>
    IsStoredAtOnce = 64,
}
