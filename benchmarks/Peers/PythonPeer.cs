using System.Globalization;
using Benchmarks.Comparison;

namespace Benchmarks.Peers;

/// <summary>
/// A library in a python3 process that takes orders line by line (peer_loop.py); one process for each library.
/// </summary>
internal sealed class PythonPeer : IPeer
{
    private readonly PythonProcess _python;

    private PythonPeer(string name, PythonProcess python) => (Name, _python) = (name, python);

    public string Name { get; }

    public string Version => _python.Version;

    /// <summary>Starts the first python3 in which a script runs.</summary>
    /// <param name="name">The library's name in the table.</param>
    /// <param name="script">The script in the folder of peers.</param>
    /// <param name="arguments">The script's arguments.</param>
    /// <param name="reason">Why there is none, in the words of the last one that was tried.</param>
    /// <returns>The library, or null.</returns>
    public static PythonPeer? Find(string name, string script, string[] arguments, out string reason) =>
        PythonProcess.Find(name, script, arguments, out reason) is { } python ? new PythonPeer(name, python) : null;

    public ITrial? Prepare(Workload workload) =>
        _python.Ask($"prepare {workload.Name} {string.Join(' ', workload.Sizes)}") == "ready"
            ? new Trial(_python, workload.Name) : null;

    public void Dispose() => _python.Dispose();

    private sealed class Trial(PythonProcess python, string workload) : ITrial
    {
        public double Check() => Number($"check {workload}");

        public double Run(int repetitions) => Number($"run {workload} {repetitions}");

        private double Number(string order) => double.Parse(python.Ask(order), CultureInfo.InvariantCulture);
    }
}
