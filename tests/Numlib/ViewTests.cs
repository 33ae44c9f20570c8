using Cohort.Runtime;
using Cohort.Tests.Model;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>What NumPy gives without a copy is a view here: it shares memory and sees what is written.</summary>
public sealed class ViewTests
{
    private static readonly Dictionary<string, Func<NDArray, NDArray>> Views = new()
    {
        ["slice"] = a => a["1:, ::2"],
        ["reversed"] = a => a["::-1"],
        ["integer"] = a => a[1],
        ["newaxis"] = a => a[Slice.NewAxis, Slice.Ellipsis],
        ["ellipsis"] = a => a["..., 0"],
        ["T"] = a => a.T,
        ["mT"] = a => a.mT,
        ["transpose"] = a => np.transpose(a),
        ["permute_dims"] = a => np.permute_dims(a),
        ["matrix_transpose"] = a => np.matrix_transpose(a),
        ["swapaxes"] = a => np.swapaxes(a, 0, 1),
        ["moveaxis"] = a => np.moveaxis(a, 0, 2),
        ["rollaxis"] = a => np.rollaxis(a, 2),
        ["reshape"] = a => a.reshape(6, 4),
        ["reshape of slice"] = a => a[1].reshape(2, 6),
        ["ravel"] = a => np.ravel(a),
        ["expand_dims"] = a => np.expand_dims(a, 0),
        ["squeeze"] = a => np.squeeze(a["0:1"]),
        ["diagonal"] = a => np.diagonal(a[0]),
        ["flip"] = a => np.flip(a),
        ["fliplr"] = a => np.fliplr(a),
        ["flipud"] = a => np.flipud(a),
        ["rot90"] = a => np.rot90(a),
        ["split"] = a => np.split(a, 3, 1)[1],
        ["array_split"] = a => np.array_split(a, 2, 2)[1],
        ["vsplit"] = a => np.vsplit(a, 2)[1],
        ["hsplit"] = a => np.hsplit(a, 3)[0],
        ["dsplit"] = a => np.dsplit(a, 2)[0],
        ["unstack"] = a => np.unstack(a)[1],
        ["atleast_3d"] = a => np.atleast_3d(a[0]),
        ["atleast_2d"] = a => np.atleast_2d(a[0, 0]),
        ["asarray"] = a => np.asarray(a),
        ["asanyarray"] = a => np.asanyarray(a),
        ["ascontiguousarray"] = a => np.ascontiguousarray(a),
        ["astype without copy"] = a => a.astype(typeof(double), false),
        ["view"] = a => a.view(typeof(long)),
        ["real of real"] = a => np.real(a),
        ["broadcast_to"] = a => np.broadcast_to(a, new Shape(2L, 2L, 3L, 4L)),
        ["broadcast_arrays"] = a => np.broadcast_arrays(a, np.zeros(4)).Left,
        ["trim_zeros"] = a => np.trim_zeros(np.ravel(a)),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Views.Keys)
            {
                cases.Add(name, 1);
                cases.Add(name, 3);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_view_shares_memory_and_sees_what_is_written(string name, int devices)
    {
        using var session = new EngineConfiguration(devices, new EngineOptions { InlineElements = 0 }).CreateSession(1);
        using var entered = session.Enter();
        var a = np.arange(24.0).reshape(2, 3, 4);
        var view = Views[name](a);
        Assert.True(np.shares_memory(a, view));
        var before = view.astype(typeof(double)).ravel().ToArray<double>();
        a["..."] = a + 100.0;
        var after = view.dtype == typeof(long) ? view.view(typeof(double)) : view;
        var old = view.dtype == typeof(long) ? Enumerable.Range(0, 24).Select(i => (double)i).ToArray() : before;
        Assert.Equal(old.Select(x => x + 100), after.ravel().ToArray<double>());
    }

    [Theory]
    [InlineData("slice")]
    [InlineData("T")]
    [InlineData("rot90")]
    [InlineData("reshape")]
    [InlineData("unstack")]
    public void Writing_to_a_view_writes_the_array(string name)
    {
        var a = np.arange(24.0).reshape(2, 3, 4);
        var view = Views[name](a);
        var places = view.ravel().ToArray<double>();
        view["..."] = -1.0;
        Assert.All(places, place => Assert.Equal(-1, (double)np.ravel(a)[(int)place]));
        Assert.Equal(24 - places.Length, (int)np.count_nonzero(a >= 0));
    }

    [Fact]
    public void Parts_of_complex_arrays_are_views()
    {
        var z = np.zeros(3, typeof(System.Numerics.Complex));
        var (real, imaginary) = (np.real(z), np.imag(z));
        Assert.True(np.shares_memory(z, real));
        Assert.False(np.shares_memory(real, imaginary));
        real["..."] = np.arange(3.0);
        imaginary["1"] = 5.0;
        Assert.Equal([new(0, 0), new(1, 5), new(2, 0)], z.ToArray<System.Numerics.Complex>());
    }

    [Fact]
    public void What_NumPy_copies_is_a_copy()
    {
        var a = np.arange(24.0).reshape(2, 3, 4);
        NDArray[] copies =
        [
            a.copy(), a.flatten(), a.astype(typeof(double)), a[np.array(new[] { 0, 1 })], a[a > 3], np.array(a),
            np.ravel(a.T), np.take(a, np.array(new[] { 0 })), np.roll(a, 1), np.repeat(a, 1), np.concatenate([a]),
        ];
        Assert.All(copies, copy => Assert.False(np.shares_memory(a, copy)));
    }
}
