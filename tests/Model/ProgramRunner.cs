using System.Runtime.ExceptionServices;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>Runs a sequence of random programs on the model and on the library.</summary>
internal sealed class ProgramRunner
{
    private readonly ProgramRunOptions _options;
    private readonly ProgramGenerator _generator;
    private readonly ProgramComparison _comparison;
    private TestedSession? _session;
    private uint _number;
    private ArrayProgram? _program;
    private ExceptionDispatchInfo? _failure;

    private ProgramRunner(ProgramRunOptions options)
    {
        _options = options;
        _generator = new ProgramGenerator(options.Profile ?? ProgramProfile.Small);
        _comparison = new ProgramComparison(
            () => new CohortInterpreter((_session = options.Sessions(_number)).Session), _ => _session!.CheckPlans());
    }

    /// <summary>
    /// Runs all programs; throws at the first that differs, with the smallest program that still does, and at one that
    /// does not end.
    /// </summary>
    public static void Run(ProgramRunOptions options) => new ProgramRunner(options).Run();

    // The programs run on a thread of their own, so that one that hangs becomes a failure with its text.
    private void Run()
    {
        var thread = new Thread(() =>
        {
            try
            {
                RunAll();
            }
            catch (Exception failure)
            {
                _failure = ExceptionDispatchInfo.Capture(failure);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        for (var seen = -1L; !thread.Join(_options.Patience); seen = _comparison.Started)
        {
            if (_comparison.Started == seen && _comparison.Running is { } statement)
            {
                throw new ProgramFailedException(
                    _options.Seed, _number, _program!, $"{_session?.Name} hangs at {PythonText.Of(statement)}");
            }
        }

        _failure?.Throw();
    }

    private void RunAll()
    {
        for (var i = 0; i < _options.Count; i++)
        {
            _number = _options.First + (uint)i;
            _program = _generator.Program(_options.Seed, _number);
            if (_comparison.Difference(_program) is { } difference)
            {
                var (smallest, reason) = _comparison.Shrink(_program, difference);
                throw new ProgramFailedException(
                    _options.Seed, _number, smallest,
                    ReferenceEquals(smallest, _program) ? $"{_session?.Name}\n{reason}"
                        : $"{_session?.Name}\n{reason}\n\nbefore shrinking\n{difference}");
            }
        }
    }
}
