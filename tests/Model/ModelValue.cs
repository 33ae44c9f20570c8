namespace Cohort.Tests.Model;

/// <summary>
/// One element of the model: exact, whatever its type. Integers and Boolean use <see cref="Integer"/> (Boolean as 0
/// and 1), floats use <see cref="Real"/>.
/// </summary>
public readonly record struct ModelValue(Int128 Integer, double Real)
{
    public static ModelValue Of(Int128 integer) => new(integer, 0);

    public static ModelValue Of(double real) => new(0, real);

    public static ModelValue Of(bool truth) => new(truth ? 1 : 0, 0);
}
