using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>A random program on which the library and the model disagree.</summary>
public sealed class ProgramFailedException(ulong seed, uint number, ArrayProgram program, string difference)
    : Exception($"COHORT_SEED={seed} COHORT_FIRST={number}: after shrinking to {program.Statements.Count} statements\n"
        + $"{program}\n\n{difference}");
