namespace Cohort;

/// <content>What arrays are computed with.</content>
public static partial class np
{
    /// <summary>What computes: there is one backend, whose devices <see cref="SessionOptions"/> chooses.</summary>
    /// <exception cref="NotSupportedException">A backend is set that is not there.</exception>
    public static BackendType BackendEngine
    {
        get => BackendType.Default;
        set
        {
            if (value != BackendType.Default)
            {
                throw new NotSupportedException($"There is no backend {value}.");
            }
        }
    }

    /// <summary>
    /// Prints what the current session computes with: its devices, what it could not use and why, and which library
    /// decomposes and multiplies matrices.
    /// </summary>
    /// <exception cref="DllNotFoundException">
    /// <see cref="SessionOptions.LinearAlgebra"/> names a library that is not there.
    /// </exception>
    public static void show_config()
    {
        var session = Session.Current;
        string[] lines =
        [
            $"Cohort {typeof(np).Assembly.GetName().Version}", .. session.Devices.Select(device => $"Device: {device}"),
            .. session.DeviceNotes, .. session.LinearAlgebraNotes,
        ];
        Console.WriteLine(string.Join(Environment.NewLine, lines));
    }
}
