using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Cohort.Tests.House;

/// <summary>
/// Nothing below numlib keeps static mutable state, so that sessions live side by side (ARCHITECTURE.md, section 3).
/// </summary>
public sealed class StaticStateTests
{
    /// <summary>Fields that are exempt, as Type.Field, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["Cohort.Kernels.Compiler.LaneByLane.Methods"] = "Methods found by reflection: a pure function of the key.",
        ["Cohort.Kernels.Compiler.VectorMethods.Found"] = "Methods found by reflection: a pure function of the key.",
    };

    [Theory]
    [InlineData("Cohort.Runtime")]
    [InlineData("Cohort.Mapper")]
    [InlineData("Cohort.Kernels")]
    public void No_static_field_can_change(string assembly)
    {
        var violations =
            from type in Assembly.Load(assembly).GetTypes()
            where !IsGenerated(type)
            from field in type.GetFields(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !field.Name.StartsWith("<>", StringComparison.Ordinal)
            where (!field.IsInitOnly && !field.IsLiteral) || IsMutableTable(field.FieldType)
            let name = $"{type.FullName}.{field.Name}"
            where !Exempt.ContainsKey(name)
            select name;
        Violations.MustBeEmpty(violations);
    }

    /// <summary>Collections that exist to be changed while others read them: a cache, however it is called.</summary>
    private static bool IsMutableTable(Type type) =>
        type.IsGenericType
        && (type.Namespace == typeof(ConcurrentDictionary<,>).Namespace
            || type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>)
            || type.GetGenericTypeDefinition() == typeof(ThreadLocal<>)
            || type.GetGenericTypeDefinition() == typeof(AsyncLocal<>));

    private static bool IsGenerated(Type type) =>
        type.Name.StartsWith('<') || type.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
