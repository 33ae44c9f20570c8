namespace Cohort.Tests.Model.Programs;

/// <summary>One entry of a basic index, as Python writes it.</summary>
public abstract record IndexItem
{
    public sealed record Slice(long? Start, long? Stop, long Step) : IndexItem
    {
        public override string ToString() => Step == 1 ? $"{Start}:{Stop}" : $"{Start}:{Stop}:{Step}";
    }

    public sealed record At(long Index) : IndexItem
    {
        public override string ToString() => $"{Index}";
    }

    public sealed record NewAxis : IndexItem
    {
        public override string ToString() => "np.newaxis";
    }

    public sealed record Ellipsis : IndexItem
    {
        public override string ToString() => "...";
    }
}
