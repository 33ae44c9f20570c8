using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Random;

/// <summary>
/// Uniform numbers from PCG64. A thread jumps to its first draw by the binary digits of its number, and then goes on in
/// steps of as many draws as a block has threads, so that neighbours store neighbours.
/// </summary>
internal static class PcgKernels<T, TNumbers>
    where T : unmanaged
    where TNumbers : struct, INumbersOfDraw<T>
{
    private const int StatePart = 2;
    private const int StepPart = 4;

    /// <summary>The kernel, of one-dimensional blocks of <see cref="UniformLaunches.Threads"/>.</summary>
    public static readonly LibraryKernelKey Uniform = new(Draw);

    private static void Draw(ArrayView<T> target, ArrayView<long> numbers, long count, long before, long perThread)
    {
        // The state after a draw is what the draw is made of.
        var draw = (Grid.IdxX * UniformLaunches.Threads * perThread) + Group.IdxX;
        var state = new Wide((ulong)numbers[0], (ulong)numbers[1]);
        var jump = draw + 1;
        for (var power = 0; jump > 0; power++)
        {
            if ((jump & 1) != 0)
            {
                state = Step(numbers, state, power);
            }

            jump >>= 1;
        }

        for (var index = 0L; index < perThread; index++)
        {
            var mixed = state.High ^ state.Low;
            var turn = (int)(state.High >> 58);
            TNumbers.Store(
                target, count, before, draw, (mixed >> turn) | (mixed << ((64 - turn) & 63)));
            state = Step(numbers, state, PcgKernelSizes.ThreadsPower);
            draw += UniformLaunches.Threads;
        }
    }

    private static Wide Step(ArrayView<long> numbers, Wide state, int power)
    {
        var at = StatePart + (power * StepPart);
        return state.TimesPlus(
            new Wide((ulong)numbers[at], (ulong)numbers[at + 1]),
            new Wide((ulong)numbers[at + 2], (ulong)numbers[at + 3]));
    }
}
