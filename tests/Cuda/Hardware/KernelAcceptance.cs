using System.Diagnostics;
using Cohort.Kernels.Cuda;
using Cohort.Runtime;

namespace Cohort.Tests.Cuda.Hardware;

/// <summary>
/// Has a driver compile every PTX text that any test emits, once and one at a time, and notes how long that took.
/// </summary>
internal sealed class KernelAcceptance
{
    private readonly ICudaDriver _driver;
    private readonly CudaContext _context;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, double> _milliseconds = [];
    private readonly List<string> _refused = [];

    /// <summary>Compiles for the driver's first device, whose context is kept from now on.</summary>
    public KernelAcceptance(ICudaDriver driver)
    {
        _driver = driver;
        _context = driver.RetainPrimaryContext(driver.Device(0));
    }

    /// <summary>Compiles a text, unless it was compiled before.</summary>
    /// <exception cref="FormatException">The driver refuses it, with the log of its compiler.</exception>
    public void Check(string text)
    {
        lock (_gate)
        {
            if (_milliseconds.ContainsKey(text))
            {
                return;
            }

            _driver.SetCurrent(_context);
            var start = Stopwatch.GetTimestamp();
            try
            {
                var module = _driver.LoadModule(text);
                _milliseconds[text] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                _driver.UnloadModule(module);
            }
            catch (DeviceException refusal)
            {
                _refused.Add(refusal.Message);
                throw new FormatException($"the driver refuses a kernel: {refusal.Message}\n{text}", refusal);
            }
        }
    }

    /// <summary>What has been compiled so far.</summary>
    public KernelTimes Times()
    {
        lock (_gate)
        {
            var sorted = _milliseconds.OrderBy(pair => pair.Value).ToList();
            double At(double share) => sorted.Count == 0 ? 0 : sorted[(int)(share * (sorted.Count - 1))].Value;
            return new KernelTimes(
                sorted.Count, [.. _refused], At(0.5), At(0.95), At(1), _milliseconds.Values.Sum() / 1000,
                sorted.Count == 0 ? 0 : sorted[^1].Key.Count(c => c == ';'));
        }
    }
}
