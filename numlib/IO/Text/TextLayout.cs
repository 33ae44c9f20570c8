namespace Cohort.IO.Text;

/// <summary>What stands between and around the numbers of a table.</summary>
/// <param name="Delimiter">Between columns.</param>
/// <param name="NewLine">At the end of each line.</param>
/// <param name="Header">A remark before the table.</param>
/// <param name="Footer">A remark after it.</param>
/// <param name="Comments">What each line of a remark begins with.</param>
internal sealed record TextLayout(string Delimiter, string NewLine, string Header, string Footer, string Comments);
