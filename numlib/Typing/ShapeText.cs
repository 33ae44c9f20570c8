using System.Text;

namespace Cohort.Typing;

/// <summary>Shapes as NumPy's messages write them: (2,3) and (4,), with newaxis for a negative extent.</summary>
internal static class ShapeText
{
    public static string Of(ReadOnlySpan<long> extents)
    {
        var text = new StringBuilder("(");
        for (var axis = 0; axis < extents.Length; axis++)
        {
            text.Append(axis > 0 ? "," : string.Empty);
            _ = extents[axis] < 0 ? text.Append("newaxis") : text.Append(extents[axis]);
        }

        return text.Append(extents.Length == 1 ? ",)" : ")").ToString();
    }
}
