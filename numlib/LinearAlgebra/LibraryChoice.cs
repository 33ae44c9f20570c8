using Cohort.Kernels.Native;

namespace Cohort.LinearAlgebra;

/// <summary>Which library of the machine a session decomposes and multiplies matrices with.</summary>
/// <param name="Decompositions">For decompositions; null for Cohort's own routines.</param>
/// <param name="Products">For products; null for Cohort's own routines.</param>
/// <param name="Notes">The same in words.</param>
internal sealed record LibraryChoice(
    NativeLinearAlgebra? Decompositions, NativeLinearAlgebra? Products, IReadOnlyList<string> Notes)
{
    private const string Automatic = "auto";

    /// <summary>The choice of a session, made when it is first wanted: then a library is loaded.</summary>
    public static Lazy<LibraryChoice> Of(SessionOptions options) => new(() => Make(options.LinearAlgebra));

    private static LibraryChoice Make(string choice)
    {
        var library = NativeLibraries.Load(choice, out var note);
        var products = choice == Automatic ? null : library;
        return new LibraryChoice(library, products,
        [
            note,
            products is null
                ? "Products of matrices: Cohort's own, whose bits are the same on every machine."
                : $"Products of matrices: {products.Description}.",
        ]);
    }
}
