namespace Cohort.IO;

/// <summary>Writes files that are complete or not there: what fails on the way leaves the former content.</summary>
internal static class WholeFile
{
    /// <summary>Writes a draft next to the file, and puts it in its place.</summary>
    /// <remarks>Devices, and files in folders that cannot be written, are written directly.</remarks>
    public static void Write(string path, Action<Stream> write)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file.FullName
            : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (target.StartsWith("/dev/", StringComparison.Ordinal) || Draft(target) is not { } draft)
        {
            using var direct = File.Create(path);
            write(direct);
            return;
        }

        try
        {
            using (draft)
            {
                write(draft);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(draft.Name, File.GetUnixFileMode(target));
            }

            File.Move(draft.Name, target, overwrite: true);
        }
        catch
        {
            File.Delete(draft.Name);
            throw;
        }
    }

    private static FileStream? Draft(string target)
    {
        try
        {
            return new FileStream($"{target}.{Path.GetRandomFileName()}", FileMode.CreateNew, FileAccess.Write);
        }
        catch (UnauthorizedAccessException) when (File.Exists(target))
        {
            return null;
        }
    }
}
