using System.Numerics;
using Cohort.Kernels.Library;
using Cohort.Kernels.Library.MatMul;

namespace Cohort.Kernels.Native;

/// <summary>
/// A BLAS and LAPACK of the machine. Each call runs on the thread that makes it, so that the session's workers are the
/// only ones and results do not depend on their number.
/// </summary>
public sealed class NativeLinearAlgebra
{
    internal NativeLinearAlgebra(NativeLibraryFile library, string description)
    {
        Description = description;
        Products = new NativeProducts(library);
        Real = new FortranLapack<double>(library);
        Complex = new FortranLapack<Complex>(library);
    }

    /// <summary>The library in words: its name, version and file.</summary>
    public string Description { get; }

    internal NativeProducts Products { get; }

    internal ILapack<double> Real { get; }

    internal ILapack<Complex> Complex { get; }

    /// <summary>Computes a product of matrices if it is of a kind that the library is good at.</summary>
    internal bool TryMultiply<T>(in GemmArguments<T> arguments, IParallel parallel)
        where T : unmanaged => Products.TryRun(arguments, parallel);
}
