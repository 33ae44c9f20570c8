using System.Diagnostics;
using System.Globalization;
using Benchmarks.Comparison;

namespace Benchmarks.Peers;

/// <summary>
/// A library in a python3 process that takes orders line by line (peer_loop.py); one process for each library.
/// </summary>
internal sealed class PythonPeer : IPeer
{
    private const int LastWords = 4000;

    private readonly Process _python;
    private readonly Lock _gate = new();
    private string _errors = "";

    private PythonPeer(string name, string python, string script, string[] arguments)
    {
        Name = name;
        string[] all = [Path.Combine(AppContext.BaseDirectory, "Peers", script), .. arguments];
        _python = Process.Start(new ProcessStartInfo(python, all)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _python.ErrorDataReceived += (_, line) => Note(line.Data);
        _python.BeginErrorReadLine();
        try
        {
            Version = Ask("version");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Name { get; }

    public string Version { get; }

    /// <summary>Starts the first python3 in which a script runs.</summary>
    /// <param name="name">The library's name in the table.</param>
    /// <param name="script">The script in the folder of peers.</param>
    /// <param name="arguments">The script's arguments.</param>
    /// <param name="reason">Why there is none, in the words of the last one that was tried.</param>
    /// <returns>The library, or null.</returns>
    public static PythonPeer? Find(string name, string script, string[] arguments, out string reason)
    {
        string?[] candidates = [Environment.GetEnvironmentVariable("COHORT_PYTHON"), "python3", "/usr/bin/python3"];
        reason = "";
        foreach (var python in candidates.OfType<string>())
        {
            try
            {
                return new PythonPeer(name, python, script, arguments);
            }
            catch (InvalidOperationException failure)
            {
                reason = failure.Message;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                reason = reason.Length > 0 ? reason : "there is no python3";
            }
        }

        return null;
    }

    public ITrial? Prepare(Workload workload) =>
        Ask($"prepare {workload.Name} {string.Join(' ', workload.Sizes)}") == "ready"
            ? new Trial(this, workload.Name) : null;

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
    }

    private void Note(string? line)
    {
        lock (_gate)
        {
            _errors += line + '\n';
            _errors = _errors[Math.Max(0, _errors.Length - LastWords)..];
        }
    }

    private string Ask(string order)
    {
        try
        {
            _python.StandardInput.WriteLine(order);
            _python.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended: what it said last is what matters.
        }

        if (_python.StandardOutput.ReadLine() is { } answer)
        {
            return answer.StartsWith("failed ", StringComparison.Ordinal)
                ? throw new InvalidOperationException($"{Name} {answer}") : answer;
        }

        _python.WaitForExit();
        lock (_gate)
        {
            var last = _errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "it has ended";
            throw new InvalidOperationException(last.Trim());
        }
    }

    private sealed class Trial(PythonPeer peer, string workload) : ITrial
    {
        public double Check() => Number($"check {workload}");

        public double Run(int repetitions) => Number($"run {workload} {repetitions}");

        private double Number(string order) => double.Parse(peer.Ask(order), CultureInfo.InvariantCulture);
    }
}
