using System.Reflection;
using System.Runtime.CompilerServices;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>
/// A kernel that is a static C# method. Its parameters are views of arrays, and then numbers of eight bytes. A launch
/// has two slots for each view, address and length in elements, and one for each number.
/// </summary>
public sealed record LibraryKernelKey : GpuKernelKey
{
    private readonly int _numbers;

    /// <summary>Names a kernel.</summary>
    /// <param name="kernel">The method, with its type arguments.</param>
    public LibraryKernelKey(Delegate kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        Method = kernel.Method;
        var types = Array.ConvertAll(Method.GetParameters(), parameter => parameter.ParameterType);
        var views = types.TakeWhile(IsView).ToArray();
        _numbers = types.Length - views.Length;
        if (!Method.IsStatic || !types[views.Length..].All(t => t == typeof(long) || t == typeof(double)))
        {
            throw new InvariantException($"{Method} is no kernel: views first, then long and double");
        }

        ElementSizes = Array.ConvertAll(views, SizeOf);
    }

    /// <summary>The method.</summary>
    public MethodInfo Method { get; }

    /// <summary>
    /// Whether a product that is only added to becomes one fused multiply-add: faster, and as exact; elsewhere each
    /// operation rounds for itself, as on the CPU.
    /// </summary>
    public bool FusesMultiplyAdd { get; init; }

    /// <summary>The size of the elements of each view.</summary>
    public IReadOnlyList<int> ElementSizes { get; }

    /// <inheritdoc/>
    public override int OperandCount => ElementSizes.Count;

    /// <summary>The number of slots.</summary>
    public int SlotCount => (2 * ElementSizes.Count) + _numbers;

    /// <inheritdoc/>
    public override int AddressSlot(int operand) => 2 * operand;

    /// <inheritdoc/>
    public bool Equals(LibraryKernelKey? other) =>
        Method == other?.Method && FusesMultiplyAdd == other.FusesMultiplyAdd;

    /// <inheritdoc/>
    public override int GetHashCode() => Method.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Method.DeclaringType!.Name}.{Method.Name}";

    private static bool IsView(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ArrayView<>);

    private static int SizeOf(Type view)
    {
        var size = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(view.GetGenericArguments());
        return (int)size.Invoke(null, null)!;
    }
}
