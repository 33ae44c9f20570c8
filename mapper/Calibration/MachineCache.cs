using System.Security.Cryptography;
using System.Text;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;

namespace Cohort.Mapping.Calibration;

/// <summary>Keeps calibrated models in the user's cache folder, a file for each set of devices and version.</summary>
public sealed class MachineCache
{
    // Models of another shape or another way to measure are not taken for ours.
    private const int Format = 1;

    private readonly string _folder;

    /// <summary>Keeps them in a folder; it is created when something is kept.</summary>
    public MachineCache(string folder) => _folder = folder;

    /// <summary>XDG_CACHE_HOME or the system's folder for local data, and in it ours.</summary>
    public static string UsualFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        return Path.Combine(
            string.IsNullOrEmpty(cache)
                ? Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
                : cache,
            "cohort");
    }

    /// <summary>The file for some devices: of their products, sizes and order, and of the library's version.</summary>
    public string PathFor(IReadOnlyList<IDevice> devices)
    {
        var text = new StringBuilder($"{Format}|{typeof(MachineCache).Assembly.GetName().Version}");
        foreach (var device in devices)
        {
            var traits = device.Traits;
            text.Append('|').Append(device.Name).Append(':').Append(traits.Product).Append(':').Append(traits.Cores)
                .Append(':').Append(traits.Physical).Append(':').Append(device.MemoryBudget >> 28);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return Path.Combine(_folder, $"machine-{hash[..16]}.json");
    }

    /// <summary>The model that was kept for some devices, or null.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="remark">Why a file that is there cannot be used, in a sentence; else null.</param>
    public MachineModel? TryLoad(IReadOnlyList<IDevice> devices, out string? remark)
    {
        remark = null;
        var path = PathFor(devices);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return MachineFile.Load(path).Only([.. devices.Select(device => device.Name)]);
        }
        catch (FormatException broken)
        {
            remark = $"{broken.Message.ReplaceLineEndings(" ")} It is ignored; COHORT_CALIBRATE=1 replaces it.";
            return null;
        }
    }

    /// <summary>Keeps a model for some devices; why that failed, in a sentence, or null.</summary>
    public string? TrySave(IReadOnlyList<IDevice> devices, MachineModel model)
    {
        var path = PathFor(devices);
        try
        {
            // Whoever reads meanwhile finds the old file or the new one, never a part.
            Directory.CreateDirectory(_folder);
            var part = $"{path}.{Environment.ProcessId}.part";
            File.WriteAllText(part, MachineFile.ToText(model));
            File.Move(part, path, overwrite: true);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"The calibration cannot be kept in '{path}': {failure.Message}";
        }
    }
}
