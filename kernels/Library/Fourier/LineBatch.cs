using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>Transforms all lines of an array along an axis into another array.</summary>
/// <param name="Input">The lines.</param>
/// <param name="Output">Where the results go.</param>
/// <param name="Axis">The axis.</param>
/// <param name="Form">What a line is to the transform.</param>
/// <param name="Plan">The transform of <see cref="LineForm.Length"/>.</param>
/// <param name="Scale">By what the results are multiplied.</param>
internal sealed record LineBatch(
    ArrayPart Input, ArrayPart Output, int Axis, LineForm Form, FourierPlan Plan, double Scale)
{
    private readonly Layout _sources = Input.Layout.RemoveAxis(Axis);
    private readonly Layout _targets = Output.Layout.RemoveAxis(Axis);

    /// <summary>Transforms them.</summary>
    public void Run(IParallel parallel)
    {
        var count = _targets.Count;
        if (Plan.Block is { } block)
        {
            var lanes = (int)Math.Min(BlockSize.LanesOf(block.Room), count);
            var blocks = lanes == 0 ? 0 : checked((int)((count + lanes - 1) / lanes));
            parallel.For(blocks, number =>
            {
                var first = number * (long)lanes;
                RunBlock(block, first, (int)Math.Min(lanes, count - first));
            });
        }
        else if (count < parallel.Width)
        {
            for (var line = 0L; line < count; line++)
            {
                RunLong(Plan.Long!, line, parallel);
            }
        }
        else
        {
            parallel.For(checked((int)count), line => RunLong(Plan.Long!, line, SerialParallel.Instance));
        }
    }

    private unsafe void RunBlock(BlockTransform transform, long first, int lanes)
    {
        using var scratch = new Scratch(BlockSize.BytesOf(transform.Room, lanes));
        var (data, spare) = BlockSize.Pair(scratch, transform.Room, lanes);
        Span<nint> addresses = stackalloc nint[lanes];
        Span<Line> lines = stackalloc Line[lanes];
        Addresses(Input, _sources, first, addresses);
        if (Lines(addresses, lines, Form.Source))
        {
            Interleaving.Load(lines, data, Form.Length);
        }
        else
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                Form.Fill(addresses[lane], data.From(lane), lanes, 0, Form.Steps);
            }
        }

        var result = transform.Run(data, spare, lanes);
        Addresses(Output, _targets, first, addresses);
        if (Lines(addresses, lines, Form.Target))
        {
            Interleaving.Store(lines, result, Form.Length, Scale);
            return;
        }

        for (var lane = 0; lane < lanes; lane++)
        {
            Form.Deliver(addresses[lane], result.From(lane), lanes, Scale, 0, Form.Steps);
        }
    }

    private unsafe void RunLong(LongTransform transform, long number, IParallel parallel)
    {
        Span<nint> addresses = stackalloc nint[2];
        Addresses(Input, _sources, number, addresses[..1]);
        Addresses(Output, _targets, number, addresses[1..]);
        var (from, to, length) = (addresses[0], addresses[1], Form.Length);
        var (source, target) = (Form.Source(from), Form.Target(to));
        using var scratch = new Scratch((source is null || target is null ? 2 * length : 0) * sizeof(double));
        var planes = Planes.At((double*)scratch.Pointer, length);
        if (source is null)
        {
            Chunks.Run(parallel, Form.Steps, (start, end) => Form.Fill(from, planes, 1, start, end));
        }

        var line = Line.OfPlanes(planes, length);
        transform.Run(source ?? line, target ?? line, target is null ? 1 : Scale, parallel);
        if (target is null)
        {
            Chunks.Run(parallel, Form.Steps, (start, end) => Form.Deliver(to, planes, 1, Scale, start, end));
        }
    }

    private static void Addresses(ArrayPart array, Layout lines, long first, Span<nint> addresses)
    {
        var odometer = new Odometer(lines, first);
        foreach (ref var address in addresses)
        {
            address = array.Address + (nint)(odometer.Position * array.Type.SizeInBytes());
            odometer.MoveNext();
        }
    }

    private static bool Lines(ReadOnlySpan<nint> addresses, Span<Line> lines, Func<nint, Line?> lineAt)
    {
        for (var lane = 0; lane < lines.Length; lane++)
        {
            if (lineAt(addresses[lane]) is not { } line)
            {
                return false;
            }

            lines[lane] = line;
        }

        return true;
    }
}
