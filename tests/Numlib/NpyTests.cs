using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Cohort.IO;
using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class NpyTests
{
    [Theory]
    [InlineData("bool")]
    [InlineData("int8")]
    [InlineData("uint16")]
    [InlineData("int64")]
    [InlineData("float16")]
    [InlineData("float32")]
    [InlineData("float64")]
    public void An_array_comes_back_from_its_file(string type)
    {
        var array = np.arange(6).reshape(2, 3).astype(DType.From(type).type);
        var back = np.load_npy(np.save(array));
        Assert.Equal(array.typecode, back.typecode);
        Assert.True(np.array_equal(array, back));
    }

    [Fact]
    public void Column_major_arrays_stay_so()
    {
        var array = np.arange(6).reshape(2, 3).T;
        var bytes = np.save(array);
        Assert.Contains("'fortran_order': True", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        var back = np.load_npy(bytes);
        Assert.True(np.array_equal(array, back));
        Assert.Equal('F', back.order);
    }

    [Fact]
    public void The_header_is_the_one_that_NumPy_writes()
    {
        var bytes = np.save(np.arange(3));
        Assert.Equal(0, (bytes.Length - 24) % 64);
        Assert.StartsWith(
            "{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }", Encoding.ASCII.GetString(bytes, 10, 100),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Big_endian_elements_are_turned_around()
    {
        var data = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(data, 1);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), -2);
        var array = np.load_npy(File("{'descr': '>i4', 'fortran_order': False, 'shape': (2,), }", data));
        Assert.Equal([1, -2], array.ToArray<int>());
    }

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (999999999999,), }", "EOF")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999, 9999999999, 9999999999), }",
        "too large")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }", "shape is not valid")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (3), }", "not a tuple")]
    [InlineData("{'descr': '<f8', 'fortran_order': 0, 'shape': (3,), }", "True or False")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "allow_pickle")]
    [InlineData("{'descr': '<f8', 'shape': (1,), }", "correct keys")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'x': (1,), }", "correct keys")]
    [InlineData("{'descr': 'zz', 'fortran_order': False, 'shape': (1,), }", "not a valid dtype")]
    [InlineData("__import__('os')", "Cannot parse header")]
    public void A_hostile_header_is_refused(string header, string reason)
    {
        var error = Assert.Throws<ValueError>(() => np.load_npy(File(header, new byte[8])));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        var unseekable = new GZipStream(new MemoryStream(Compressed(File(header, new byte[8]))),
            CompressionMode.Decompress);
        Assert.Throws<ValueError>(() => np.load_npy(unseekable));
    }

    [Theory]
    [InlineData("<U4")]
    [InlineData("|S3")]
    [InlineData("<M8[s]")]
    public void Text_and_dates_are_refused(string type) => Assert.Throws<NotSupportedException>(
        () => np.load_npy(File($"{{'descr': '{type}', 'fortran_order': False, 'shape': (1,), }}", new byte[64])));

    [Fact]
    public void A_file_of_another_kind_is_refused() =>
        Assert.Throws<ValueError>(() => np.load_npy(new byte[100]));

    [Fact]
    public void A_header_longer_than_allowed_is_refused()
    {
        var bytes = File(new string(' ', 20000), []);
        Assert.Contains("max_header_size", Assert.Throws<ValueError>(() => np.load_npy(bytes)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Named_arrays_come_back_from_an_archive()
    {
        var bytes = np.savez_compressed(new Dictionary<string, NDArray> { ["a"] = np.arange(3), ["b"] = np.ones(2) });
        using var archive = (NpzFile)np.load(bytes);
        Assert.Equal(["a", "b"], archive.Files);
        Assert.Equal([0L, 1L, 2L], archive["a"].ToArray<long>());
        Assert.Equal("c is not a file in the archive", Assert.Throws<KeyError>(() => archive["c"]).Message);
    }

    [Fact]
    public void An_archive_that_NumPy_wrote_is_read()
    {
        using var digits = np.load_npz(Path.Combine(AppContext.BaseDirectory, "data", "numpy", "digits.npz"));
        Assert.Equal([1797L, 64L], digits["images"].shape);
        Assert.Equal(NPTypeCode.Byte, digits["images"].typecode);
        Assert.Equal([0L, 1L, 2L, 3L], digits["labels"][":4"].ToArray<long>());
    }

    private static byte[] File(string header, byte[] data)
    {
        var text = Encoding.ASCII.GetBytes(header + "\n");
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        return [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, .. length, .. text, .. data];
    }

    private static byte[] Compressed(byte[] bytes)
    {
        var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return target.ToArray();
    }
}
