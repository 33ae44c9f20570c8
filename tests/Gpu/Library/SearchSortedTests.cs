using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>searchsorted on GPUs: the positions of the CPU.</summary>
public sealed class SearchSortedTests
{
    private static readonly Type[] Types = [np.uint8, np.int16, np.float16, np.int32, np.float32, np.int64, np.float64];

    public static TheoryData<string> Targets => LibraryTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Values_are_found_before_and_behind_equal_elements(string target) => AgainstCpu(target, () =>
    [
        .. Types.SelectMany(type => new[] { "left", "right" }.Select(side =>
            np.searchsorted((np.arange(100) / 3).astype(type), (np.arange(64) * 2 - 20).astype(type), side))),
    ]);

    [Theory]
    [MemberData(nameof(Targets))]
    public void NaN_comes_last_and_zeros_are_equal(string target) => AgainstCpu(target, () =>
    {
        var array = np.array([double.NegativeInfinity, -1, -0.0, 0.0, 1, double.PositiveInfinity, double.NaN]);
        return [np.searchsorted(array, array), np.searchsorted(array, array, "right"), np.searchsorted(array, -array)];
    });

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_vector_is_searched_in_the_order_of_a_sorter(string target) => AgainstCpu(target, () =>
    {
        var array = np.arange(70) * 29 % 71;
        var values = np.arange(80) - 4;
        return
        [
            np.searchsorted(array, values, sorter: np.argsort(array)),
            np.searchsorted(array, values, "right", np.argsort(array)),
        ];
    });

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_vector_that_is_not_sorted_and_an_empty_one_give_the_positions_of_the_CPU(string target) =>
        AgainstCpu(target, () =>
        [
            np.searchsorted(np.arange(50) * 17 % 31, np.arange(40)), np.searchsorted(np.zeros(0), np.arange(3.0)),
            np.searchsorted(np.arange(9) * 4 % 9, np.arange(12), sorter: np.arange(9) * 2 % 9),
        ]);

    [Theory]
    [InlineData("cuda", -1)]
    [InlineData("cuda", 70)]
    [InlineData("opencl", 70)]
    public void A_sorter_with_a_place_that_does_not_exist_is_refused(string target, int place)
    {
        var message = LibraryTargets.Run(target, "searchsorted", () =>
        {
            var sorter = np.arange(70);
            sorter[33] = place;
            var refusal = Assert.ThrowsAny<Exception>(
                () => np.searchsorted(np.arange(70), np.arange(5), sorter: sorter));
            return refusal.Message;
        });
        Assert.StartsWith("Sorter index out of range.", message);
    }

    private static void AgainstCpu(string target, Func<NDArray[]> program)
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var expected = Array.ConvertAll(program(), array => array.ToArray<long>());
        var actual = LibraryTargets.Run(
            target, "searchsorted", () => Array.ConvertAll(program(), array => array.ToArray<long>()));
        Assert.Equal(expected, actual);
    }
}
