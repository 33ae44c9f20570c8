using Xunit;

namespace Cohort.Tests.OpenCl;

/// <summary>A driver in the process leaves the program's own errors what they are.</summary>
public sealed class PoclSignalTests
{
    [Fact]
    public void A_division_by_zero_is_an_exception_after_devices_were_used()
    {
        var tested = new PoclSession(1).Create();
        using (tested.Session)
        using (tested.Session.Enter())
        {
            Assert.Equal(6.0, (double)(np.arange(4) * 1.0).sum());
            var quotients = np.array(new[] { 7, -7, 0 }) / np.array(new[] { 0, 0, 0 });
            Assert.True(np.all(np.isinf(quotients["0:2"])));
            Assert.Equal([0, 0, 0], (np.array(new[] { 7, -7, 0 }) % np.array(new[] { 0, 0, 0 })).ToArray<int>());
            tested.CheckPlans();
        }

        var zero = tested.Session.Devices.Count - tested.Session.Devices.Count;
        Assert.Throws<DivideByZeroException>(() => 7 / zero);
    }
}
