using System.Collections;

namespace Cohort.Tests.Cuda.Ptx;

/// <summary>
/// Checks that on every path an instruction's registers have been set before it reads them. What a guarded instruction
/// sets counts as set: its readers are guarded alike.
/// </summary>
internal static class PtxDefinedness
{
    public static void Check(PtxBody body, Func<string, int> labels)
    {
        var numbers = body.Registers.Keys.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        var before = new BitArray?[body.Statements.Count];
        var open = new Stack<int>();
        void Reach(int statement, BitArray defined)
        {
            if (before[statement] is not { } known)
            {
                before[statement] = (BitArray)defined.Clone();
                open.Push(statement);
                return;
            }

            var joined = ((BitArray)known.Clone()).And(defined);
            if (!((BitArray)joined.Clone()).Xor(known).HasAnySet())
            {
                return;
            }

            before[statement] = joined;
            open.Push(statement);
        }

        if (body.Statements.Count > 0)
        {
            Reach(0, new BitArray(numbers.Count));
        }

        while (open.TryPop(out var i))
        {
            var statement = body.Statements[i];
            var after = (BitArray)before[i]!.Clone();
            foreach (var name in Written(statement))
            {
                if (numbers.TryGetValue(name, out var number))
                {
                    after[number] = true;
                }
            }

            if (statement.Parts[0] == "bra")
            {
                Reach(labels(statement.Operands[0].Name), after);
            }

            var ends = statement.Opcode is "ret" or "exit" or "bra" or "bra.uni" && statement.Guard is null;
            if (!ends && i + 1 < before.Length)
            {
                Reach(i + 1, after);
            }
        }

        for (var i = 0; i < before.Length; i++)
        {
            Report(body.Statements[i], before[i], numbers);
        }
    }

    private static void Report(PtxStatement statement, BitArray? defined, Dictionary<string, int> numbers)
    {
        if (defined is null)
        {
            return;
        }

        foreach (var name in Read(statement))
        {
            if (numbers.TryGetValue(name, out var number) && !defined[number])
            {
                throw statement.Error($"{name} may not have been set");
            }
        }
    }

    private static bool HasResult(PtxStatement statement) =>
        statement.Parts[0] is not ("st" or "red" or "bra" or "ret" or "exit" or "bar" or "barrier" or "membar");

    private static IEnumerable<string> Written(PtxStatement statement) =>
        HasResult(statement) && statement.Operands.Length > 0 ? Names(statement.Operands[0]) : [];

    private static IEnumerable<string> Read(PtxStatement statement)
    {
        var names = statement.Operands.Skip(HasResult(statement) ? 1 : 0).SelectMany(Names);
        return statement.Guard is { } guard ? names.Append(guard) : names;
    }

    private static IEnumerable<string> Names(PtxOperand operand) =>
        operand.Parts is { } parts ? parts.SelectMany(Names) : [operand.Name];
}
