using System.IO.Compression;
using Xunit;

namespace Cohort.Tests.Numlib.Files;

/// <summary>The file functions of NumSharp 0.20 and 0.30, which take and give .NET arrays.</summary>
public sealed class EarlierFileTests
{
    [Fact]
    public void A_NET_array_comes_back_rectangular_or_jagged_or_converted()
    {
        var bytes = np.Save(new[,] { { 1, 2 }, { 3, 4 } });
        Assert.Equal(new[,] { { 1, 2 }, { 3, 4 } }, np.Load<int[,]>(bytes));
        Assert.Equal(4.0, np.Load<double[,]>(bytes)[1, 1]);
        Assert.Equal([3f, 4f], np.Load<float[][]>(bytes)[1]);
        Assert.Equal(new[,] { { 1, 2 }, { 3, 4 } }, np.LoadMatrix(bytes));
        Assert.Throws<InvalidCastException>(() => np.Load<int[]>(bytes));
        Assert.True(np.array_equal(np.array(new[,] { { 1, 2 }, { 3, 4 } }), np.load_npy(bytes)));
        Assert.Equal([7.5], np.Load<double[]>(np.save(np.array(7.5))));
    }

    [Fact]
    public void Files_have_just_the_name_that_was_given()
    {
        var path = Path.GetTempFileName();
        try
        {
            Assert.Equal((ulong)np.Save(new[] { 1.5, 2 }).Length, np.Save(new[] { 1.5, 2 }, path));
            Assert.Equal([1.5, 2], np.Load<double[]>(path));
            np.Save_Npz(new[] { 1L, 2 }, path);
            using var arrays = np.Load_Npz<long[]>(path);
            Assert.Equal([1L, 2], arrays["arr_0"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Named_arrays_are_read_when_they_are_asked_for()
    {
        var arrays = new Dictionary<string, Array> { ["a"] = new[] { 1, 2 }, ["b"] = new[,] { { 3.0 } } };
        using var mixed = np.LoadMatrix_Npz(np.Save_Npz(arrays, CompressionLevel.Optimal));
        Assert.Equal(["a", "b"], mixed.Keys.Order());
        Assert.Equal(new[,] { { 3.0 } }, mixed["b.npy"]);
        Assert.True(mixed.ContainsKey("a") && !mixed.TryGetValue("c", out _));
        Assert.Equal(2, mixed.Count);
        Assert.Throws<KeyError>(() => mixed["c"]);
        using var vectors = np.Load_Npz<int[]>(np.Save_Npz(arrays));
        Assert.Equal([1, 2], vectors["a"]);
        Assert.Throws<InvalidCastException>(() => vectors["b"]);
        Assert.Throws<ValueError>(() => np.Load_Npz<int[]>(new byte[30]));
    }

    [Fact]
    public void Streams_are_closed_unless_they_are_to_stay_open()
    {
        var stream = new MemoryStream();
        np.Save_Npz(new[] { 1, 2 }, stream, leaveOpen: true);
        Assert.True(stream.CanWrite);
        np.Save_Npz(new[] { 1, 2 }, stream);
        Assert.False(stream.CanWrite);
        using var other = new MemoryStream();
        Assert.Equal((ulong)np.Save(new[] { 1, 2 }, other), (ulong)other.Length);
    }
}
