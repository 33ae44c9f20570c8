// dotnet tool restore && dotnet cake [--target=Bench|Pack|...] [--configuration=Debug]
var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");

const string Solution = "Cohort.slnx";
const string Tests = "tests/Cohort.Tests.csproj";
const string Benchmarks = "benchmarks/Cohort.Benchmarks.csproj";
const string Package = "numlib/Cohort.csproj";

void Dotnet(params string[] arguments)
{
    var all = new ProcessArgumentBuilder();
    foreach (var argument in arguments)
    {
        all.AppendQuoted(argument);
    }

    var exitCode = StartProcess("dotnet", new ProcessSettings { Arguments = all });
    if (exitCode != 0)
    {
        throw new CakeException(exitCode, $"dotnet {arguments[0]} ended with {exitCode}.");
    }
}

Task("Format")
    .Description("Checks the layout of the sources against .editorconfig.")
    .Does(() => Dotnet("format", Solution, "--verify-no-changes"));

Task("Build")
    .Description("Builds every project; the solution knows Release only, so other configurations go by project.")
    .Does(() =>
    {
        if (configuration == "Release")
        {
            Dotnet("build", Solution);
            return;
        }

        foreach (var project in GetFiles("./*/*.csproj"))
        {
            Dotnet("build", project.FullPath, "-c", configuration);
        }
    });

Task("Test")
    .Description("Runs all tests.")
    .IsDependentOn("Build")
    .Does(() => Dotnet("test", "--project", Tests, "-c", configuration, "--no-build"));

Task("Bench")
    .Description("Compares with the peers on this machine (NumPy through python3, NumSharp).")
    .Does(() => Dotnet("run", "-c", "Release", "--project", Benchmarks, "--", "compare"));

Task("Pack")
    .Description("Makes the NuGet package in artifacts/package/release.")
    .Does(() => Dotnet("pack", Package, "-c", "Release", "-p:OnePackage=true", "-p:NuGetAudit=true"));

Task("Default")
    .IsDependentOn("Format")
    .IsDependentOn("Test");

RunTarget(target);
