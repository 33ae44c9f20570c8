using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>Moves lines into planes, side by side, and back.</summary>
internal static unsafe class Interleaving
{
    /// <summary>Reads lines into planes.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="to">The planes.</param>
    /// <param name="length">How many numbers of each line; those beyond its end are zero.</param>
    public static void Load(ReadOnlySpan<Line> lines, Planes to, nint length)
    {
        if (Distance(lines) is { } distance)
        {
            var first = lines[0];
            LoadSideBySide(
                (double*)first.Re, first, Math.Min(first.Count, length), distance, to.Real, lines.Length, 1);
            LoadSideBySide(
                (double*)first.Im, first, Math.Min(first.ImaginaryCount, length), distance, to.Imaginary, lines.Length,
                first.Sign);
            Clear(to.Real, first.Count, length, lines.Length);
            Clear(to.Imaginary, first.ImaginaryCount, length, lines.Length);
            return;
        }

        for (var lane = 0; lane < lines.Length; lane++)
        {
            var line = lines[lane];
            LoadLane(
                (double*)line.Re, line.Step, Math.Min(line.Count, length), to.Real + lane, lines.Length, length, 1);
            LoadLane(
                (double*)line.Im, line.Step, Math.Min(line.ImaginaryCount, length), to.Imaginary + lane, lines.Length,
                length, line.Sign);
        }
    }

    /// <summary>Writes planes, times a factor, to the numbers that the lines have.</summary>
    public static void Store(ReadOnlySpan<Line> lines, Planes from, nint length, double scale)
    {
        if (Distance(lines) is { } distance)
        {
            var first = lines[0];
            StoreSideBySide(
                (double*)first.Re, first, Math.Min(first.Count, length), distance, from.Real, lines.Length, scale);
            StoreSideBySide(
                (double*)first.Im, first, Math.Min(first.ImaginaryCount, length), distance, from.Imaginary,
                lines.Length, scale * first.Sign);
            return;
        }

        for (var lane = 0; lane < lines.Length; lane++)
        {
            var line = lines[lane];
            StoreLane(
                (double*)line.Re, line.Step, Math.Min(line.Count, length), from.Real + lane, lines.Length, scale);
            StoreLane(
                (double*)line.Im, line.Step, Math.Min(line.ImaginaryCount, length), from.Imaginary + lane,
                lines.Length, scale * line.Sign);
        }
    }

    // The distance in doubles of lines of one form that lie closer to each other than their numbers do: these are
    // moved number by number, so that neighbours in memory are used together.
    private static nint? Distance(ReadOnlySpan<Line> lines)
    {
        if (lines.Length == 1)
        {
            return null;
        }

        var distance = (lines[1].Re - lines[0].Re) / sizeof(double);
        if (Math.Abs(distance) >= Math.Abs(lines[0].Step))
        {
            return null;
        }

        for (var lane = 1; lane < lines.Length; lane++)
        {
            var (line, shift) = (lines[lane], lane * distance * sizeof(double));
            if (line != lines[0] with { Re = lines[0].Re + shift, Im = lines[0].Im + shift })
            {
                return null;
            }
        }

        return distance;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadSideBySide(
        double* source, Line line, nint count, nint distance, double* to, int lanes, double sign)
    {
        for (nint j = 0; j < count; j++, source += line.Step)
        {
            for (nint lane = 0; lane < lanes; lane++)
            {
                *to++ = source[lane * distance] * sign;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreSideBySide(
        double* target, Line line, nint count, nint distance, double* from, int lanes, double scale)
    {
        for (nint j = 0; j < count; j++, target += line.Step)
        {
            for (nint lane = 0; lane < lanes; lane++)
            {
                target[lane * distance] = *from++ * scale;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadLane(
        double* source, nint step, nint count, double* to, nint lanes, nint length, double sign)
    {
        for (nint j = 0; j < count; j++)
        {
            to[j * lanes] = source[j * step] * sign;
        }

        for (var j = count; j < length; j++)
        {
            to[j * lanes] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreLane(double* target, nint step, nint count, double* from, nint lanes, double scale)
    {
        for (nint j = 0; j < count; j++)
        {
            target[j * step] = from[j * lanes] * scale;
        }
    }

    private static void Clear(double* to, nint from, nint until, int lanes)
    {
        if (from < until)
        {
            new Span<double>(to + (from * lanes), checked((int)((until - from) * lanes))).Clear();
        }
    }
}
