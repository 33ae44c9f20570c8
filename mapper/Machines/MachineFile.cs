using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cohort.Mapping.Machines;

/// <summary>Machine models as JSON.</summary>
public static class MachineFile
{
    private static readonly MachineJson Json = new(new JsonSerializerOptions(MachineJson.Default.Options)
    {
        // Sources are text for people; nothing of it goes into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Reads a model from a file.</summary>
    /// <exception cref="FormatException">
    /// The file is not there, is no machine model, or breaks one of its rules; the message names the field, its value
    /// and what is allowed.
    /// </exception>
    public static MachineModel Load(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The machine file '{path}' cannot be read: {failure.Message}", failure);
        }

        return Parse(text, $"The machine file '{path}'");
    }

    /// <summary>Reads a model from text.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="what">What the text is, to begin messages with.</param>
    /// <exception cref="FormatException">As <see cref="Load"/>.</exception>
    public static MachineModel Parse(string text, string what = "The machine model")
    {
        MachineModel? model;
        try
        {
            model = JsonSerializer.Deserialize(text, Json.MachineModel);
        }
        catch (JsonException failure)
        {
            throw new FormatException($"{what} cannot be understood: {failure.Message}", failure);
        }

        return MachineRules.FirstBroken(model) is { } rule ? throw new FormatException($"{what}: {rule}") : model!;
    }

    /// <summary>The model as JSON, which <see cref="Parse"/> reads.</summary>
    public static string ToText(MachineModel model) => JsonSerializer.Serialize(model, Json.MachineModel);
}
