namespace Samples.Pictures;

/// <summary>Something to look at, drawn into a PNG file.</summary>
/// <param name="Name">The name of the file, without its extension.</param>
/// <param name="Title">The line above the picture.</param>
internal abstract record Picture(string Name, string Title)
{
    /// <summary>Draws into the given folder and tells the path of the file.</summary>
    public string Save(string folder)
    {
        var path = Path.Combine(folder, Name + ".png");
        Draw(path);
        return path;
    }

    /// <summary>Draws into a file.</summary>
    protected abstract void Draw(string path);
}
