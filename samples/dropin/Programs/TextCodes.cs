using System;
using System.Collections.Generic;
using System.Linq;
using NumSharp;
using NumSharp.Backends.Unmanaged;
using NumSharp.Generic;
using NumSharp.Utilities;

// Letters as numbers: ciphers, frequencies, records of fixed width in one buffer, and bytes in C order.
public static class TextCodes
{
    private const string Message = "it was the best of times it was the worst of times";

    public static void Run(string data, bool quick)
    {
        Cipher(quick ? 20 : 2000);
        Frequencies();
        Records(quick ? 500 : 50000);
        Words();
        Buffers();
        Dates();
    }

    private static void Cipher(int rounds)
    {
        NDArray text = np.array(Message);
        Console.WriteLine($"{text.size} letters of {text.dtype.Name}, {text.dtypesize} bytes each");
        NDArray codes = text.astype(NPTypeCode.Int32);
        NDArray isLetter = (codes >= (int)'a') & (codes <= (int)'z');
        NDArray shifted = codes.copy();
        for (int i = 0; i < rounds; i++)
        {
            NDArray next = (shifted - 'a' + 3) % 26 + 'a';
            shifted = np.where(isLetter, next, shifted);
        }

        string secret = NDArray.AsString(shifted.astype(NPTypeCode.Char));
        Console.WriteLine($"secret {secret}");
        NDArray back = np.where(isLetter, np.mod(shifted - 'a' - 3 * rounds, 26) + 'a', shifted);
        Console.WriteLine($"back   {(string)back.astype(typeof(char))}");
        Console.WriteLine($"same   {np.array_equal(back, codes)} {back.Equals(codes)}");
    }

    private static void Frequencies()
    {
        NDArray codes = np.array(Message).astype(NPTypeCode.Int64);
        var (values, counts) = np.unique_counts(codes);
        NDArray order = np.argsort(counts)["::-1"];
        for (int i = 0; i < 3; i++)
        {
            long at = order.GetInt64(i);
            Console.WriteLine($"'{(char)values.GetInt64(at)}' {counts.GetInt64(at)} times");
        }

        NDArray share = counts.astype(np.float64) / counts.sum();
        Console.WriteLine($"entropy {-(double)np.sum(share * np.log2(share))}");
        NDArray pairs = np.stack(new[] { codes[":-1"], codes["1:"] }, 1);
        long the = np.count_nonzero((pairs[":, 0"] == (long)'t') & (pairs[":, 1"] == (long)'h'));
        Console.WriteLine($"th {the}, spaces {np.flatnonzero(codes == (long)' ').size}");
    }

    private static void Records(int n)
    {
        // Each record is 8 bytes: a number of 4, a flag of 1, a price in cents of 2, and a check of 1.
        byte[] buffer = new byte[8 * n];
        uint state = 12345;
        for (int i = 0; i < buffer.Length; i++)
        {
            state = state * 1664525u + 1013904223u;
            buffer[i] = (byte)(state >> 24);
        }

        NDArray bytes = np.frombuffer(buffer, typeof(byte)).reshape(n, 8);
        NDArray number = np.ascontiguousarray(bytes[":, 0:4"]).view(np.int32).ravel();
        NDArray flag = bytes[":, 4"] > 127;
        NDArray cents = np.ascontiguousarray(bytes[":, 5:7"]).view(np.uint16).ravel();
        NDArray check = np.bitwise_xor(np.bitwise_xor(bytes[":, 0"], bytes[":, 1"]), bytes[":, 7"]);
        Console.WriteLine($"numbers {number.min()} to {number.max()}, sum {number.sum()}");
        Console.WriteLine($"flags {np.count_nonzero(flag)}, cents {(double)cents.mean()}, "
            + $"{cents.astype(np.int64).sum()}");
        Console.WriteLine($"checks {check["0:5"]} {check.dtype.Name}");
        NDArray swapped = cents["0:4"].byteswap();
        Console.WriteLine($"swapped {swapped} of {cents["0:4"]}");
        Console.WriteLine($"as bytes {string.Join(",", cents["0:3"].tobytes())}");
        Console.WriteLine($"bits {np.left_shift(np.array(new byte[] { 1, 2, 3 }), 2)} "
            + $"{np.invert(np.array(new byte[] { 0, 255, 15 }))}");
    }

    private static void Words()
    {
        string[] words = Message.Split(' ');
        NDArray lengths = np.array(words.Select(word => word.Length));
        NDArray longest = np.argwhere(lengths == lengths.max());
        Console.WriteLine($"lengths {lengths}, longest at {longest.ravel()}");
        NDArray packed = np.array(words);
        Console.WriteLine($"unpacked {string.Join(" ", NDArray.AsStringArray(packed))}");
        NDArray cumulative = np.cumsum(lengths);
        Console.WriteLine($"word of letter 20: {words[(int)np.searchsorted(cumulative, 20)]}");
        Char8[] latin = Char8.FromStringLatin1("Grüße, Übung");
        Console.WriteLine($"latin {latin.Length} bytes, {latin.Count(c => Char8.IsLetterLatin1(c))} letters, "
            + $"{latin.Count(Char8.IsAsciiLetter)} in ASCII");
        Console.WriteLine(string.Join("|", Char8.Split(latin, Char8.FromStringAscii(", "))
            .Select(part => Char8.ToStringLatin1(Char8.Upper(part)))));
    }

    private static void Buffers()
    {
        ArraySlice<int> slice = ArraySlice.FromArray(new[] { 5, 4, 3, 2, 1 }, copy: true);
        slice[0] = 50;
        NDArray shared = new NDArray(slice);
        shared[1] = 40;
        Console.WriteLine($"slice {slice[1]} {slice.Count} {slice.Contains(3)}, array {shared}");
        NDArray<double> typed = np.arange(6.0).reshape(2, 3).MakeGeneric<double>();
        typed[1, 2] = 99;
        Console.WriteLine($"typed {typed[1, 2]} {typed.GetAtIndex(5)} {typed.T[2, 1]}");
        double[,] matrix = (double[,])typed.ToMuliDimArray<double>();
        double[][] rows = (double[][])typed.ToJaggedArray<double>();
        Console.WriteLine($"matrix {matrix[1, 2]}, rows {rows.Length} of {rows[0].Length}");
        int[] removed = Arrays.RemoveAt(new[] { 1, 2, 3 }, 1);
        Console.WriteLine($"removed {string.Join(",", removed)}, every second "
            + $"{string.Join(",", new[] { 1, 2, 3, 4, 5 }.Step(2))}");
        var span = typed.Unsafe.AsSpan<double>();
        double total = 0;
        for (long i = 0; i < span.Length; i++)
        {
            total += span[i];
        }

        Console.WriteLine($"total {total}, {typed.Unsafe.BytesLength} bytes");
    }

    private static void Dates()
    {
        var start = new DateTime64(new DateTime(2024, 2, 27));
        DateTime64 later = start + TimeSpan.FromDays(3);
        Console.WriteLine($"{later.ToDateTime():yyyy-MM-dd} {(later - start).TotalHours} {DateTime64.NaT} "
            + $"{DateTime64.NaT.Equals(start)}");
        NDArray days = np.arange(5) * TimeSpan.TicksPerDay + (long)start;
        Console.WriteLine(string.Join(
            " ", days.ToArray<long>().Select(ticks => new DateTime64(ticks).ToString("MM-dd"))));
    }
}
