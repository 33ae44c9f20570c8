using System.Diagnostics;

namespace Benchmarks.Peers;

/// <summary>A script in a python3 process that answers orders, one line each.</summary>
internal sealed class PythonProcess : IDisposable
{
    private const int LastWords = 4000;

    private readonly Process _python;
    private readonly string _name;
    private readonly Lock _gate = new();
    private string _errors = "";

    private PythonProcess(string name, string python, string script, string[] arguments)
    {
        _name = name;
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

    /// <summary>The library's version.</summary>
    public string Version { get; }

    /// <summary>Starts the first python3 in which a script runs.</summary>
    /// <param name="name">The library's name, for messages.</param>
    /// <param name="script">The script in the folder of peers.</param>
    /// <param name="arguments">The script's arguments.</param>
    /// <param name="reason">Why there is none, in the words of the last one that was tried.</param>
    public static PythonProcess? Find(string name, string script, string[] arguments, out string reason)
    {
        string?[] candidates = [Environment.GetEnvironmentVariable("COHORT_PYTHON"), "python3", "/usr/bin/python3"];
        reason = "";
        foreach (var python in candidates.OfType<string>())
        {
            try
            {
                return new PythonProcess(name, python, script, arguments);
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

    /// <summary>The answer to an order.</summary>
    /// <exception cref="InvalidOperationException">The script failed at it, or has ended.</exception>
    public string Ask(string order)
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
                ? throw new InvalidOperationException($"{_name} {answer}") : answer;
        }

        _python.WaitForExit();
        lock (_gate)
        {
            var last = _errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "it has ended";
            throw new InvalidOperationException(last.Trim());
        }
    }

    /// <summary>Ends the process.</summary>
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
}
