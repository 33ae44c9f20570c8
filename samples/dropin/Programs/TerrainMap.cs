using System;
using System.Collections.Generic;
using NumSharp;
using NumSharp.Backends.Iteration;
using NumSharp.Generic;

// A landscape on a grid: slopes, contours, water that runs downhill, and the ways in which grids are walked.
public static class TerrainMap
{
    public static void Run(string data, bool quick)
    {
        int n = quick ? 24 : 240;
        NDArray height = Landscape(n);
        Slopes(height);
        Regions(height);
        Water(height, quick ? 10 : 60);
        Walks(height);
        Views(height);
        Shapes(height);
        Limits();
    }

    private static NDArray Landscape(int n)
    {
        var (y, x) = np.ogrid[$"0:4:{n}j, 0:4:{n}j"];
        NDArray height = np.evaluate(NDExpr.Sin((NDExpr)x * 2) * NDExpr.Cos(y) + 0.3 * NDExpr.Square((NDExpr)x - y));
        Console.WriteLine($"height {height.Shape} from {height.min()} to {height.max()}, mean {height.mean()}");
        NDArray total = np.evaluate(NDExpr.Sum(NDExpr.Where(NDExpr.Greater(height, 0.5), height, 0)));
        Console.WriteLine($"above half a metre {total}");
        return height;
    }

    private static void Slopes(NDArray height)
    {
        NDArray dx = np.diff(height, axis: 1)[":-1, :"];
        NDArray dy = np.diff(height, axis: 0)[":, :-1"];
        NDArray slope = np.sqrt(dx * dx + dy * dy);
        NDArray aspect = np.rad2deg(np.arctan2(dy, dx)) % 360;
        Console.WriteLine($"steepest {np.amax(slope)} at "
            + $"{np.unravel_index(np.argmax(slope), new[] { (int)slope.shape[0], (int)slope.shape[1] })[0]}");
        NDArray sector = (aspect / 90).astype(np.int32);
        Console.WriteLine($"sectors {np.bincount(sector.ravel(), minlength: 4)}");
        Console.WriteLine($"slopes {np.percentile(slope, 25)} {np.percentile(slope, 75)} {np.ptp(slope)}");
    }

    private static void Regions(NDArray height)
    {
        NDArray level = np.digitize(height.ravel(), np.array(new[] { -0.5, 0.0, 0.5, 1.0, 2.0 })).reshape(height.shape);
        NDArray present = np.unique(level);
        foreach (long one in present.ToArray<long>())
        {
            NDArray[] where = np.nonzero(level == one);
            Console.WriteLine($"level {one}: {where[0].size} cells, rows {where[0].min()}-{where[0].max()}, "
                + $"columns {where[1].mean()}");
        }

        NDArray[] choices = { np.zeros_like(height), np.ones_like(height) };
        NDArray chosen = np.select(new[] { height < 0, height > 1 }, choices, 0.5);
        Console.WriteLine($"chosen {chosen.sum()}");
        NDArray corners = height[np.ix_(np.array(new[] { 0, -1 }), np.array(new[] { 0, -1 }))];
        Console.WriteLine($"corners {corners.ravel()}");
        NDArray clipped = height.clip(-0.25, 0.25);
        Console.WriteLine($"clipped {clipped.std()} {np.median(clipped)}");
    }

    private static void Water(NDArray height, int steps)
    {
        NDArray water = np.full(new Shape(height.shape), 0.01);
        for (int i = 0; i < steps; i++)
        {
            NDArray surface = height + water;
            NDArray drop = (surface[":, 1:"] - surface[":, :-1"]) * 0.2;
            NDArray flow = np.minimum(np.maximum(drop, -water[":, :-1"] * 0.25), water[":, 1:"] * 0.25);
            water[":, 1:"] -= flow;
            water[":, :-1"] += flow;
        }

        Console.WriteLine($"water {water.sum()}, deepest {water.max()}, dry {np.count_nonzero(water < 1e-4)}");
        Console.WriteLine($"profile {np.round_(water.sum(0)["::6"], 6)}");
    }

    private static void Walks(NDArray height)
    {
        NDArray small = height["0:3, 0:4"];
        double sum = 0;
        foreach (var (at, value) in np.ndenumerate<double>(small))
        {
            sum += value * (at[0] + 10 * at[1]);
        }

        Console.WriteLine($"weighted {sum}");
        int count = 0;
        foreach (long[] at in np.ndindex(2, 3, 2))
        {
            count += (int)(at[0] * 100 + at[1] * 10 + at[2]);
        }

        Console.WriteLine($"counted {count}");
        foreach (ref double cell in np.nditer<double>(small, writeable: true))
        {
            cell = Math.Round(cell, 3);
        }

        Console.WriteLine($"rounded {small.ravel()}");
        var both = np.broadcast(np.arange(3).reshape(3, 1), np.arange(4));
        double products = 0;
        foreach (object[] pair in both)
        {
            products += Convert.ToDouble(pair[0]) * Convert.ToDouble(pair[1]);
        }

        Console.WriteLine($"broadcast {both.shape} {both.size} {products}");
        long flat = 0;
        foreach (object value in np.arange(5).flatiter)
        {
            flat = flat * 10 + Convert.ToInt64(value);
        }

        Console.WriteLine($"flat {flat}");
    }

