using System.Reflection;
using Cohort.Kernels.Gpu.Library;

namespace Cohort.Tests.Gpu.Library;

/// <summary>
/// All kernels written in C#, found by reflection: the static keys of every class, closed over the element types that
/// kernels compute with and over the types that satisfy the constraints of further parameters.
/// </summary>
internal static class LibraryKernels
{
    private static readonly Type[] Elements =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
        typeof(ulong), typeof(float), typeof(double),
    ];

    private static readonly Type[] All = typeof(LibraryKernelKey).Assembly.GetTypes();

    /// <summary>The names of the classes that have kernels.</summary>
    public static IEnumerable<string> Classes => All.Where(HasKernels).Select(type => type.FullName!).Order();

    /// <summary>The kernels of a class, of every choice of type arguments.</summary>
    public static IEnumerable<LibraryKernelKey> Of(string name)
    {
        var type = Array.Find(All, candidate => candidate.FullName == name)!;
        var closed = type.IsGenericTypeDefinition ? Closed(type) : [type];
        return closed.SelectMany(Fields).Select(field => (LibraryKernelKey)field.GetValue(null)!);
    }

    private static bool HasKernels(Type type) => Fields(type).Any();

    private static IEnumerable<FieldInfo> Fields(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(LibraryKernelKey));

    private static IEnumerable<Type> Closed(Type definition)
    {
        IEnumerable<Type[]> choices = [[]];
        foreach (var parameter in definition.GetGenericArguments())
        {
            choices = choices.SelectMany(
                chosen => Candidates(parameter, chosen).Select(next => (Type[])[.. chosen, next]));
        }

        return choices.Select(arguments => TryClose(definition, arguments)).OfType<Type>();
    }

    // The first parameter is an element type where it can be; the others are types with static members.
    private static IEnumerable<Type> Candidates(Type parameter, Type[] chosen)
    {
        var interfaces = parameter.GetGenericParameterConstraints()
            .Where(constraint => constraint is { IsInterface: true, IsGenericType: true })
            .Select(constraint => constraint.GetGenericTypeDefinition()).ToArray();
        var own = All.Where(type => type.IsValueType && interfaces.Length > 0 && Array.TrueForAll(interfaces, wanted =>
            type.GetInterfaces().Any(had => had.IsGenericType && had.GetGenericTypeDefinition() == wanted))).ToArray();
        return own.Length == 0
            ? Elements
            : own.Select(type => type.IsGenericTypeDefinition ? TryClose(type, chosen) : type).OfType<Type>();
    }

    private static Type? TryClose(Type definition, Type[] arguments)
    {
        try
        {
            return definition.MakeGenericType([.. arguments.Take(definition.GetGenericArguments().Length)]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
