using System.Reflection;
using Xunit;

namespace Cohort.Tests.House;

/// <summary>What <c>using Cohort;</c> brings into a program stays a list that somebody looked at.</summary>
public sealed class PublicTypeTests
{
    private const string ListFile = "tests/House/PublicTypes.txt";

    [Fact]
    public void Public_types_of_the_namespace_Cohort_are_listed()
    {
        var types = Assembly.Load("Cohort").GetExportedTypes()
            .Where(type => type.Namespace == "Cohort" && !type.IsNested)
            .Select(type => type.Name.Split('`')[0])
            .Distinct();
        Violations.MustBeEmpty(types.Except(Listed()));
    }

    [Fact]
    public void The_list_names_each_type_once()
    {
        var listed = Listed();
        Assert.Equal(listed.Count, listed.Distinct().Count());
    }

    private static List<string> Listed() =>
        [.. Repository.Lines(ListFile).Where(line => line.Length > 0 && line[0] != '#')];
}
