using Xunit;

namespace Cohort.Tests.Regressions;

/// <summary>
/// The table of code for small arrays took a masked copy of Booleans for a cast of Booleans to int8, whose key had the
/// same bits, and ignored the mask.
/// </summary>
public sealed class MaskedCopyAfterCast
{
    [Fact]
    public void A_masked_copy_after_a_cast_to_int8_keeps_what_the_mask_leaves_out()
    {
        var a = np.array(new[] { false, false, true, false });
        var cast = a.astype(np.int8);
        np.copyto(a, np.equal(a, a), where: a);
        Assert.Equal([false, false, true, false], a.ToArray<bool>());
        Assert.Equal([0, 0, 1, 0], cast.ToArray<sbyte>());
    }
}
