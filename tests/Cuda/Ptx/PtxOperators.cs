namespace Cohort.Tests.Cuda.Ptx;

/// <summary>All instructions that compute, by their full names.</summary>
public static class PtxOperators
{
    private static readonly Dictionary<string, PtxOperator> Table = Build();

    /// <summary>The operator of a name, or null.</summary>
    public static PtxOperator? Find(string opcode) => Table.GetValueOrDefault(opcode);

    private static Dictionary<string, PtxOperator> Build()
    {
        var table = new Dictionary<string, PtxOperator>();
        AddBits(table);
        PtxIntegers<ushort, uint>.AddTo(table, PtxScalar.U16);
        PtxIntegers<short, int>.AddTo(table, PtxScalar.S16);
        PtxIntegers<uint, ulong>.AddTo(table, PtxScalar.U32);
        PtxIntegers<int, long>.AddTo(table, PtxScalar.S32);
        PtxIntegers<ulong, UInt128>.AddTo(table, PtxScalar.U64);
        PtxIntegers<long, Int128>.AddTo(table, PtxScalar.S64);
        PtxFloats<float>.AddTo(table, PtxScalar.F32);
        PtxFloats<double>.AddTo(table, PtxScalar.F64);
        PtxConversions.AddTo(table);
        return table;
    }

    private static void AddBits(Dictionary<string, PtxOperator> table)
    {
        foreach (var type in new[] { PtxScalar.Pred, PtxScalar.B16, PtxScalar.B32, PtxScalar.B64 })
        {
            var ones = type == PtxScalar.Pred ? 1 : type.Truncate(ulong.MaxValue);
            void Add(string name, int sources, PtxFunction apply) => table.Add(
                $"{name}.{type.Text()}", new PtxOperator(type, [.. Enumerable.Repeat(type, sources)], apply));
            Add("and", 2, (a, b, _) => a & b);
            Add("or", 2, (a, b, _) => a | b);
            Add("xor", 2, (a, b, _) => a ^ b);
            Add("not", 1, (a, _, _) => ~a & ones);
        }

        foreach (var type in new[] { PtxScalar.B16, PtxScalar.B32, PtxScalar.B64 })
        {
            var width = (ulong)(8 * type.Size());
            table.Add($"shl.{type.Text()}", new PtxOperator(
                type, [type, PtxScalar.U32], (a, b, _) => b >= width ? 0 : type.Truncate(a << (int)b)));
        }

        foreach (var type in Enum.GetValues<PtxScalar>().Where(t => t != PtxScalar.Pred && t.Size() > 1))
        {
            if (type != PtxScalar.F16)
            {
                table.Add($"selp.{type.Text()}", new PtxOperator(
                    type, [type, type, PtxScalar.Pred], (a, b, c) => c != 0 ? a : b));
            }
        }

        foreach (var type in Enum.GetValues<PtxScalar>().Where(t => t.Size() > 1 || t == PtxScalar.Pred))
        {
            if (type != PtxScalar.F16)
            {
                table.Add($"mov.{type.Text()}", new PtxOperator(type, [type], (a, _, _) => a));
            }
        }

        table.Add("popc.b32", new PtxOperator(
            PtxScalar.U32, [PtxScalar.B32], (a, _, _) => (ulong)System.Numerics.BitOperations.PopCount(a)));
        table.Add("popc.b64", new PtxOperator(
            PtxScalar.U32, [PtxScalar.B64], (a, _, _) => (ulong)System.Numerics.BitOperations.PopCount(a)));
        table.Add("clz.b32", new PtxOperator(
            PtxScalar.U32, [PtxScalar.B32],
            (a, _, _) => (ulong)System.Numerics.BitOperations.LeadingZeroCount((uint)a)));
        table.Add("clz.b64", new PtxOperator(
            PtxScalar.U32, [PtxScalar.B64], (a, _, _) => (ulong)System.Numerics.BitOperations.LeadingZeroCount(a)));
    }
}
