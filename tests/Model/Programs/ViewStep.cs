namespace Cohort.Tests.Model.Programs;

/// <summary>One way to see an array's elements differently, without computing anything.</summary>
public abstract record ViewStep
{
    public sealed record Index(IReadOnlyList<IndexItem> Items) : ViewStep;

    public sealed record Transpose(int[] Order) : ViewStep;

    public sealed record SwapAxes(int A, int B) : ViewStep;

    public sealed record Reshape(long[] Shape) : ViewStep;

    public sealed record Ravel : ViewStep;

    public sealed record BroadcastTo(long[] Shape) : ViewStep;

    public sealed record Diagonal(int Offset) : ViewStep;

    public sealed record Squeeze(int? Axis) : ViewStep;

    public sealed record ExpandDims(int Axis) : ViewStep;
}
