namespace Cohort;

/// <summary>A result that holds several arrays, which a scope can let go together.</summary>
public interface INDArrayCarrier
{
    /// <summary>Takes the arrays out of the scope, so that they outlive it.</summary>
    void YieldTo(NDScope scope);
}
