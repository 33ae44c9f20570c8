namespace Cohort;

/// <summary>
/// Names the module of NumPy whose functions a type has.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ModuleNameAttribute : Attribute
{
    /// <summary>Names a module, such as "np.linalg".</summary>
    public ModuleNameAttribute(string name) => Name = name;

    /// <summary>The module's name in Python.</summary>
    public string Name { get; }
}
