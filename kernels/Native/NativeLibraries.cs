using System.Runtime.InteropServices;

namespace Cohort.Kernels.Native;

/// <summary>Looks for the machine's BLAS and LAPACK.</summary>
public static unsafe class NativeLibraries
{
    private static readonly string[] OpenBlasFiles = OperatingSystem.IsWindows()
        ? ["libopenblas.dll", "openblas.dll"]
        : OperatingSystem.IsMacOS() ? ["libopenblas.0.dylib", "libopenblas.dylib"]
        : ["libopenblas.so.0", "libopenblas.so"];

    private static readonly string[] MklFiles = OperatingSystem.IsWindows()
        ? ["mkl_rt.2.dll", "mkl_rt.1.dll", "mkl_rt.dll"]
        : OperatingSystem.IsMacOS() ? ["libmkl_rt.2.dylib", "libmkl_rt.dylib"]
        : ["libmkl_rt.so.2", "libmkl_rt.so.1", "libmkl_rt.so"];

    /// <summary>Loads what a choice names.</summary>
    /// <param name="choice">
    /// "auto" for the first of MKL and OpenBLAS that is there, "mkl", "openblas", "none", or the path of either
    /// library.
    /// </param>
    /// <param name="note">What is used and what for, or why nothing is, as a sentence.</param>
    /// <returns>The library, or null for none.</returns>
    /// <exception cref="DllNotFoundException">
    /// A library that the choice names is not there, or lacks functions.
    /// </exception>
    public static NativeLinearAlgebra? Load(string choice, out string note)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var (files, isOptional) = choice switch
        {
            "none" => ([], true),
            "auto" => ([.. MklFiles, .. OpenBlasFiles], true),
            "mkl" => (MklFiles, false),
            "openblas" => (OpenBlasFiles, false),
            _ => (new[] { choice }, false),
        };
        var found = NativeLibraryFile.TryLoad(files) is { } library
            ? Bind(library, out note)
            : NotThere(choice, files, out note);
        return found is not null || isOptional ? found : throw new DllNotFoundException(
            $"{note} '{choice}' was asked for; auto, none, mkl, openblas and paths of libraries can be.");
    }

    private static NativeLinearAlgebra? NotThere(string choice, string[] files, out string note)
    {
        note = choice == "none"
            ? "Linear algebra: Cohort's own, since no other is wanted."
            : $"Linear algebra: Cohort's own, since {string.Join(", ", files)} cannot be loaded.";
        return null;
    }

    internal static NativeLinearAlgebra? Bind(NativeLibraryFile library, out string note)
    {
        var description = Describe(library);
        var found = new NativeLinearAlgebra(library, description);
        if (library.Missing.Count > 0)
        {
            note = $"Linear algebra: Cohort's own, since {library.Name} has no {string.Join(", ", library.Missing)}.";
            return null;
        }

        note = $"Linear algebra: {description}.";
        return found;
    }

    // Both libraries then compute on the calling thread, for all users of the process: it is set once.
    private static string Describe(NativeLibraryFile library)
    {
        if (library.Look("MKL_Set_Num_Threads") is not 0 and var mkl)
        {
            ((delegate* unmanaged<int, void>)mkl)(1);
            return $"MKL ({library.Name})";
        }

        if (library.Look("openblas_set_num_threads") is not 0 and var openBlas)
        {
            ((delegate* unmanaged<int, void>)openBlas)(1);
        }

        var version = string.Join(' ', Text(library, "openblas_get_config", "BLAS").Split(' ').Take(2));
        return $"{version} for {Text(library, "openblas_get_corename", "this machine")} ({library.Name})";
    }

    private static string Text(NativeLibraryFile library, string name, string otherwise)
    {
        var address = library.Look(name);
        return (address == 0 ? null : Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)address)())) ?? otherwise;
    }
}
