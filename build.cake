// dotnet tool restore && dotnet cake [--target=Bench|Pack|...] [--configuration=Debug]
var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");

const string Solution = "Cohort.slnx";
const string Tests = "tests/Cohort.Tests.csproj";
const string Benchmarks = "benchmarks/Cohort.Benchmarks.csproj";
const string Bundle = "artifacts/gpu-bundle";
const string CoverageTests = "Cohort.Tests.Numlib.Coverage.CoverageTests";
const string Package = "numlib/Cohort.csproj";

int Run(string program, params string[] arguments)
{
    var all = new ProcessArgumentBuilder();
    foreach (var argument in arguments)
    {
        all.AppendQuoted(argument);
    }

    return StartProcess(program, new ProcessSettings { Arguments = all });
}

void Dotnet(params string[] arguments)
{
    var exitCode = Run("dotnet", arguments);
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

Task("Coverage")
    .Description("Writes docs/coverage.md: NumPy's names, what is here, and where it was seen to run.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        Environment.SetEnvironmentVariable("COHORT_WRITE_COVERAGE", "1");
        Dotnet("run", "--project", Tests, "-c", "Release", "--no-build", "--", "-class", CoverageTests);
    });

Task("Bench")
    .Description("Compares with the peers on this machine (NumPy through python3, NumSharp).")
    .Does(() => Dotnet("run", "-c", "Release", "--project", Benchmarks, "--", "compare"));

Task("Pack")
    .Description("Makes the NuGet package in artifacts/package/release.")
    .Does(() => Dotnet("pack", Package, "-c", "Release", "-p:OnePackage=true", "-p:NuGetAudit=true"));

// The tests refer to the samples and the benchmarks, so that their folder has all three programs and one runtime.
Task("GpuBundle")
    .Description("Packs artifacts/gpu-bundle.tar.xz: tests, samples and benchmarks for a GPU without .NET.")
    .Does(() =>
    {
        const long Limit = 50_000_000;
        const string Packed = Bundle + ".tar.xz";
        CleanDirectory(Bundle);
        Dotnet("publish", Tests, "-c", "Release", "-r", "linux-x64", "--self-contained", "-p:GpuBundle=true",
            "--artifacts-path", "artifacts/gpu-build", "-o", Bundle + "/app");
        CopyFileToDirectory("benchmarks/Gpu/run-gpu.sh", Bundle);

        // Tests are told apart by hashes, which .NET leaves to OpenSSL; run-gpu.sh falls back on this copy.
        EnsureDirectoryExists(Bundle + "/openssl");
        string[] copied = ["lib/x86_64-linux-gnu/libssl.so.3", "lib/x86_64-linux-gnu/libcrypto.so.3",
            "lib64/libssl.so.3", "lib64/libcrypto.so.3", "share/doc/libssl3/copyright"];
        CopyFiles(copied.Select(path => "/usr/" + path).Where(path => FileExists(path)), Bundle + "/openssl");
        var root = MakeAbsolute(Directory(".")).FullPath;
        if (Run("grep", "-rlF", root, Bundle) == 0)
        {
            throw new CakeException("The files above name a folder of this machine.");
        }

        if (Run("tar", "-cJf", Packed, "-C", "artifacts", "--owner=0", "--group=0", "gpu-bundle") != 0)
        {
            throw new CakeException("tar failed; it needs xz (Debian: apt-get install tar xz-utils).");
        }

        var size = new FileInfo(Packed).Length;
        Information($"{Packed}: {size:N0} bytes");
        if (size > Limit)
        {
            throw new CakeException($"{Packed} has {size:N0} bytes; {Limit:N0} is the limit.");
        }
    });

Task("Default")
    .IsDependentOn("Format")
    .IsDependentOn("Test");

RunTarget(target);
