using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Cohort.Tests.House;

/// <summary>The shape of source files: their length, names, namespaces and what they hold.</summary>
public sealed partial class SourceShapeTests
{
    private const int LongestLine = 120;
    private const int LongestFile = 400;

    /// <summary>Files that may pass <see cref="LongestFile"/> lines, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    [Fact]
    public void Lines_fit_120_columns()
    {
        var violations =
            from file in Repository.AllSourceFiles()
            from line in Repository.Lines(file).Select((text, index) => (text, number: index + 1))
            where line.text.Length > LongestLine
            select $"{file}:{line.number} has {line.text.Length} columns";
        Violations.MustBeEmpty(violations);
    }

    [Fact]
    public void Files_past_400_lines_are_listed_with_their_reason()
    {
        var lengths = Repository.AllSourceFiles().ToDictionary(file => file, file => Repository.Lines(file).Length);
        var past = lengths.Where(file => file.Value > LongestFile).Select(file => file.Key);
        Assert.Equal(LongFiles.Keys.Order(StringComparer.Ordinal), past.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_holds_one_top_level_type_named_after_it()
    {
        var violations =
            from file in Repository.AllSourceFiles()
            let name = Path.GetFileName(file).Split('.', '{')[0]
            let types = TopLevelType().Matches(Repository.Text(file)).Select(match => match.Groups[1].Value).ToList()
            where types.Count > 0 && (types.Distinct().Count() != 1 || types[0] != name)
            select $"{file} holds {string.Join(", ", types)}";
        Violations.MustBeEmpty(violations);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var violations =
            from project in Repository.Projects
            let root = RootNamespace(project)
            from file in Repository.SourceFiles(project)
            let match = Namespace().Match(Repository.Text(file))
            where match.Success
            let folders = file.Split('/')[1..^1]
            let expected = string.Join('.', folders.Prepend(root))
            let actual = match.Groups[1].Value
            where actual != expected && !(project == "numlib" && actual == root)
            select $"{file} is in {actual}, not in {expected}";
        Violations.MustBeEmpty(violations);
    }

    [Fact]
    public void Sources_have_no_regions() =>
        Violations.MustBeEmpty(
            Repository.AllSourceFiles().Where(file => Repository.Lines(file).Any(line => Region().IsMatch(line))));

    [Fact]
    public void Names_of_types_say_more_than_manager_or_helper() =>
        Violations.MustBeEmpty(
            Repository.AllSourceFiles().Where(file => VagueName().IsMatch(Path.GetFileNameWithoutExtension(file))));

    private static string RootNamespace(string project) =>
        XDocument.Load(Repository.ProjectFile(project)).Descendants("RootNamespace").Single().Value;

    // Types of a file-scoped namespace start in column 0; nested ones are indented.
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|unsafe|ref)\s+)*"
        + @"(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?|delegate\s+[\w<>\[\]?., ]+?)\s+(\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^\s*#region")]
    private static partial Regex Region();

    [GeneratedRegex(@"(Manager|Helpers?|Utils?|Utilities)$")]
    private static partial Regex VagueName();
}
