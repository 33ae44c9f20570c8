namespace Cohort.Kernels.Interpreter;

/// <summary>Moves elements with the size of <typeparamref name="T"/>.</summary>
internal sealed unsafe class SizedElementMover<T> : ElementMover
    where T : unmanaged
{
    public override int SizeInBytes => sizeof(T);

    public override BlockLoop Select { get; } = Loops.Select<T>;

    public override void Gather(byte* source, long stride, byte* block, nint count)
    {
        var to = (T*)block;
        if (stride == 0)
        {
            new Span<T>(to, (int)count).Fill(*(T*)source);
            return;
        }

        if (stride == sizeof(T))
        {
            Buffer.MemoryCopy(source, block, count * sizeof(T), count * sizeof(T));
            return;
        }

        for (nint i = 0; i < count; i++, source += stride)
        {
            to[i] = *(T*)source;
        }
    }

    public override void Scatter(byte* block, nint mask, byte* target, long stride, nint count)
    {
        var from = (T*)block;
        if (stride == sizeof(T) && mask != 0)
        {
            Buffer.MemoryCopy(block, target, count * sizeof(T), count * sizeof(T));
            return;
        }

        for (nint i = 0; i < count; i++, target += stride)
        {
            *(T*)target = from[i & mask];
        }
    }

    public override void ScatterWhere(
        byte* condition, nint conditionMask, byte* block, nint mask, byte* target, long stride, nint count)
    {
        var from = (T*)block;
        for (nint i = 0; i < count; i++, target += stride)
        {
            if (condition[i & conditionMask] != 0)
            {
                *(T*)target = from[i & mask];
            }
        }
    }

    public override void Repeat(byte* element, byte* target, int sizeInBytes) =>
        new Span<T>(target, sizeInBytes / sizeof(T)).Fill(*(T*)element);
}
