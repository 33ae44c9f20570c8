namespace Cohort.Kernels.Interpreter;

/// <summary>Applies one operator to a block of elements.</summary>
internal delegate void BlockLoop(in BlockArguments block);
