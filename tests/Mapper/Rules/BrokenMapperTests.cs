using Cohort.Kernels;
using Cohort.Kernels.Cpu;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;
using Xunit;

namespace Cohort.Tests.Mapper.Rules;

/// <summary>What a mapper says is checked before anything runs.</summary>
public sealed class BrokenMapperTests
{
    private const int Length = 1000;

    public static TheoryData<string, string> Answers => new()
    {
        { "null", "must not be null" },
        { "no pieces", "at least one piece" },
        { "unknown device", "device 9 is none of those that can run it: 0, 1" },
        { "overlap", "overlap" },
        { "gap", "leave 400 of 1000 indices out" },
        { "beyond", "empty or reaches out" },
        { "empty", "empty or reaches out" },
        { "rank", "dense box of rank 1" },
        { "steps", "dense box of rank 1" },
        { "foreign domain", "one of the kernel's" },
        { "replicated", "replicated reads are numbers from 0 to" },
        { "uses", "at least" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_that_breaks_a_rule_is_refused_by_name_and_nothing_runs(string fault, string message)
    {
        var mapper = new FaultyMapper { Fault = fault };
        using var session = Create(mapper);
        using var entered = session.Enter();
        var a = np.arange(Length).astype(np.float64);
        var b = (a * 2.0) + 1.0;
        var error = Assert.Throws<InvalidOperationException>(() => b.ToArray<double>());
        Assert.Contains("breaks a rule", error.Message, StringComparison.Ordinal);
        Assert.Contains("multiply", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);

        // Nothing is lost: a mapper that has come to its senses is asked again.
        mapper.Fault = null;
        Assert.Equal(Enumerable.Range(0, Length).Select(i => (2.0 * i) + 1), b.ToArray<double>());
    }

    [Fact]
    public void An_axis_whose_tiles_would_overlap_cannot_be_cut()
    {
        var mapper = new FaultyMapper { Fault = "all axes" };
        using var session = Create(mapper);
        using var entered = session.Enter();
        var a = np.ones((30, 40));
        var error = Assert.Throws<InvalidOperationException>(() => np.sum(a, axis: 1).ToArray<double>());
        Assert.Contains("axis 1 cannot be cut", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_like_the_kernels_does_not_allow_more_than_the_kernels_own()
    {
        var mapper = new FaultyMapper { Fault = "axes of another kernel" };
        using var session = Create(mapper);
        using var entered = session.Enter();
        var a = np.ones((30, 40));
        var error = Assert.Throws<InvalidOperationException>(() => np.sum(a, axis: 1).ToArray<double>());
        Assert.Contains("axis 1 cannot be cut", error.Message, StringComparison.Ordinal);
    }

    private static Session Create(IMapper mapper)
    {
        var kernels = new HostKernels();
        IDevice[] cpus = [.. Enumerable.Range(0, 2).Select(i => new CpuDevice($"cpu:{i}", 1, 1L << 30, kernels))];
        return new Session(new Runtime.Engine(cpus, mapper, kernels, new EngineOptions { InlineElements = 0 }));
    }

    private sealed class FaultyMapper : IMapper
    {
        public string? Fault { get; set; }

        public KernelMapping Map(MappingRequest request)
        {
            var domain = request.Domains[^1];
            return Fault switch
            {
                null => KernelMapping.Whole(request, 1),
                "null" => null!,
                "no pieces" => new KernelMapping(domain, []),
                "unknown device" => Of(domain, (9, 0, Length)),
                "overlap" => Of(domain, (0, 0, 600), (1, 400, Length)),
                "gap" => Of(domain, (0, 0, 300), (1, 700, Length)),
                "beyond" => Of(domain, (0, 0, Length + 1)),
                "empty" => Of(domain, (0, 0, Length), (1, 5, 5)),
                "rank" => new KernelMapping(domain, [new Piece(0, new Box([0, 0], [1, 1]))]),
                "steps" => new KernelMapping(domain, [new Piece(0, new Box([0], [Length], [2]))]),
                "foreign domain" => new KernelMapping(Foreign(3), [Foreign(3).On(0)]),
                "replicated" => KernelMapping.Whole(request, 0) with { Replicated = [7] },
                "uses" => KernelMapping.Whole(request, 0) with { Uses = 0 },
                "all axes" when domain.Whole.Rank == 2 => new KernelMapping(
                    domain, [.. Halves(domain.Whole, 1).Select((tile, i) => new Piece(i, tile))]),
                "axes of another kernel" when domain.Whole.Rank == 2 => new KernelMapping(
                    Foreign(30, 40), [.. Halves(domain.Whole, 1).Select((tile, i) => new Piece(i, tile))]),
                _ => KernelMapping.Whole(request, 0),
            };
        }

        private static LaunchDomain Foreign(params long[] extents) => LaunchDomain.Of(
            new Runtime.Fusion.Kernel(Layout.Contiguous(extents), [], [Written(extents)]))[0];

        private static Runtime.Fusion.KernelOperand Written(long[] extents)
        {
            var whole = Layout.Contiguous(extents);
            var version = new Runtime.Regions.Version(Runtime.Elements.ElementType.Double, whole);
            return new Runtime.Fusion.KernelOperand(version, whole, version.Type);
        }

        private static IEnumerable<Box> Halves(Box whole, int axis) =>
            [whole.Between(axis, 0, whole.High[axis] / 2), whole.Between(axis, whole.High[axis] / 2, whole.High[axis])];

        private static KernelMapping Of(LaunchDomain domain, params (int Device, long Low, long High)[] pieces) =>
            new(domain, [.. pieces.Select(one => new Piece(one.Device, new Box([one.Low], [one.High])))]);
    }
}
