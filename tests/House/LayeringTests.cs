using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Cohort.Tests.House;

/// <summary>Who may know whom (ARCHITECTURE.md, section 3), read from project files and sources.</summary>
public sealed partial class LayeringTests
{
    /// <summary>The folders of runtime in the order of the flow: a file uses its own and those before it.</summary>
    private static readonly string[] Flow =
    [
        "Elements", "Geometry", "Expressions", "Functions", "Kernels", "Regions", "Operations", "Fusion",
        "Partitioning", "Devices", "Dependences", "Placement", "Execution",
    ];

    private static readonly string[] GpuPackages = ["ILGPU", "ILGPU.Algorithms"];

    [Theory]
    [InlineData("runtime")]
    [InlineData("mapper", "runtime")]
    [InlineData("kernels", "runtime")]
    [InlineData("numlib", "runtime", "mapper", "kernels")]
    [InlineData("interop", "numlib")]
    [InlineData("samples", "numlib", "runtime", "dropin")]
    [InlineData("benchmarks", "runtime", "mapper", "kernels", "numlib")]
    [InlineData("tests", "runtime", "mapper", "kernels", "numlib", "interop", "samples", "benchmarks")]
    public void A_project_references_only_the_layers_below_it(string project, params string[] allowed)
    {
        var referenced = Items(project, "ProjectReference")
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path.Replace('\\', '/')))!);
        Violations.MustBeEmpty(referenced.Except(allowed));
    }

    [Fact]
    public void References_do_not_leak_through_projects() =>
        Assert.Contains(
            "<DisableTransitiveProjectReferences>true</DisableTransitiveProjectReferences>",
            Repository.Text("Directory.Build.props"), StringComparison.Ordinal);

    [Fact]
    public void Only_kernels_knows_a_GPU_package()
    {
        var others = Repository.Projects.Where(project => project is not "kernels" and not "tests");
        Assert.DoesNotContain(others, project => Items(project, "PackageReference").Intersect(GpuPackages).Any());
    }

    [Theory]
    [InlineData("runtime")]
    [InlineData("numlib")]
    public void A_project_needs_no_package(string project) => Assert.Empty(Items(project, "PackageReference"));

    [Fact]
    public void Folders_of_runtime_use_only_those_before_them_in_the_flow()
    {
        var violations =
            from file in Repository.SourceFiles("runtime")
            let folder = file.Split('/')[1]
            where !folder.EndsWith(".cs", StringComparison.Ordinal)
            let own = Array.IndexOf(Flow, folder)
            from used in RuntimeNamespace().Matches(Repository.Text(file)).Select(match => match.Groups[1].Value)
            where used != folder && Array.IndexOf(Flow, used) >= own
            select $"{file} uses Cohort.Runtime.{used}";
        Violations.MustBeEmpty(violations);
    }

    [Fact]
    public void Every_folder_of_runtime_has_its_place_in_the_flow()
    {
        var folders = Repository.SourceFiles("runtime").Select(file => file.Split('/')[1])
            .Where(folder => !folder.EndsWith(".cs", StringComparison.Ordinal));
        Violations.MustBeEmpty(folders.Except(Flow));
    }

    [Theory]
    [InlineData("mapper", "Cohort.Kernels")]
    [InlineData("kernels", "Cohort.Mapping")]
    [InlineData("interop", "Cohort.Runtime")]
    [InlineData("interop", "Cohort.Kernels")]
    [InlineData("samples", "Cohort.Runtime.Devices")]
    [InlineData("samples", "Cohort.Runtime.Execution")]
    [InlineData("samples", "Cohort.Runtime.Operations")]
    [InlineData("samples", "Cohort.Runtime.Placement")]
    [InlineData("samples", "Cohort.Runtime.Regions")]
    [InlineData("samples", "Cohort.Kernels")]
    [InlineData("samples", "Cohort.Mapping")]
    public void A_project_does_not_name_what_it_may_not_know(string project, string forbidden) =>
        Violations.MustBeEmpty(
            Repository.SourceFiles(project).Where(
                file => Repository.Text(file).Contains($"{forbidden}.", StringComparison.Ordinal)
                    || Repository.Text(file).Contains($"{forbidden};", StringComparison.Ordinal)));

    private static IEnumerable<string> Items(string project, string element) =>
        XDocument.Load(Repository.ProjectFile(project)).Descendants(element)
            .Select(item => item.Attribute("Include")!.Value);

    [GeneratedRegex(@"\bCohort\.Runtime\.([A-Z][A-Za-z]*)(?=[.;])")]
    private static partial Regex RuntimeNamespace();
}
