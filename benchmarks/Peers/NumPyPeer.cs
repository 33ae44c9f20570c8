using System.Diagnostics;

namespace Benchmarks.Peers;

/// <summary>NumPy in a python3 process that takes orders line by line (numpy_peer.py).</summary>
internal sealed class NumPyPeer : IPeer
{
    private readonly Process _python;

    private NumPyPeer(Process python)
    {
        _python = python;
        Version = Ask("version");
    }

    public string Name => "NumPy";

    public string Version { get; }

    /// <summary>Starts the first python3 that has NumPy; null when there is none.</summary>
    public static NumPyPeer? Find()
    {
        string?[] candidates = [Environment.GetEnvironmentVariable("COHORT_PYTHON"), "python3", "/usr/bin/python3"];
        var found = candidates.OfType<string>().FirstOrDefault(HasNumPy);
        return found is null
            ? null
            : new NumPyPeer(Start(found, Path.Combine(AppContext.BaseDirectory, "Peers", "numpy_peer.py")));
    }

    public ITrial? Prepare(string workload) => Ask($"prepare {workload}") == "ready" ? new Trial(this, workload) : null;

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
    }

    private static bool HasNumPy(string python)
    {
        try
        {
            using var process = Start(python, "-c", "import numpy");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No program of that name.
            return false;
        }
    }

    private static Process Start(string python, params string[] arguments) => Process.Start(
        new ProcessStartInfo(python, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private string Ask(string order)
    {
        _python.StandardInput.WriteLine(order);
        _python.StandardInput.Flush();
        return _python.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"NumPy failed at '{order}': {_python.StandardError.ReadToEnd()}");
    }

    private sealed class Trial(NumPyPeer numpy, string workload) : ITrial
    {
        public double Check() => double.Parse(numpy.Ask($"check {workload}"));

        public double Run(int repetitions) => double.Parse(numpy.Ask($"run {workload} {repetitions}"));
    }
}
