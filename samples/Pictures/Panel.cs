using Cohort;

namespace Samples.Pictures;

/// <summary>One field of a picture: a 2-D array of values, or a 3-D one of red, green and blue in 0..1.</summary>
internal sealed record Panel(string Caption, NDArray Values)
{
    /// <summary>The number of rows.</summary>
    public int Rows => (int)Values.shape[0];

    /// <summary>The number of columns.</summary>
    public int Columns => (int)Values.shape[1];

    /// <summary>The values as rows and columns.</summary>
    public double[,] ToGrid()
    {
        var flat = Values.astype(np.float64).ToArray<double>();
        var grid = new double[Rows, Columns];
        Buffer.BlockCopy(flat, 0, grid, 0, flat.Length * sizeof(double));
        return grid;
    }
}
