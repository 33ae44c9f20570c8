namespace Cohort.Runtime.Partitioning;

/// <summary>
/// Seam: decides on which devices a kernel runs and how much of it each gets. Called by one thread at a time.
/// </summary>
public interface IMapper
{
    /// <summary>
    /// The devices for a kernel in the order in which they get its tiles; never more than
    /// <see cref="MappingRequest.MaximumPieces"/>, at least one, no device twice, all of
    /// <see cref="MappingRequest.Devices"/>. An answer follows from the request alone, of which the kernel's arrays and
    /// scalars are no part: it is kept with the plan and serves equal requests without another question.
    /// </summary>
    IReadOnlyList<Share> Map(in MappingRequest request);
}
