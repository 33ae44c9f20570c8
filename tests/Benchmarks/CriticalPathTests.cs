using Benchmarks.Scale;
using Benchmarks.Scale.Simulation;
using Cohort.Mapping.Machines;
using Cohort.Mapping.Simulation;
using Cohort.Tests.Mapper.Machines;
using Xunit;

namespace Cohort.Tests.Benchmarks;

/// <summary>What the end of a simulated program waited for.</summary>
public sealed class CriticalPathTests
{
    // Two GPUs with links of 1 GB/s and 1 ms; a launch takes a microsecond.
    private static readonly Machine Two = new(SmallMachines.Star(2));

    [Fact]
    public void Only_what_the_end_waited_for_counts()
    {
        var program = new TaskGraph();
        var plan = program.AddWork(TaskGraph.Host, 1e-3, "plan a");
        var slow = program.AddWork(1, 6e-3, "a", plan);
        var fast = program.AddWork(2, 1e-3, "a", plan);
        var second = program.AddWork(TaskGraph.Host, 1e-3, "plan b", plan);
        program.AddWork(1, 2e-3, "b", second, slow, fast);
        var path = Of(program);
        Assert.Equal(1e-3 / 9e-3, Share(path, PathKind.Planning), 1e-9);
        Assert.Equal(5.999e-3 / 9e-3, Share(path, PathKind.AllDevices), 1e-9);
        Assert.Equal(1.999e-3 / 9e-3, Share(path, PathKind.OneDevice), 1e-9);
        Assert.Equal(2e-6 / 9e-3, Share(path, PathKind.Launch), 1e-9);
        Assert.Equal(1, path.Sum(part => part.Share), 1e-9);
        Assert.Equal("b", path.Single(part => part.Kind == PathKind.OneDevice).What);
    }

    [Fact]
    public void Copies_that_wait_for_their_turn_are_on_it()
    {
        var program = new TaskGraph();
        var plan = program.AddWork(TaskGraph.Host, 1e-3, "plan a");
        var first = program.AddWork(1, 1e-3, "a", plan);
        var copies = Enumerable.Range(0, 5).Select(_ => program.AddCopy(1, 2, 1_000_000, 2, "copy", first)).ToArray();
        program.AddWork(2, 1e-3, "a", copies);
        var path = Of(program);
        Assert.True(Share(path, PathKind.Copy) > 0.5);
        Assert.Equal(1, path.Sum(part => part.Share), 1e-9);
    }

    [Fact]
    public void The_host_device_and_waits_have_their_own_kinds()
    {
        var program = new TaskGraph();
        var kernel = program.AddWork(0, 1e-3, "on the host", program.AddWork(TaskGraph.Host, 1e-3, "plan on the host"));
        program.AddWork(TaskGraph.Host, 2e-3, "wait for values", kernel);
        var path = Of(program);
        Assert.Equal(0.5, Share(path, PathKind.Waiting), 1e-9);
        Assert.Equal(0.999 / 4, Share(path, PathKind.HostDevice), 1e-9);
    }

    [Fact]
    public void Nothing_waits_for_nothing() => Assert.Empty(Of(new TaskGraph()));

    [Theory]
    [InlineData("plan matmul", "matmul")]
    [InlineData("add+multiply", "add+multiply")]
    [InlineData("add+multiply+exp+divide", "add+multiply+... (4 operations)")]
    public void Long_labels_are_counted(string label, string expected) => Assert.Equal(expected, Limits.Short(label));

    private static IReadOnlyList<PathPart> Of(TaskGraph program) => CriticalPath.Of(Two, Simulator.Run(Two, program));

    private static double Share(IReadOnlyList<PathPart> path, PathKind kind) =>
        path.Where(part => part.Kind == kind).Sum(part => part.Share);
}
