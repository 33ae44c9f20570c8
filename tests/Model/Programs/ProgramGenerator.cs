using CsCheck;

namespace Cohort.Tests.Model.Programs;

/// <summary>
/// Random programs. A program is built while the model runs it, so that its shapes and values are known.
/// </summary>
public sealed class ProgramGenerator(ProgramProfile profile) : Gen<ArrayProgram>
{
    /// <inheritdoc/>
    public override ArrayProgram Generate(PCG pcg, Size? min, out Size size)
    {
        var program = new ProgramBuilder(pcg, profile).Build();
        size = new Size((ulong)program.Statements.Count);
        return program;
    }

    /// <summary>The program with a number in the sequence that a seed starts.</summary>
    public ArrayProgram Program(ulong seed, uint number) => Generate(new PCG(number, seed), null, out _);
}
