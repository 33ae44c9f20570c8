using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Greatest common divisors. Operands, dense and of one integer type: two arrays of numbers, of which each is one
/// number or as many as there are results, and the divisors.
/// </summary>
/// <remarks>Stein's algorithm: J. Stein, Computational problems associated with Racah algebra, 1967.</remarks>
public sealed unsafe class DivisorOperation : WholeOperation
{
    private const int PerTask = 1 << 12;

    /// <summary>Creates an operation.</summary>
    public DivisorOperation()
        : base("gcd")
    {
    }

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands) => 60.0 * operands[2].Count;

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var (a, b, target) = (call.Operands[0], call.Operands[1], call.Operands[2]);
        var body = new Body
        {
            First = (nint)a.Address,
            Second = (nint)b.Address,
            Target = (nint)target.Address,
            FirstStep = a.Layout.Count == 1 ? 0 : 1,
            SecondStep = b.Layout.Count == 1 ? 0 : 1,
        };
        var total = target.Layout.Count;
        new CallParallel(call.ParallelFor).For(checked((int)((total + PerTask - 1) / PerTask)), task =>
        {
            var first = (long)task * PerTask;
            body.Run(target.Type, first, Math.Min(first + PerTask, total));
        });
    }

    private readonly struct Body
    {
        public required nint First { get; init; }

        public required nint Second { get; init; }

        public required nint Target { get; init; }

        public required int FirstStep { get; init; }

        public required int SecondStep { get; init; }

        public void Run(ElementType type, long first, long end)
        {
            switch (type)
            {
                case ElementType.SByte:
                    Run<sbyte>(first, end);
                    break;
                case ElementType.Byte:
                    Run<byte>(first, end);
                    break;
                case ElementType.Int16:
                    Run<short>(first, end);
                    break;
                case ElementType.UInt16:
                    Run<ushort>(first, end);
                    break;
                case ElementType.Int32:
                    Run<int>(first, end);
                    break;
                case ElementType.UInt32:
                    Run<uint>(first, end);
                    break;
                case ElementType.Int64:
                    Run<long>(first, end);
                    break;
                default:
                    Run<ulong>(first, end);
                    break;
            }
        }

        // The magnitude of the smallest number wraps to itself, as that of its divisor does.
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Run<T>(long first, long end)
            where T : unmanaged, IBinaryInteger<T>
        {
            var at = first;
            var numbers = stackalloc ulong[2 * VectorDivisors.Count];
            for (; VectorDivisors.IsSupported && at + VectorDivisors.Count <= end; at += VectorDivisors.Count)
            {
                for (var i = 0; i < VectorDivisors.Count; i++)
                {
                    numbers[i] = Magnitude(((T*)First)[(at + i) * FirstStep]);
                    numbers[VectorDivisors.Count + i] = Magnitude(((T*)Second)[(at + i) * SecondStep]);
                }

                VectorDivisors.Find(numbers, numbers + VectorDivisors.Count);
                for (var i = 0; i < VectorDivisors.Count; i++)
                {
                    ((T*)Target)[at + i] = T.CreateTruncating(numbers[i]);
                }
            }

            for (; at < end; at++)
            {
                var a = ((T*)First)[at * FirstStep];
                var b = ((T*)Second)[at * SecondStep];
                ((T*)Target)[at] = T.CreateTruncating(Of(Magnitude(a), Magnitude(b)));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong Magnitude<T>(T value)
            where T : unmanaged, IBinaryInteger<T> =>
            T.IsNegative(value) ? 0 - ulong.CreateTruncating(value) : ulong.CreateTruncating(value);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong Of(ulong a, ulong b)
        {
            if (a == 0 || b == 0)
            {
                return a | b;
            }

            var twos = BitOperations.TrailingZeroCount(a | b);
            a >>= BitOperations.TrailingZeroCount(a);
            do
            {
                b >>= BitOperations.TrailingZeroCount(b);
                var difference = b - a;
                var isLess = b < a;
                a = isLess ? b : a;
                b = isLess ? 0 - difference : difference;
            }
            while (b != 0);

            return a << twos;
        }
    }
}
