using System.IO.Compression;
using Cohort.IO;
using Xunit;

namespace Cohort.Tests.Numlib.Files;

public sealed class NpyVersionTests
{
    public static TheoryData<byte> Versions => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_version_is_written_and_read(byte major)
    {
        var version = new NpyFormat.FormatVersion(major, 0);
        using var stream = new MemoryStream();
        np.save_version(stream, np.arange(6).reshape(2, 3).T, version);
        Assert.Equal(0, (stream.Length - 48) % 64);
        stream.Position = 0;
        Assert.Equal(version, NpyFormat.ReadMagic(stream));
        stream.Position = 0;
        Assert.True(np.array_equal(np.arange(6).reshape(2, 3).T, NpyFormat.ReadArray(stream)));
    }

    [Fact]
    public void Versions_that_do_not_exist_are_refused()
    {
        var fourth = new NpyFormat.FormatVersion(4, 0);
        const string message = "we only support format version (1,0), (2,0), and (3,0), not (4, 0)";
        Assert.Equal(message, Assert.Throws<ValueError>(() => NpyFormat.CheckVersion(fourth)).Message);
        Assert.Equal(message,
            Assert.Throws<ValueError>(() => np.save_version(new MemoryStream(), np.arange(3), fourth)).Message);
        byte[] bytes = [.. NpyFormat.Magic(fourth), .. np.save(np.arange(3))[8..]];
        Assert.Equal(message, Assert.Throws<ValueError>(() => np.load_npy(bytes)).Message);
    }

    [Fact]
    public void Versions_compare_by_their_numbers()
    {
        var (first, third) = (NpyFormat.FormatVersion.V1_0, NpyFormat.FormatVersion.V3_0);
        Assert.True(first <= third && third >= first && first != third && first == new NpyFormat.FormatVersion(1, 0));
        Assert.Equal("(1, 0)", first.ToString());
        Assert.Equal([2, 4], [first.HeaderLengthSize, third.HeaderLengthSize]);
        Assert.Equal(["iso-8859-1", "utf-8"], [first.HeaderEncoding.WebName, third.HeaderEncoding.WebName]);
    }

    [Fact]
    public void A_header_says_what_it_was_written_from()
    {
        var data = NpyFormat.HeaderDataFromArray(np.arange(6).reshape(2, 3));
        Assert.Equal("<i8", data["descr"]);
        Assert.Equal(false, data["fortran_order"]);
        Assert.Equal([2L, 3L], (long[])data["shape"]);
        using var stream = new MemoryStream();
        NpyFormat.WriteArrayHeader(stream, data);
        Assert.Equal(np.save(np.arange(6).reshape(2, 3))[..128], stream.ToArray());
        data["descr"] = ">f4";
        stream.SetLength(0);
        NpyFormat.WriteArrayHeader(stream, data);
        stream.Write([.. Enumerable.Repeat(new byte[] { 0x3F, 0x80, 0, 0 }, 6).SelectMany(one => one)]);
        Assert.Equal(new float[] { 1, 1, 1, 1, 1, 1 }, np.load_npy(stream.ToArray()).ToArray<float>());
        data.Remove("shape");
        Assert.Throws<ValueError>(() => NpyFormat.WriteArrayHeader(stream, data));
    }

    [Fact]
    public void An_entry_with_a_wrong_checksum_is_refused()
    {
        var bytes = np.savez(np.arange(100));
        using var sound = np.load_npz(bytes);
        var content = sound.GetRawBytes("arr_0");
        Assert.Equal(np.save(np.arange(100)), content);
        Assert.Equal(np.arange(100).ToArray<long>(), ((NDArray)((dynamic)sound.f).arr_0).ToArray<long>());
        bytes[bytes.AsSpan().IndexOf(content) + 500] ^= 1;
        using var damaged = np.load_npz(bytes);
        Assert.Equal("Bad CRC-32 for file 'arr_0.npy'", Assert.Throws<ValueError>(() => damaged["arr_0"]).Message);
        Assert.Throws<ValueError>(() => damaged.GetRawBytes("arr_0"));
        Assert.Throws<KeyError>(() => damaged.GetRawBytes("x"));
        Assert.Throws<AttributeError>(() => ((dynamic)sound.f).x);
    }

    [Fact]
    public void A_file_is_mapped_for_reading_for_writing_or_as_a_copy()
    {
        var path = Path.GetTempFileName() + ".npy";
        try
        {
            np.save(path, np.arange(6).reshape(2, 3));
            using (var read = NpyFormat.OpenMemmap(path, "r"))
            {
                Assert.Equal([2L, 3L], read.shape);
                Assert.Equal(15L, (long)np.sum(read));
                Assert.Throws<NumSharpException>(() => read[0, 0] = 1);
            }

            var copy = (NDArray)np.load(path, mmap_mode: "c");
            copy[0, 0] = 7;
            Assert.Equal(22L, (long)np.sum(copy));
            var written = (NDArray)np.load(path, mmap_mode: "r+");
            written[1] = np.array(new[] { 10, 20, 30 });
            Assert.Equal([0L, 1, 2, 10, 20, 30], np.load_npy(path).ToArray<long>());
            Assert.Equal([0L, 1, 2, 10, 20, 30], NpyFormat.OpenMemmap(path, "r").ToArray<long>());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Column_major_and_empty_files_are_mapped_too()
    {
        var path = Path.GetTempFileName() + ".npy";
        try
        {
            np.save(path, np.arange(6).reshape(2, 3).T);
            Assert.Equal([0L, 3, 1, 4, 2, 5], NpyFormat.OpenMemmap(path, "r").ToArray<long>());
            np.save(path, np.zeros(new Shape(0, 3)));
            Assert.Equal([0L, 3L], NpyFormat.OpenMemmap(path, "r").shape);
            Assert.Throws<ValueError>(() => NpyFormat.OpenMemmap(path, "x"));
            Assert.Throws<ValueError>(() => NpyFormat.OpenMemmap(path, "w+"));
            File.WriteAllBytes(path, np.save(np.arange(6))[..^8]);
            Assert.Throws<ValueError>(() => NpyFormat.OpenMemmap(path, "r"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
