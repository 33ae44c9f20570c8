using Cohort.Kernels.Library.Sort;

namespace Cohort.Kernels.Library.Operations;

/// <summary>The body of an operation on elements that have an order.</summary>
internal unsafe interface IOrderedBody
{
    /// <summary>Runs on elements of a type.</summary>
    void Run<T, TOrder>()
        where T : unmanaged
        where TOrder : struct, IOrder<T>;
}
