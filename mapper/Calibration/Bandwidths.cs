namespace Cohort.Mapping.Calibration;

/// <summary>Finds read and write bandwidth from the times of kernels that read and write different shares.</summary>
internal static class Bandwidths
{
    // Where one of the two takes no time that could be seen, it is taken to be so many times as fast as the other.
    private const double AtMost = 10;

    /// <summary>
    /// Seconds a byte read and a byte written, so that the relative errors of all times are small (least squares); then
    /// what that makes a second.
    /// </summary>
    /// <param name="kernels">Per kernel how many arrays it reads and writes, and its seconds.</param>
    /// <param name="bytes">The size of an array.</param>
    public static (double Read, double Write) Fit(
        IReadOnlyList<(double Reads, double Writes, double Seconds)> kernels, double bytes)
    {
        double rr = 0, rw = 0, ww = 0, r = 0, w = 0;
        foreach (var (reads, writes, seconds) in kernels)
        {
            var (x, y) = (reads * bytes / seconds, writes * bytes / seconds);
            rr += x * x;
            rw += x * y;
            ww += y * y;
            r += x;
            w += y;
        }

        var determinant = (rr * ww) - (rw * rw);
        var read = ((r * ww) - (w * rw)) / determinant;
        var write = ((w * rr) - (r * rw)) / determinant;
        if (!(read > 0) || read * AtMost < write)
        {
            write = (w + (r / AtMost)) / (ww + (2 * rw / AtMost) + (rr / AtMost / AtMost));
            read = write / AtMost;
        }
        else if (write * AtMost < read)
        {
            read = (r + (w / AtMost)) / (rr + (2 * rw / AtMost) + (ww / AtMost / AtMost));
            write = read / AtMost;
        }

        return (Math.Clamp(1 / read, 1e6, 1e16), Math.Clamp(1 / write, 1e6, 1e16));
    }
}
