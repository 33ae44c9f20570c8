using System.Runtime.Intrinsics;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>Runs lanes side by side in the widest registers, and what is left over one by one.</summary>
internal static class Widths
{
    /// <summary>What is done to some lanes.</summary>
    public interface IBody
    {
        /// <summary>Works on lanes from one to another; their number is a multiple of the register's.</summary>
        void Run<TVector, TLanes>(nint lane, nint endLane)
            where TVector : unmanaged
            where TLanes : struct, ILanes<TVector>;
    }

    /// <summary>Works on all lanes.</summary>
    public static void Run<TBody>(TBody body, nint lanes)
        where TBody : struct, IBody
    {
        nint done = 0;
        if (Vector256.IsHardwareAccelerated && lanes >= 4)
        {
            done = lanes & ~(nint)3;
            body.Run<Vector256<double>, Lanes4>(0, done);
        }
        else if (Vector128.IsHardwareAccelerated && lanes >= 2)
        {
            done = lanes & ~(nint)1;
            body.Run<Vector128<double>, Lanes2>(0, done);
        }

        if (done < lanes)
        {
            body.Run<double, Lanes1>(done, lanes);
        }
    }
}
