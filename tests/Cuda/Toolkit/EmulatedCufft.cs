using System.Numerics;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda.Toolkit;

/// <summary>
/// cuFFT on an emulated driver: transforms dense lines by the definition, with every access to memory checked, and
/// spoils the memory that it is given to work in.
/// </summary>
internal sealed class EmulatedCufft(EmulatedCuda driver) : ICufft
{
    private readonly Dictionary<int, Plan> _plans = [];
    private int _next;

    /// <summary>How many plans were ever created.</summary>
    public int Created => _next;

    /// <summary>The largest number of plans that were open at a time.</summary>
    public int MostOpen { get; private set; }

    /// <summary>The transforms so far.</summary>
    public List<(CufftType Type, long Length, long Lines, bool IsBackward)> Transforms { get; } = [];

    /// <summary>How many plans are open.</summary>
    public int Open
    {
        get
        {
            lock (_plans)
            {
                return _plans.Count;
            }
        }
    }

    public int Create(CufftType type, long length, long lines, out long workBytes)
    {
        lock (_plans)
        {
            workBytes = 16 * length;
            _plans.Add(++_next, new Plan(type, length, lines));
            MostOpen = Math.Max(MostOpen, _plans.Count);
            return _next;
        }
    }

    public void Destroy(int plan)
    {
        lock (_plans)
        {
            _plans.Remove(plan);
        }
    }

    public void SetStream(int plan, CudaStream stream) => Change(plan, found => found with { Stream = stream });

    public void SetWorkArea(int plan, nint address) => Change(plan, found => found with { Work = address });

    public void Execute(int plan, CufftType type, nint input, nint output, bool isBackward)
    {
        Plan made;
        lock (_plans)
        {
            made = _plans[plan];
            Transforms.Add((type, made.Length, made.Lines, isBackward));
        }

        if (made.Type != type || made.Work == 0)
        {
            throw new ArgumentException($"cuFFT: a plan of {made.Type} with memory at {made.Work} does {type}");
        }

        driver.QueueLibrary($"cufftExec {type}", made.Stream, memory =>
        {
            for (var line = 0L; line < made.Lines; line++)
            {
                RunLine(memory, made, line, input, output, isBackward);
            }

            for (var at = 0L; at < made.Length; at++)
            {
                memory.Write(made.Work + (16 * at), new Complex(double.NaN, double.NaN));
            }
        });
    }

    private static void RunLine(DeviceAccess memory, Plan plan, long line, nint input, nint output, bool isBackward)
    {
        var (n, half) = ((int)plan.Length, (int)(plan.Length / 2) + 1);
        var numbers = new Complex[n];
        for (var j = 0; j < n; j++)
        {
            numbers[j] = plan.Type switch
            {
                CufftType.RealToHalf => memory.Read<double>(input + (8 * ((line * n) + j))),
                CufftType.Complex => memory.Read<Complex>(input + (16 * ((line * n) + j))),
                _ when j < half => memory.Read<Complex>(input + (16 * ((line * half) + j))),
                _ => Complex.Conjugate(numbers[n - j]),
            };
        }

        var sign = plan.Type == CufftType.HalfToReal || (plan.Type == CufftType.Complex && isBackward) ? 2 : -2;
        for (var k = 0; k < (plan.Type == CufftType.RealToHalf ? half : n); k++)
        {
            var sum = Complex.Zero;
            for (var j = 0; j < n; j++)
            {
                sum += numbers[j] * Complex.FromPolarCoordinates(1, sign * Math.PI * ((long)j * k % n) / n);
            }

            switch (plan.Type)
            {
                case CufftType.HalfToReal:
                    Assert.InRange(Math.Abs(sum.Imaginary), 0, 1e-9);
                    memory.Write(output + (8 * ((line * n) + k)), sum.Real);
                    break;
                case CufftType.RealToHalf:
                    memory.Write(output + (16 * ((line * half) + k)), sum);
                    break;
                default:
                    memory.Write(output + (16 * ((line * n) + k)), sum);
                    break;
            }
        }
    }

    private void Change(int plan, Func<Plan, Plan> change)
    {
        lock (_plans)
        {
            _plans[plan] = change(_plans[plan]);
        }
    }

    private sealed record Plan(CufftType Type, long Length, long Lines)
    {
        public CudaStream Stream { get; init; }

        public nint Work { get; init; }
    }
}
