using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Random;

/// <summary>
/// Uniform numbers from Philox4x64-10: each thread computes blocks of four draws from their counters.
/// </summary>
internal static class PhiloxKernels<T, TNumbers>
    where T : unmanaged
    where TNumbers : struct, INumbersOfDraw<T>
{
    private const int Words = 4;
    private const int Rounds = 10;

    /// <summary>The kernel, of one-dimensional blocks of <see cref="UniformLaunches.Threads"/>.</summary>
    public static readonly LibraryKernelKey Uniform = new(Draw);

    private static void Draw(ArrayView<T> target, ArrayView<long> numbers, long count, long before, long perThread)
    {
        // Draw 0 is the first word of the current block that has not been given out.
        var position = numbers[6];
        var block = (Grid.IdxX * UniformLaunches.Threads * (perThread / Words)) + Group.IdxX;
        for (var index = 0L; index < perThread; index += Words)
        {
            var key0 = (ulong)numbers[0];
            var key1 = (ulong)numbers[1];
            var c0 = (ulong)numbers[2] + (ulong)block;
            var carry = c0 < (ulong)block ? 1UL : 0UL;
            var c1 = (ulong)numbers[3] + carry;
            carry = c1 < carry ? 1UL : 0UL;
            var c2 = (ulong)numbers[4] + carry;
            carry = c2 < carry ? 1UL : 0UL;
            var c3 = (ulong)numbers[5] + carry;
            for (var round = 0; round < Rounds; round++)
            {
                var even = Wide.Product(c0, 0xD2E7470EE14C6C93);
                var odd = Wide.Product(c2, 0xCA5A826395121157);
                c0 = odd.High ^ c1 ^ key0;
                c1 = odd.Low;
                c2 = even.High ^ c3 ^ key1;
                c3 = even.Low;
                key0 += 0x9E3779B97F4A7C15;
                key1 += 0xBB67AE8584CAA73B;
            }

            var draw = (block * Words) - position;
            StoreFrom(target, count, before, draw, c0);
            StoreFrom(target, count, before, draw + 1, c1);
            StoreFrom(target, count, before, draw + 2, c2);
            StoreFrom(target, count, before, draw + 3, c3);
            block += UniformLaunches.Threads;
        }
    }

    private static void StoreFrom(ArrayView<T> target, long count, long before, long draw, ulong bits)
    {
        if (draw >= 0)
        {
            TNumbers.Store(target, count, before, draw, bits);
        }
    }
}
