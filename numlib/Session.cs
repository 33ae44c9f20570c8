using Cohort.Kernels.Native;
using Cohort.LinearAlgebra;
using Cohort.Mapping.Calibration;
using Cohort.Mapping.Machines;
using Cohort.Runtime;
using Cohort.Runtime.Partitioning;

namespace Cohort;

/// <summary>
/// Where arrays live and operations run. Programs need not name one: <see cref="Current"/> is created on first use from
/// environment variables. A server or a test may run several side by side.
/// </summary>
public sealed class Session : IDisposable
{
    private static readonly AsyncLocal<Session?> Ambient = new();
    private static readonly Lazy<Session> Default = new(() => new Session());

    private readonly IReadOnlyList<string> _notes;
    private readonly LibraryChoice _libraries;
    private readonly MachineChoice _machine;
    private bool _disposed;

    /// <summary>Creates a session.</summary>
    /// <param name="options">The options; by default those of the environment.</param>
    /// <exception cref="FormatException">
    /// <see cref="SessionOptions.Machine"/> names no usable machine; the message says why.
    /// </exception>
    public Session(SessionOptions? options = null)
    {
        Options = options ?? SessionOptions.FromEnvironment();
        _libraries = new LibraryChoice(Options.LinearAlgebra);
        (Engine, _machine, _notes) = Composition.CreateEngine(Options);
        try
        {
            if (Options.Calibrate)
            {
                _machine.Calibrate();
            }

            if (Options.Explain)
            {
                Engine.Explain(Print);
            }
        }
        catch
        {
            Engine.Dispose();
            throw;
        }
    }

    /// <summary>Creates a session on an engine that a test has put together.</summary>
    internal Session(Engine engine)
    {
        (Options, Engine, _notes) = (new SessionOptions { LinearAlgebra = "none" }, engine, []);
        _libraries = new LibraryChoice(Options.LinearAlgebra);
        _machine = Composition.CreateMachine(engine.Devices, null);
    }

    /// <summary>
    /// The session of the running code: the one entered last in this flow, else the process's default.
    /// </summary>
    public static Session Current => Ambient.Value ?? Default.Value;

    /// <summary>The options that the session was created with.</summary>
    public SessionOptions Options { get; }

    /// <summary>What the session has done so far: subtract an earlier reading to see what happened between.</summary>
    public SessionStatistics Statistics => SessionStatistics.Of(Engine.Statistics);

    /// <summary>What each device of the session has been given to do so far.</summary>
    public IReadOnlyList<SessionDeviceStatistics> DeviceStatistics =>
    [
        .. Engine.Activity.Select((one, index) => new SessionDeviceStatistics(
            Engine.Devices[index].Name, one.Commands, one.CopiesIn, one.BytesIn, one.BytesOut, one.Evictions)),
    ];

    /// <summary>The devices that the session uses.</summary>
    public IReadOnlyList<SessionDevice> Devices =>
        [.. Engine.Devices.Select(d => new SessionDevice(d.Name, d.Description, d.MemoryBudget))];

    /// <summary>
    /// What the session could not use of the devices that it looked for, and which it has lost since, and why; a
    /// sentence each.
    /// </summary>
    public IReadOnlyList<string> DeviceNotes => [.. _notes, .. _machine.Notes, .. Engine.Losses];

    /// <summary>
    /// What decomposes and multiplies matrices on the CPU, a sentence each. The first call loads the library that
    /// <see cref="SessionOptions.LinearAlgebra"/> asks for.
    /// </summary>
    /// <exception cref="DllNotFoundException">A library was asked for that is not there.</exception>
    public IReadOnlyList<string> LinearAlgebraNotes => _libraries.Notes;

    /// <summary>
    /// Looks for everything that sessions on this machine could use, and says what is not there and why. The first call
    /// loads the drivers.
    /// </summary>
    public static DeviceSurvey SurveyDevices() => DeviceSurvey.Of(Composition.Catalogue);

    internal Engine Engine { get; }

    internal NativeLinearAlgebra? LinearAlgebraLibrary => _libraries.Decompositions;

    internal NativeLinearAlgebra? ProductLibrary => _libraries.Products;

    internal Machine Machine => _machine.Machine;

    /// <summary>
    /// What the session reckons with of its devices and links, as JSON that <see cref="SessionOptions.Machine"/> takes
    /// from a file: bandwidths, rates, costs of launches, each with its source.
    /// </summary>
    public string DescribeMachine() => MachineFile.ToText(Machine.Model);

    /// <summary>
    /// Measures the session's devices and keeps the result for later sessions in the user's cache folder. Waits for
    /// what is recorded; nothing else may use the session meanwhile. Takes up to two seconds.
    /// </summary>
    public void Calibrate()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Wait();
        _machine.Calibrate();
    }

    /// <summary>
    /// Runs some code in this session and tells how its kernels were divided: which operations were fused, on which
    /// devices which tiles were computed, what else was weighed with its predicted time, and which copies were needed.
    /// What was recorded before is started first, what the code records is started at its end.
    /// </summary>
    /// <param name="code">Array code; what it throws comes through.</param>
    public Explanation Explain(Action code)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(code);
        Flush();
        var launches = new List<LaunchExplanation>();
        Engine.Explain(launches.Add);
        try
        {
            using (Enter())
            {
                code();
            }

            Flush();
        }
        finally
        {
            Engine.Explain(Options.Explain ? Print : null);
        }

        return new Explanation(launches);
    }

    /// <summary>Makes this the current session of the running flow until the result is disposed.</summary>
    public IDisposable Enter()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var entered = new Entered(Ambient.Value);
        Ambient.Value = this;
        return entered;
    }

    /// <summary>Starts everything that is recorded and reachable, and returns.</summary>
    public void Flush() => Engine.Flush();

    /// <summary>Starts everything that is recorded, and returns when it is done.</summary>
    public void Wait() => Engine.Wait();

    /// <summary>Ends the session; its arrays must not be used any more.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Engine.Dispose();
        }
    }

    private static void Print(LaunchExplanation launch) => Console.Error.Write(launch);

    private sealed class Entered(Session? previous) : IDisposable
    {
        public void Dispose() => Ambient.Value = previous;
    }
}
