namespace Samples.Pictures;

/// <summary>How a value becomes a colour.</summary>
internal enum ColourMap
{
    /// <summary>White to black, as ink on paper.</summary>
    Grey,

    /// <summary>Dark to bright through red.</summary>
    Heat,

    /// <summary>Dark to bright through blue and green.</summary>
    Ocean,

    /// <summary>Blue below zero, red above.</summary>
    Diverging,
}
