namespace Cohort.IO.Text;

/// <summary>Reads one element from a text; false when the text is none.</summary>
internal delegate bool ElementParser<T>(ReadOnlySpan<char> text, out T value);
