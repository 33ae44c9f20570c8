using Cohort.Kernels.Native;

namespace Cohort.LinearAlgebra;

/// <summary>
/// Which library of the machine a session decomposes and multiplies matrices with. It is loaded when it is first
/// wanted.
/// </summary>
internal sealed class LibraryChoice
{
    private readonly Lazy<(NativeLinearAlgebra? Library, string Note)> _loaded;
    private readonly bool _multiplies;

    /// <summary>Reads a choice: see <see cref="SessionOptions.LinearAlgebra"/>.</summary>
    public LibraryChoice(string choice)
    {
        // Products of our own are about as fast, and have the same bits on every machine: decision 019.
        _multiplies = choice is not ("auto" or "none");
        _loaded = new Lazy<(NativeLinearAlgebra?, string)>(() =>
        {
            var library = NativeLibraries.Load(choice, out var note);
            return (library, note);
        });
    }

    /// <summary>For decompositions; null for Cohort's own routines.</summary>
    /// <exception cref="DllNotFoundException">A library was asked for that is not there.</exception>
    public NativeLinearAlgebra? Decompositions => _loaded.Value.Library;

    /// <summary>For products; null for Cohort's own routines.</summary>
    /// <exception cref="DllNotFoundException">A library was asked for that is not there.</exception>
    public NativeLinearAlgebra? Products => _multiplies ? _loaded.Value.Library : null;

    /// <summary>The same in words.</summary>
    /// <exception cref="DllNotFoundException">A library was asked for that is not there.</exception>
    public IReadOnlyList<string> Notes =>
    [
        _loaded.Value.Note,
        Products is { } products
            ? $"Products of matrices: {products.Description}."
            : "Products of matrices: Cohort's own.",
    ];
}
