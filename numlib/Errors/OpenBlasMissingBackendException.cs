namespace Cohort;

/// <summary>
/// In NumSharp, that a decomposition needs OpenBLAS, which is not there. Nothing throws it here: decompositions need no
/// library. It is kept for programs that catch it.
/// </summary>
public class OpenBlasMissingBackendException : MissingBackendException
{
    /// <summary>The package that NumSharp asks for. None is needed here.</summary>
    public const string PackageId = "NumSharp.Interop.OpenBLAS";

    /// <summary>Creates an exception with a message.</summary>
    public OpenBlasMissingBackendException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public OpenBlasMissingBackendException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What to do about it, as a sentence.</summary>
    public static string HowToFix =>
        "Nothing has to be added: OpenBLAS or MKL is used where the machine has one, and code of its own elsewhere.";
}