    private static void Views(NDArray height)
    {
        Console.WriteLine($"joined {np.r_["0:3", 5, "7:9"]} {np.c_[np.arange(3), np.arange(3) * 2].ravel()}");
        Slice[] window = Slice.ParseSlices("2:10:2, ::-1");
        NDArray view = height[window];
        Console.WriteLine($"window {view.Shape} {Slice.FormatSlices(window)} {view.@base is not null} {view.sum()}");
        NDArray turned = np.rot90(np.flip(view, 0)).swapaxes(0, 1);
        Console.WriteLine($"turned {turned.Shape} {np.allclose(turned.sum(), view.sum())}");
        NDArray rolled = np.roll(np.roll(height, 1, 0), 2, 1);
        Console.WriteLine($"rolled {rolled[0, 0]} {height[-1, -2]}");
        NDArray padded = np.pad(np.arange(4).reshape(2, 2), 1, "edge");
        Console.WriteLine($"padded {padded.ravel()}");
        NDArray tiled = np.kron(np.eye(2), np.ones(new Shape(1, 2)));
        Console.WriteLine($"tiled {tiled.ravel()} {np.tile(np.arange(2), 3)} {np.repeat(np.arange(2), 3)}");
        using (NDScope scope = NDScope.Open())
        {
            NDArray kept = scope.Returns(view * 2);
            Console.WriteLine($"kept {kept.mean()}");
        }

        NDArray symmetric = np.einsum("ij,kj->ik", view, view);
        Console.WriteLine($"symmetric {np.allclose(symmetric, symmetric.T)} {np.trace(symmetric)}");
    }

    private static void Shapes(NDArray height)
    {
        Shape shape = new Shape(2, 3, 4);
        Console.WriteLine($"{shape} {shape.Size} {shape.NDim} [{string.Join(",", shape.GetCoordinates(17))}] "
            + $"{shape.GetOffset(1, 1, 1)}");
        Console.WriteLine($"{shape.ExpandDimension(1)} {shape.Slice("0, 1:3")} {shape == new Shape(2, 3, 4)} "
            + $"{shape[-1]}");
        var (left, right) = Shape.Broadcast(new Shape(3, 1), new Shape(1, 4));
        Console.WriteLine($"{left} {right} {left.IsBroadcasted} {Shape.AreBroadcastable(new Shape(3), new Shape(4))}");
        var (rows, columns) = height.Shape;
        Console.WriteLine($"{rows}x{columns} {height.Shape.IsContiguous} {height.T.Shape.IsContiguous} "
            + $"{height.T.Shape.Order}");
        NDArray column = np.asfortranarray(height["0:2, 0:3"]);
        Console.WriteLine($"{column.flags.f_contiguous} {column.flags.c_contiguous} "
            + $"[{string.Join(",", column.strides)}]");
    }

    private static void Limits()
    {
        Console.WriteLine($"{np.finfo(np.float32).eps} {np.finfo(np.float64).max} {np.iinfo(np.int16).min} "
            + $"{np.iinfo(np.uint8).max}");
        Console.WriteLine($"{np.promote_types(np.int32, np.float32)} {np.can_cast(np.int64, np.int32)} "
            + $"{np.result_type(np.uint8, np.int8)}");
        Console.WriteLine($"{NPTypeCode.Int32.SizeOf()} {NPTypeCode.Single.IsFloatingPoint()} "
            + $"{np.float64.GetTypeCode()} {NPTypeCode.Byte.AsType().Name}");
        Refused("shapes", () => np.ones(3) + np.ones(4));
        Refused("axis", () => np.sum(np.ones(3), 2));
        Refused("index", () => np.arange(3)[5]);
        Refused("reshape", () => np.arange(6).reshape(4, 2));
    }

    private static void Refused(string name, Func<NDArray> action)
    {
        try
        {
            action();
            Console.WriteLine($"{name}: nothing");
        }
        catch (AxisError error)
        {
            Console.WriteLine($"{name}: axis, {error is ArgumentOutOfRangeException}");
        }
        catch (IncorrectShapeException)
        {
            Console.WriteLine($"{name}: shape");
        }
        catch (Exception error) when (error is IndexError or IndexOutOfRangeException or INumSharpException)
        {
            Console.WriteLine($"{name}: index");
        }
    }
}
