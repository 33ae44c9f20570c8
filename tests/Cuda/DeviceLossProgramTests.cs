using Cohort.Kernels.Cuda;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Model;
using Cohort.Tests.Model.Programs;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// Random programs whose devices are lost in the middle, one at any call: every value is the model's or an error that
/// says that it is lost.
/// </summary>
public sealed class DeviceLossProgramTests
{
    private const ulong Seed = 20261129;
    private const int Programs = 40;
    private const int LongestWay = 120;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_program_whose_device_is_lost_sees_right_values_or_an_error(int gpus)
    {
        var generator = new ProgramGenerator(ProgramProfile.Small);
        var (lost, whole) = (0, 0);
        for (var number = 0u; number < Programs; number++)
        {
            var program = generator.Program(Seed + (ulong)gpus, number);
            var run = new LossRun(gpus, new Random((int)(Seed % int.MaxValue) + gpus + (int)(1000 * number)));
            var outcome = run.Follow(program);
            Assert.True(outcome.Difference is null, $"program {number}: {outcome.Difference}");
            lost += outcome.IsDeviceLost ? 1 : 0;
            whole += outcome is { IsDeviceLost: true, IsValueLost: false } ? 1 : 0;
        }

        Assert.True(lost > Programs / 3, $"only {lost} devices were lost");
        Assert.True(whole > 0, "no program came through");
    }

    private sealed class LossRun
    {
        private readonly int _gpus;
        private readonly int _at;
        private readonly bool _isLater;
        private readonly int _seed;
        private int _calls = int.MinValue;

        public LossRun(int gpus, Random random)
        {
            _gpus = gpus;
            _at = random.Next(LongestWay);
            _isLater = random.Next(2) == 0;
            _seed = random.Next();
        }

        public (string? Difference, bool IsDeviceLost, bool IsValueLost) Follow(ArrayProgram program)
        {
            var setup = new CudaSetup
            {
                Gpus = _gpus,
                Driver = new EmulatorOptions
                {
                    DelaySeed = _seed,
                    Inject = (name, _) => !name.StartsWith("cuCtx", StringComparison.Ordinal)
                        && Interlocked.Increment(ref _calls) == _at
                        ? new InjectedFault(CudaError.IllegalAddress, _isLater)
                        : null,
                    CanAccessPeer = (from, to) => (from + to + _seed) % 2 == 0,
                },
            };
            using var driver = setup.CreateDriver();
            var session = new Session(setup.CreateEngine(driver));
            string? difference;
            bool isValueLost;
            bool isDeviceLost;
            using (var tested = new CohortInterpreter(session))
            {
                Volatile.Write(ref _calls, 0);
                (difference, isValueLost) = Compare(program, tested);
                isDeviceLost = session.DeviceNotes.Count > 0;
                difference ??= np.array(new double[20]).sum().item<double>() == 0 ? null : "no sum afterwards";
            }

            driver.Dispose();
            return (difference ?? (driver.Faults.Count == 0 ? null : $"{driver.Faults[0]}"), isDeviceLost, isValueLost);
        }

        // Until a value is lost; then every array is what it was before or after that statement, or lost as well.
        private static (string? Difference, bool IsValueLost) Compare(ArrayProgram program, CohortInterpreter tested)
        {
            var model = new ModelInterpreter();
            foreach (var statement in program.Statements)
            {
                var before = model.Live.ToDictionary(name => name, model.Observe);
                try
                {
                    var expected = ExecuteOrRefuse(model, statement, out var isRefused);
                    var actual = ExecuteOrRefuse(tested, statement, out var isRefusedToo);
                    if (!Equals(expected, actual) || isRefused != isRefusedToo)
                    {
                        return ($"{PythonText.Of(statement)}: {expected} and not {actual}", false);
                    }
                }
                catch (DeviceLostException)
                {
                    // Memory of the program may have been written in part.
                    var shared = program.Statements.OfType<Statement.Share>().Select(share => share.Name);
                    return (DifferenceOfValues(model, tested, before, shared), true);
                }
            }

            return (DifferenceOfValues(model, tested, [], []), false);
        }

        private static Observation? ExecuteOrRefuse(
            IProgramInterpreter interpreter, Statement statement, out bool isRefused)
        {
            isRefused = false;
            try
            {
                return interpreter.Execute(statement);
            }
            catch (Exception refusal) when (refusal is not (DeviceLostException or InvariantException
                or NullReferenceException or NotSupportedException))
            {
                isRefused = true;
                return null;
            }
        }

        private static string? DifferenceOfValues(
            ModelInterpreter model, CohortInterpreter tested, Dictionary<string, Observation> before,
            IEnumerable<string> shared)
        {
            foreach (var name in model.Live.Intersect(tested.Live).Except(shared))
            {
                try
                {
                    var actual = tested.Observe(name);
                    if (!actual.Equals(model.Observe(name)) && !actual.Equals(before.GetValueOrDefault(name)))
                    {
                        return $"{name}: {model.Observe(name)} and not {actual}";
                    }
                }
                catch (DeviceLostException)
                {
                    // It says so.
                }
            }

            return null;
        }
    }
}
