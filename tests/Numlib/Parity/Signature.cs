using System.Globalization;
using System.Reflection;

namespace Cohort.Tests.Numlib.Parity;

/// <summary>
/// What calling code depends on of a public member, as a line of text: types by name without namespaces, and names of
/// parameters except those of operators.
/// </summary>
internal static class Signature
{
    private const BindingFlags Public =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The members that a type itself declares; accessors come as their properties.</summary>
    public static IEnumerable<(string Name, string Text)> Declared(Type type) =>
        from member in type.GetMembers(Public)
        where member is not MethodInfo { IsSpecialName: true } method
            || method.Name.StartsWith("op_", StringComparison.Ordinal)
        let text = Of(member)
        where text is not null
        select (member is ConstructorInfo ? "new" : member.Name, text);

    /// <summary>What a type can be used as: the classes and interfaces above it.</summary>
    public static IEnumerable<string> Uses(Type type)
    {
        for (var level = type.BaseType; level is not null && level != typeof(object); level = level.BaseType)
        {
            yield return $"is {NameOf(level)}";
        }

        foreach (var contract in type.GetInterfaces().Where(contract => contract.IsPublic))
        {
            yield return $"is {NameOf(contract)}";
        }
    }

    /// <summary>The members that can be called on a type, inherited ones too, but not those of every object.</summary>
    public static IEnumerable<string> Callable(Type type)
    {
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var (name, text) in Declared(level))
            {
                if (name != "new" || level == type)
                {
                    yield return text;
                    yield return text.Replace("{ get; set; }", "{ get; }", StringComparison.Ordinal);
                }
            }
        }
    }

    /// <summary>A type's name without its namespace, with its arguments.</summary>
    public static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return NameOf(value) + "?";
        }

        if (type.HasElementType)
        {
            var suffix = type.IsArray ? $"[{new string(',', type.GetArrayRank() - 1)}]" : type.IsPointer ? "*" : "&";
            return NameOf(type.GetElementType()!) + suffix;
        }

        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : name;
    }

    private static string? Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor.GetParameters())})",
        MethodInfo method => $"{Static(method.IsStatic)}{NameOf(method.ReturnType)} {method.Name}{Generics(method)}"
            + $"({(method.IsSpecialName ? Types(method) : Parameters(method.GetParameters()))})",
        PropertyInfo property => Property(property),
        FieldInfo { IsLiteral: true } constant => $"const {NameOf(constant.FieldType)} {constant.Name} = "
            + Convert.ToString(constant.GetRawConstantValue(), CultureInfo.InvariantCulture),
        FieldInfo field => $"{Static(field.IsStatic)}{NameOf(field.FieldType)} {field.Name}",
        EventInfo happening => $"event {happening.Name}",
        _ => null,
    };

    private static string Property(PropertyInfo property)
    {
        var indices = property.GetIndexParameters();
        var name = indices.Length == 0 ? property.Name : $"this[{Parameters(indices)}]";
        var access = (property.GetMethod?.IsPublic == true ? "get; " : "")
            + (property.SetMethod?.IsPublic == true ? "set; " : "");
        var isStatic = (property.GetMethod ?? property.SetMethod)!.IsStatic;
        return $"{Static(isStatic)}{NameOf(property.PropertyType)} {name} {{ {access}}}";
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Types(MethodInfo method) =>
        string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)));

    private static string Parameter(ParameterInfo parameter)
    {
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        return $"{many}{NameOf(parameter.ParameterType)} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? ""
        : parameter.DefaultValue is { } value ? $" = {Convert.ToString(value, CultureInfo.InvariantCulture)}".TrimEnd()
        : " = default";
}
