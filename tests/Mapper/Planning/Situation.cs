using Cohort.Mapping.Machines;

namespace Cohort.Tests.Mapper.Planning;

/// <summary>A program on a machine, for which the mapper's choice is written down.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Reason">Why the choice is right.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Create">Makes its arrays; what runs before the choice that counts.</param>
/// <param name="Run">The program; what it returns is wanted.</param>
internal sealed record Situation(
    string Name, string Reason, Machine Machine, Func<NDArray[]> Create, Func<NDArray[], NDArray> Run);
