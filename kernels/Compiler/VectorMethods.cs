using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Intrinsics.X86;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Finds the methods of System.Runtime.Intrinsics that compiled kernels call, by name and parameter types. Results are
/// remembered for the life of the compiler: reflection costs more than emitting a kernel.
/// </summary>
internal sealed class VectorMethods
{
    private readonly ConcurrentDictionary<Signature, MethodInfo?> _found = new();
    private readonly Lazy<ILookup<string, MethodInfo>> _instructions = new(SupportedInstructions);

    /// <summary>A method of the portable vector classes.</summary>
    /// <param name="bytes">The vector size that names the class.</param>
    /// <param name="name">The method.</param>
    /// <param name="lane">The type argument, where the method is generic.</param>
    /// <param name="parameters">The exact parameter types.</param>
    public MethodInfo Portable(int bytes, string name, Type lane, params Type[] parameters)
    {
        var owner = VectorTypes.Operations(bytes);
        return TryFind(owner, name, lane, parameters)
            ?? throw new InvalidOperationException($"{owner.Name} has no {name} of {lane.Name}");
    }

    /// <summary>A portable method with this type argument and these parameters, or null.</summary>
    public MethodInfo? TryPortable(int bytes, string name, Type lane, params Type[] parameters) =>
        TryFind(VectorTypes.Operations(bytes), name, lane, parameters);

    /// <summary>The conversion between vector types without a change of bits.</summary>
    public MethodInfo Reinterpret(int bytes, Type from, Type to) =>
        _found.GetOrAdd(new Signature(from, "As", to, VectorTypes.Vector(bytes, from), null, null), static key =>
        {
            var owner = key.First!.GetGenericTypeDefinition() == typeof(System.Runtime.Intrinsics.Vector128<>)
                ? typeof(System.Runtime.Intrinsics.Vector128)
                : key.First.GetGenericTypeDefinition() == typeof(System.Runtime.Intrinsics.Vector256<>)
                    ? typeof(System.Runtime.Intrinsics.Vector256)
                    : typeof(System.Runtime.Intrinsics.Vector512);
            var open = owner.GetMember("As", MemberTypes.Method, BindingFlags.Public | BindingFlags.Static);
            return ((MethodInfo)open[0]).MakeGenericMethod(key.Owner, key.Lane);
        })!;

    /// <summary>The creation of a vector from one value per lane.</summary>
    public MethodInfo Create(int bytes, Type lane, Type[] lanes) =>
        _found.GetOrAdd(new Signature(typeof(VectorMethods), "Create", lane, null, null, null, bytes), _ =>
            Search(VectorTypes.Operations(bytes), "Create", lane, lanes))!;

    /// <summary>An instruction of this machine by its name and parameters, or false when it has none.</summary>
    public bool TryInstruction(string name, [NotNullWhen(true)] out MethodInfo? method, params Type[] parameters)
    {
        var key = Key(typeof(VectorMethods), name, typeof(void), parameters);
        if (!_found.TryGetValue(key, out method))
        {
            method = _instructions.Value[name].FirstOrDefault(candidate => Accepts(candidate, parameters));
            _found.TryAdd(key, method);
        }

        return method is not null;
    }

    private MethodInfo? TryFind(Type owner, string name, Type lane, Type[] parameters)
    {
        var key = Key(owner, name, lane, parameters);
        if (!_found.TryGetValue(key, out var method))
        {
            method = Search(owner, name, lane, parameters);
            _found.TryAdd(key, method);
        }

        return method;
    }

    private static MethodInfo? Search(Type owner, string name, Type lane, Type[] parameters)
    {
        foreach (var member in owner.GetMember(name, MemberTypes.Method, BindingFlags.Public | BindingFlags.Static))
        {
            var method = (MethodInfo)member;
            if (method.GetParameters().Length != parameters.Length)
            {
                continue;
            }

            if (method.IsGenericMethodDefinition)
            {
                if (method.GetGenericArguments().Length != 1)
                {
                    continue;
                }

                method = method.MakeGenericMethod(lane);
            }

            if (Accepts(method, parameters))
            {
                return method;
            }
        }

        return null;
    }

    private static bool Accepts(MethodInfo method, Type[] parameters)
    {
        var actual = method.GetParameters();
        if (actual.Length != parameters.Length)
        {
            return false;
        }

        for (var i = 0; i < actual.Length; i++)
        {
            if (actual[i].ParameterType != parameters[i])
            {
                return false;
            }
        }

        return true;
    }

    private static Signature Key(Type owner, string name, Type lane, Type[] parameters) =>
        new(owner, name, lane, At(parameters, 0), At(parameters, 1), At(parameters, 2), parameters.Length);

    private static Type? At(Type[] parameters, int index) => index < parameters.Length ? parameters[index] : null;

    private static ILookup<string, MethodInfo> SupportedInstructions()
    {
        (Type Owner, bool IsSupported)[] sets =
        [
            (typeof(Avx512F), Avx512F.IsSupported), (typeof(Avx512F.VL), Avx512F.VL.IsSupported),
            (typeof(Avx512BW), Avx512BW.IsSupported), (typeof(Avx512BW.VL), Avx512BW.VL.IsSupported),
            (typeof(Avx512DQ), Avx512DQ.IsSupported), (typeof(Avx512DQ.VL), Avx512DQ.VL.IsSupported),
            (typeof(Avx2), Avx2.IsSupported), (typeof(Avx), Avx.IsSupported),
            (typeof(Sse41), Sse41.IsSupported), (typeof(Sse2), Sse2.IsSupported),
        ];
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return sets.Where(set => set.IsSupported)
            .SelectMany(set => set.Owner.GetMethods(Flags))
            .Where(method => method.Name.StartsWith("ConvertToVector", StringComparison.Ordinal)
                || method.Name.EndsWith("Variable", StringComparison.Ordinal))
            .ToLookup(method => method.Name);
    }

    private readonly record struct Signature(
        Type Owner, string Name, Type Lane, Type? First, Type? Second, Type? Third, int Count = 0);
}
