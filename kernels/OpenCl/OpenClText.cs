using System.Text;

namespace Cohort.Kernels.OpenCl;

/// <summary>Texts that the driver gives in two steps: how long they are, then the bytes.</summary>
internal static unsafe class OpenClText
{
    /// <summary>One call of an information query.</summary>
    /// <param name="size">How many bytes there is room for.</param>
    /// <param name="value">Where the bytes go; null to ask for their number alone.</param>
    /// <param name="needed">Where the number of bytes goes; null when nobody asks.</param>
    /// <returns>The driver's status.</returns>
    public delegate int Query(nuint size, void* value, nuint* needed);

    /// <summary>Asks for a text; an error of the driver is thrown under the name of the call.</summary>
    public static string Of(string call, Query query)
    {
        nuint size = 0;
        OpenClLibrary.ThrowIfFailed(query(0, null, &size), call);
        var text = new byte[size];
        fixed (byte* bytes = text)
        {
            OpenClLibrary.ThrowIfFailed(query(size, bytes, null), call);
        }

        return Encoding.UTF8.GetString(text).TrimEnd('\0').Trim();
    }
}
