using System;
using System.IO;
using NumSharp;

// Blur, edges, contrast: what an image library does, by hand.
internal static class ImageFilters
{
    private static readonly NDArray Luma = new double[] { 0.299, 0.587, 0.114 };

    public static NDArray Gray(NDArray rgb) => np.dot(rgb.astype(np.float64), Luma);

    public static NDArray BoxBlur(NDArray image, int radius)
    {
        var padded = np.pad(image, radius, mode: "edge");
        int h = (int)image.shape[0], w = (int)image.shape[1], k = 2 * radius + 1;
        var rows = np.zeros((h, w + 2 * radius));
        for (int i = 0; i < k; i++)
            rows += padded[new Slice(i, i + h), Slice.All];
        var sum = np.zeros((h, w));
        for (int i = 0; i < k; i++)
            sum += rows[Slice.All, new Slice(i, i + w)];
        return sum / (k * k);
    }

    public static (NDArray magnitude, NDArray angle) Sobel(NDArray p)
    {
        var gx = p[":-2, 2:"] + 2 * p["1:-1, 2:"] + p["2:, 2:"] - p[":-2, :-2"] - 2 * p["1:-1, :-2"] - p["2:, :-2"];
        var gy = p["2:, :-2"] + 2 * p["2:, 1:-1"] + p["2:, 2:"] - p[":-2, :-2"] - 2 * p[":-2, 1:-1"] - p[":-2, 2:"];
        return (np.sqrt(gx * gx + gy * gy), np.arctan2(gy, gx));
    }

    public static NDArray Equalize(NDArray channel)
    {
        NDArray counts = np.bincount(channel.ravel().astype(np.int32), minlength: 256);
        NDArray running = np.cumsum(counts).astype(np.float64);
        double lowest = (double)running[running > 0].min();
        NDArray table = np.clip(np.round_((running - lowest) * 255.0 / (running[-1] - lowest)), 0.0, 255.0);
        return table.astype(NPTypeCode.Byte)[channel.astype(NPTypeCode.Int64)];
    }

    public static void Run(string data, bool quick)
    {
        NDArray picture = (NDArray)np.load(Path.Combine(data, "china.npy"));
        if (quick)
            picture = picture["100:164, 200:280"];
        else
            picture = np.tile(picture, 2, 2, 1);
        Console.WriteLine($"{picture.shape[1]} x {picture.shape[0]} pixels of {picture.dtype.Name}");

        var gray = Gray(picture);
        Console.WriteLine($"brightness {gray.mean()}, contrast {gray.std()}");

        var blurred = BoxBlur(gray, 4);
        Console.WriteLine($"blurred: {blurred.min()} to {blurred.max()}, corner {blurred.GetDouble(0, 0)}");
        var sharp = np.round_(np.clip(gray + 1.37 * (gray - blurred), 0.0, 255.0)).astype(NPTypeCode.Byte);
        Console.WriteLine($"sharpened: sum {sharp.sum()}, white {np.count_nonzero(sharp == 255)}");

        var (magnitude, angle) = Sobel(gray);
        NDArray edges = magnitude > 120.0;
        Console.WriteLine($"edges {np.count_nonzero(edges)}, strongest {(double)magnitude.amax()}");
        Console.WriteLine($"upright {np.count_nonzero(edges & (np.abs(angle) < 0.3))}");

        NDArray equalized = np.empty_like(picture);
        for (int c = 0; c < 3; c++)
            equalized[Slice.Ellipsis, c] = Equalize(picture[Slice.Ellipsis, c]);
        NDArray perChannel = equalized.mean(0).mean(0);
        Console.WriteLine($"equalized: {(double)perChannel[0]} {(double)perChannel[1]} {(double)perChannel[2]}");

        byte[] pixels = equalized["::2, ::2"].ToArray<byte>();
        uint hash = 2166136261;
        foreach (byte pixel in pixels)
            hash = (hash ^ pixel) * 16777619;
        Console.WriteLine($"thumbnail of {pixels.Length} bytes, hash {hash}");

        picture["10:30, 10:30, 0"] = 255;
        picture["::-1"]["0:5"] = (byte)0;
        Console.WriteLine($"red square {picture["20, 20"]}, last row {picture[-1].sum()}");
    }
}
