using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cohort.Typing;

namespace Cohort;

/// <content>What arrays are computed with.</content>
public static partial class np
{
    /// <summary>What computes: there is one backend, whose devices <see cref="SessionOptions"/> chooses.</summary>
    /// <exception cref="NotSupportedException">A backend is set that is not there.</exception>
    public static BackendType BackendEngine
    {
        get => BackendType.Default;
        set
        {
            if (value != BackendType.Default)
            {
                throw new NotSupportedException($"There is no backend {value}.");
            }
        }
    }

    /// <summary>
    /// Prints what the current session computes with: its devices, what it could not use and why, and which library
    /// decomposes and multiplies matrices.
    /// </summary>
    /// <exception cref="DllNotFoundException">
    /// <see cref="SessionOptions.LinearAlgebra"/> names a library that is not there.
    /// </exception>
    public static void show_config()
    {
        var session = Session.Current;
        string[] lines =
        [
            $"Cohort {typeof(np).Assembly.GetName().Version}", .. session.Devices.Select(device => $"Device: {device}"),
            .. session.DeviceNotes, .. session.LinearAlgebraNotes,
        ];
        Console.WriteLine(string.Join(Environment.NewLine, lines));
    }

    /// <summary>Prints what the program runs on: versions of Cohort, .NET and the system, and the processor.</summary>
    public static void show_runtime()
    {
        string[] lines =
        [
            $"Cohort {typeof(np).Assembly.GetName().Version}",
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}",
            RuntimeInformation.OSDescription,
            $"{Environment.ProcessorCount} processors, vectors of {(Vector512.IsHardwareAccelerated ? 512
                : Vector256.IsHardwareAccelerated ? 256 : 128)} bits",
            RuntimeFeature.IsDynamicCodeCompiled ? "Kernels are compiled" : "Kernels are interpreted",
        ];
        Console.WriteLine(string.Join(Environment.NewLine, lines));
    }

    /// <summary>
    /// Writes what an array is: its shape, how its elements lie, and their type. Strides are in bytes, as NumPy's are;
    /// there is no address, since elements need not have one.
    /// </summary>
    /// <param name="object">The array.</param>
    /// <param name="output">Where to write; by default the console.</param>
    public static void info(NDArray @object, TextWriter? output = null)
    {
        var flags = Given(@object).flags;
        var layout = @object.Layout;
        var strides = layout.Strides.ToArray().Select(stride => stride * @object.itemsize);
        (output ?? Console.Out).Write(
            $"""
            class:  ndarray
            shape:  {Tuple(@object.Shape)}
            strides:  {Tuple(new Shape([.. strides]))}
            itemsize:  {@object.itemsize}
            aligned:  {flags.aligned}
            contiguous:  {flags.c_contiguous}
            fortran:  {flags.f_contiguous}
            byteorder:  {(BitConverter.IsLittleEndian ? "little" : "big")}
            byteswap:  False
            type: {@object.Type.Name()}

            """.ReplaceLineEndings());
    }
}
