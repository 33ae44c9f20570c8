using System;
using System.Text;
using NumSharp;

public class GameOfLife
{
    public NDArray Cells;

    public GameOfLife(int height, int width)
    {
        Cells = np.zeros(new Shape(height, width), np.uint8);
    }

    public void Put(string[] pattern, int top, int left)
    {
        for (int y = 0; y < pattern.Length; y++)
            for (int x = 0; x < pattern[y].Length; x++)
                Cells[top + y, left + x] = (byte)(pattern[y][x] == '#' ? 1 : 0);
    }

    /// The world is a torus.
    public void Step()
    {
        var neighbours = np.zeros_like(Cells);
        for (int dy = -1; dy <= 1; dy++)
        {
            for (int dx = -1; dx <= 1; dx++)
            {
                if (dy == 0 && dx == 0) continue;
                neighbours = neighbours + np.roll(np.roll(Cells, dy, 0), dx, 1);
            }
        }

        var born = neighbours == 3;
        var stays = (neighbours == 2) & (Cells == 1);
        Cells = (born | stays).astype(np.uint8);
    }

    /// The same with a border that stays dead, in place.
    public void StepInPlace()
    {
        NDArray c = Cells;
        NDArray n = c["0:-2, 0:-2"] + c["0:-2, 1:-1"] + c["0:-2, 2:"] + c["1:-1, 0:-2"] + c["1:-1, 2:"]
            + c["2:, 0:-2"] + c["2:, 1:-1"] + c["2:, 2:"];
        NDArray alive = np.logical_or(n == 3, np.logical_and(n == 2, c["1:-1, 1:-1"] == 1));
        c["..."] = 0;
        c["1:-1, 1:-1"] = np.where(alive, 1, 0).astype(np.uint8);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (NDArray row in Cells)
        {
            foreach (var cell in row.ToArray<byte>())
                text.Append(cell == 1 ? '#' : '.');
            text.AppendLine();
        }
        return text.ToString();
    }

    public static void Run(string data, bool quick)
    {
        var small = new GameOfLife(12, 16);
        small.Put(new[] { ".#.", "..#", "###" }, 1, 1);
        for (int i = 0; i < 20; i++) small.Step();
        Console.Write(small);
        long[] where = np.argwhere(small.Cells == 1)[0].ToArray<long>();
        Console.WriteLine($"glider now at {where[0]}, {where[1]}");

        int size = quick ? 48 : 700, steps = quick ? 10 : 60;
        np.random.seed(42);
        var big = new GameOfLife(size, size);
        big.Cells = (np.random.rand(size, size) < 0.3).astype(np.uint8);
        for (int i = 0; i < steps; i++) big.Step();
        Console.WriteLine($"torus: {big.Cells.astype(np.int64).sum()} alive after {steps} steps");

        big.Cells = np.random.randint(0, 2, (size, size)).astype(np.uint8);
        for (int i = 0; i < steps; i++) big.StepInPlace();
        Console.WriteLine($"dead border: {np.count_nonzero(big.Cells)} alive, row sums {np.sum(big.Cells, 1)[":6"]}");

        // rule 110, one line at a time
        int width = quick ? 100 : 2000;
        NDArray rule = np.array(new byte[] { 0, 1, 1, 1, 0, 1, 1, 0 });
        NDArray line = np.zeros(width, np.uint8);
        line[width - 1] = (byte)1;
        long total = 0;
        for (int i = 0; i < (quick ? 50 : 1000); i++)
        {
            NDArray code = 4 * np.roll(line, 1).astype(np.int32) + 2 * line + np.roll(line, -1);
            line = rule[code];
            total += line.sum().astype(np.int64).GetInt64();
        }
        Console.WriteLine($"rule 110: {total} cells lit");
    }
}
