namespace Cohort.Tests.Model.Programs;

/// <content>Views, and what writes may go through.</content>
public sealed partial class ProgramBuilder
{
    private Expression AnyVariable() => new Expression.Variable(AnyName());

    /// <summary>Something to write into: a variable, mostly through one or two views.</summary>
    private Expression? Target()
    {
        var target = AnyVariable();
        for (var steps = Pick<int>([0, 1, 1, 1, 2]); steps > 0 && Value(target).Rank > 0; steps--)
        {
            target = ViewOf(target);
        }

        var array = Value(target);
        var variable = Value(new Expression.Variable(target.Names.First()));
        var reachesVariable = target is Expression.Variable or Expression.View && array.SharesBufferWith(variable);
        return reachesVariable && (!array.IsReadOnly || Chance(8)) ? target : null;
    }

    // A full index gives a scalar in NumPy, which can be assigned to but not passed on as something to write into.
    private Expression? ArrayTarget() =>
        Target() is { } target && (target is Expression.Variable || Value(target).Rank > 0) ? target : null;

    /// <summary>
    /// Another view of an expression. Where it is open whether NumPy gives a view or a copy, a copy is asked for.
    /// </summary>
    private Expression ViewOf(Expression source)
    {
        var array = Value(source);
        if (array.Rank == 0 && source is Expression.View)
        {
            source = new Expression.Copy(source);
        }

        var step = RandomStep(array);
        var isOpen = step is ViewStep.Reshape or ViewStep.Ravel && array.HasOpenLayout;
        var view = new Expression.View(source, step);
        return isOpen ? new Expression.Copy(view) : view;
    }

    private ViewStep RandomStep(ModelArray array)
    {
        var rank = array.Rank;
        if (rank == 0)
        {
            return Chance(50) ? new ViewStep.ExpandDims(0) : new ViewStep.Reshape([1, 1]);
        }

        return Weighted<ViewStep>(
        [
            (60, () => new ViewStep.Index(RandomItems(array))),
            (10, () => new ViewStep.Transpose(Shuffled(rank))),
            (4, () => new ViewStep.SwapAxes(Next(rank), Next(rank) - rank)),
            (10, () => new ViewStep.Reshape(RandomReshape(array))),
            (4, () => new ViewStep.Ravel()),
            (5, () => new ViewStep.BroadcastTo(WiderShape(array))),
            (rank > 1 ? 5 : 0, () => new ViewStep.Diagonal(Next(3) - 1)),
            (3, () => new ViewStep.Squeeze(null)),
            (4, () => new ViewStep.ExpandDims(Next(rank + 1))),
        ])();
    }

    private List<IndexItem> RandomItems(ModelArray array)
    {
        var items = new List<IndexItem>();
        var skips = Chance(25);
        var indexed = skips ? Next(array.Rank) : array.Rank;
        for (var axis = 0; axis < indexed; axis++)
        {
            items.Add(RandomItem(array.Shape[skips ? axis + array.Rank - indexed : axis]));
        }

        if (skips)
        {
            items.Insert(0, new IndexItem.Ellipsis());
        }
        else if (Chance(10))
        {
            items.Insert(Next(items.Count + 1), new IndexItem.NewAxis());
        }

        return items;
    }

    private IndexItem RandomItem(long extent)
    {
        var n = (int)extent;
        return Weighted<IndexItem>(
        [
            (25, () => new IndexItem.Slice(null, null, 1)),
            (15, () => new IndexItem.Slice(1, null, 1)),
            (15, () => new IndexItem.Slice(null, -1, 1)),
            (8, () => new IndexItem.Slice(1, -1, 1)),
            (10, () => new IndexItem.Slice(Chance(50) ? 1 : null, null, 2 + Next(2))),
            (10, () => new IndexItem.Slice(null, null, -1)),
            (5, () => new IndexItem.Slice(Next(n + 2) - 1, Next(n + 2) - 1, Chance(50) ? 1 : -2)),
            (15, () => new IndexItem.At(Chance(3) ? n : Chance(50) ? Next(n) : Next(n) - n)),
        ])();
    }

    private int[] Shuffled(int rank)
    {
        var order = Enumerable.Range(0, rank).ToArray();
        for (var i = rank - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private long[] RandomReshape(ModelArray array)
    {
        var count = array.Count;
        var factors = Enumerable.Range(2, 5).Where(f => count % f == 0).Select(f => (long)f).ToArray();
        if (count == 0 || factors.Length == 0)
        {
            return Chance(50) || count == 0 ? [count] : [1, -1];
        }

        var factor = Pick(factors);
        return Pick<long[]>([[-1], [factor, count / factor], [count / factor, factor], [factor, 1, -1]]);
    }

    private long[] WiderShape(ModelArray array)
    {
        long[] wider = [.. array.Shape.Select(extent => extent == 1 ? 1 + Next(4) : extent)];
        return Chance(50) ? [1 + Next(3), .. wider] : wider;
    }
}
