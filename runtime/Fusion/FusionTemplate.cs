using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>
/// What fusion has made of the operations of one walk, for other walks that find operations of the same shapes in the
/// same places. It refers to no array and no operation.
/// </summary>
public sealed class FusionTemplate
{
    private readonly OperationShape[]? _shapes;

    private FusionTemplate(KernelTemplate[] kernels, OperationShape[]? shapes)
    {
        Kernels = kernels;
        _shapes = shapes;
    }

    /// <summary>The kernels in an order of execution.</summary>
    public KernelTemplate[] Kernels { get; }

    /// <summary>How many operations it can be compared with.</summary>
    public int OperationCount => _shapes?.Length ?? 0;

    /// <summary>Plans the operations that a walk has found.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="wishes">What the program is known to want of values later.</param>
    /// <param name="comparison">
    /// A number that no other comparison has, if the template is to be compared with other walks; else 0.
    /// </param>
    public static FusionTemplate Plan(List<Operation> operations, in FusionWishes wishes, long comparison)
    {
        OperationShape[]? shapes = null;
        if (comparison > 0)
        {
            var numbers = new SourceNumbers(comparison);
            shapes = new OperationShape[operations.Count];
            for (var i = 0; i < shapes.Length; i++)
            {
                shapes[i] = new OperationShape(operations[i], wishes.TraitsOf(operations[i]), ref numbers);
            }
        }

        return new FusionTemplate(FusionPlanner.Plan(operations, wishes), shapes);
    }

    /// <summary>Whether fusion would make the same of the operations of another walk.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="wishes">What the program is known to want of values later.</param>
    /// <param name="comparison">A number that no other comparison has.</param>
    public bool Matches(List<Operation> operations, in FusionWishes wishes, long comparison)
    {
        if (_shapes is null || _shapes.Length != operations.Count)
        {
            return false;
        }

        var numbers = new SourceNumbers(comparison);
        for (var i = 0; i < _shapes.Length; i++)
        {
            if (!_shapes[i].Matches(operations[i], wishes.TraitsOf(operations[i]), ref numbers))
            {
                return false;
            }
        }

        return true;
    }
}
