using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

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

    private void RunBlock(BlockTransform transform, long first, int lanes)
    {
        var room = Math.Max(transform.Room, Math.Max(Form.ReadLength, Form.WriteLength));
        using var scratch = new Scratch(BlockSize.BytesOf(room, lanes));
        var (data, spare) = BlockSize.Pair(scratch, room, lanes);
        Span<Line> lines = stackalloc Line[lanes];
        Lines(Input, _sources, first, lines, at => Form.Source(at));
        Interleaving.Load(lines, data, Form.ReadLength);
        Form.Prepare(data, lanes, 0, Form.StepsBefore);
        var result = transform.Run(data, spare, lanes);
        Form.Finish(result, lanes, 0, Form.StepsAfter);
        Lines(Output, _targets, first, lines, at => Form.Target(at));
        Interleaving.Store(lines, result, Form.WriteLength, Scale * Form.Factor);
        if (Lines(Output, _targets, first, lines, Form.Mirror))
        {
            Interleaving.Store(lines, result.From(lanes), Form.WriteLength, Scale * Form.Factor);
        }
    }

    private void RunLong(LongTransform transform, long number, IParallel parallel)
    {
        Span<Line> line = stackalloc Line[1];
        Lines(Input, _sources, number, line, at => Form.Source(at));
        var source = line[0];
        Lines(Output, _targets, number, line, at => Form.Target(at));
        var target = line[0];
        Line? mirror = Lines(Output, _targets, number, line, Form.Mirror) ? line[0] : null;
        if (Form.StepsAfter > 0)
        {
            ToPlanes(transform, source, target, mirror, parallel);
        }
        else if (Form.StepsBefore > 0)
        {
            FromPlanes(transform, source, target, parallel);
        }
        else
        {
            transform.Run(source, target, Scale, parallel);
        }
    }

    private unsafe void ToPlanes(LongTransform transform, Line source, Line target, Line? mirror, IParallel parallel)
    {
        var room = Math.Max(Form.Length, Form.WriteLength);
        using var scratch = new Scratch(2 * room * sizeof(double));
        var planes = Planes.At((double*)scratch.Pointer, room);
        transform.Run(source, Line.OfPlanes(planes, Form.Length), 1, parallel);
        Chunks.Run(parallel, Form.StepsAfter, (from, until) => Form.Finish(planes, 1, from, until));
        var scale = Scale * Form.Factor;
        Chunks.Run(parallel, Form.WriteLength, (from, until) =>
            Interleaving.Store([target.Every(1, from)], planes.From(from), until - from, scale));
        if (mirror is { } second)
        {
            Chunks.Run(parallel, Form.WriteLength - 1, (from, until) =>
                Interleaving.Store([second.Every(1, from)], planes.From(from + 1), until - from, scale));
        }
    }

    private unsafe void FromPlanes(LongTransform transform, Line source, Line target, IParallel parallel)
    {
        var room = Math.Max(Form.Length, Form.ReadLength);
        using var scratch = new Scratch(2 * room * sizeof(double));
        var planes = Planes.At((double*)scratch.Pointer, room);
        Chunks.Run(parallel, Form.ReadLength, (from, until) =>
            Interleaving.Load([source.Every(1, from)], planes.From(from), until - from));
        Chunks.Run(parallel, Form.StepsBefore, (from, until) => Form.Prepare(planes, 1, from, until));
        transform.Run(Line.OfPlanes(planes, Form.Length), target, Scale * Form.Factor, parallel);
    }

    private static bool Lines(ArrayPart array, Layout layout, long first, Span<Line> lines, Func<nint, Line?> lineAt)
    {
        var odometer = new Odometer(layout, first);
        foreach (ref var line in lines)
        {
            if (lineAt(array.Address + (nint)(odometer.Position * array.Type.SizeInBytes())) is not { } next)
            {
                return false;
            }

            line = next;
            odometer.MoveNext();
        }

        return true;
    }
}
