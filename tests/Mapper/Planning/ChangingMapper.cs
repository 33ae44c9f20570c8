using Cohort.Runtime.Partitioning;

namespace Cohort.Tests.Mapper.Planning;

/// <summary>A mapper that hands over to another one in the middle of a program.</summary>
internal sealed class ChangingMapper(IMapper first) : IMapper
{
    /// <summary>Who decides now.</summary>
    public IMapper Mapper { get; set; } = first;

    /// <inheritdoc/>
    public KernelMapping Map(MappingRequest request) => Mapper.Map(request);
}
