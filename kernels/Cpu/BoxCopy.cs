using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Cpu;

/// <summary>Copies boxes between instances in host memory, the longest contiguous runs at a time.</summary>
internal static unsafe class BoxCopy
{
    private const long ChunkBytes = 1 << 20;

    /// <summary>Runs a copy command.</summary>
    public static void Run(CopyCommand command, WorkerTeam team)
    {
        var box = command.Box;
        var strides = command.Whole.Strides;
        var runAxis = box.Rank;
        long run = command.ElementSize;
        while (runAxis > 0 && (runAxis == box.Rank || IsFull(command, runAxis)))
        {
            runAxis--;
            run *= box.CountAlong(runAxis);
        }

        var rows = command.SizeInBytes / Math.Max(run, 1);
        var offset = 0L;
        for (var axis = 0; axis < box.Rank; axis++)
        {
            offset += box.Low[axis] * strides[axis] * command.ElementSize;
        }

        var source = command.Source.Origin + (nint)offset;
        var target = command.Destination.Origin + (nint)offset;
        if (rows == 1)
        {
            CopyRun((byte*)source, (byte*)target, run, team);
            return;
        }

        var perChunk = Math.Max(ChunkBytes / run, 1);
        team.For(
            checked((int)((rows + perChunk - 1) / perChunk)),
            chunk => CopyRows(
                command, runAxis, source, target, run, chunk * perChunk, Math.Min((chunk + 1) * perChunk, rows)));
    }

    private static bool IsFull(CopyCommand command, int axis) =>
        command.Box.CountAlong(axis) == command.Whole.Extents[axis];

    private static void CopyRun(byte* source, byte* target, long bytes, WorkerTeam team)
    {
        var chunks = checked((int)((bytes + ChunkBytes - 1) / ChunkBytes));
        var (from, to) = ((nint)source, (nint)target);
        team.For(chunks, chunk =>
        {
            var begin = chunk * ChunkBytes;
            var count = Math.Min(ChunkBytes, bytes - begin);
            Buffer.MemoryCopy((void*)(from + (nint)begin), (void*)(to + (nint)begin), count, count);
        });
    }

    private static void CopyRows(
        CopyCommand command, int runAxis, nint source, nint target, long run, long firstRow, long endRow)
    {
        for (var row = firstRow; row < endRow; row++)
        {
            var rest = row;
            var offset = 0L;
            for (var axis = runAxis - 1; axis >= 0; axis--)
            {
                (rest, var index) = Math.DivRem(rest, command.Box.CountAlong(axis));
                offset += index * command.Whole.Strides[axis] * command.ElementSize;
            }

            Buffer.MemoryCopy((void*)(source + (nint)offset), (void*)(target + (nint)offset), run, run);
        }
    }
}
