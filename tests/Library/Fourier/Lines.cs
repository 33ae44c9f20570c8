using System.Numerics;
using Cohort.Kernels.Library;
using Cohort.Kernels.Library.Fourier;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Tests.Library.Fourier;

/// <summary>Runs transforms on arrays of the test.</summary>
internal static unsafe class Lines
{
    private static readonly FourierPlans Plans = new();

    /// <summary>The transform of one line.</summary>
    public static Complex[] Transform(Complex[] line, bool isBackward, IParallel parallel) =>
        Transform(line, 1, isBackward, parallel);

    /// <summary>The transforms of lines one behind the other.</summary>
    public static Complex[] Transform(Complex[] lines, int count, bool isBackward, IParallel parallel)
    {
        var length = lines.Length / count;
        var result = new Complex[lines.Length];
        var layout = Layout.Contiguous([count, length]);
        var operation = new FftOperation(Plans, FourierKind.Complex, 1, length, isBackward, 1);
        fixed (Complex* from = lines, to = result)
        {
            ReadOnlySpan<HostView> operands =
            [
                new((byte*)from, layout, ElementType.Complex), new((byte*)to, layout, ElementType.Complex),
            ];
            operation.Run(new LibraryCall(operands, [], [], parallel.For));
        }

        return result;
    }
}
