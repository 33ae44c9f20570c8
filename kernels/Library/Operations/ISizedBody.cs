namespace Cohort.Kernels.Library.Operations;

/// <summary>The body of an operation that only moves elements.</summary>
internal interface ISizedBody
{
    /// <summary>Runs with a type as large as the elements.</summary>
    void Run<T>()
        where T : unmanaged;
}
