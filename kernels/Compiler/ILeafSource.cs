using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>Where the values of a graph's leaves come from: the loops that surround the straight-line code.</summary>
internal interface ILeafSource
{
    /// <summary>Pushes the vector of an input, scalar or index node; Boolean ones as masks of byte lanes.</summary>
    void EmitLeaf(Node node);
}
