namespace Cohort;

/// <summary>NumPy's ValueError: an argument of the right type has a value that the operation refuses.</summary>
public class ValueError : ArgumentException, INumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public ValueError()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public ValueError(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public ValueError(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception with a message and the name of the parameter.</summary>
    public ValueError(string message, string paramName)
        : base(message, paramName)
    {
    }
}
