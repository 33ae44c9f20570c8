using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Kernels.Rewriting;

/// <summary>Commands on Complex as commands on their parts: the same memory, seen as Double.</summary>
internal static class ComplexCommands
{
    /// <summary>The same work without Complex; the command itself when it has none.</summary>
    public static KernelCommand Split(KernelCommand command) => !ComplexParts.AreIn(command.Graph)
        ? command
        : new KernelCommand(
            command.Label, ComplexParts.Split(command.Graph), command.Scalars, command.Space, command.Origin,
            Split(command.Operands));

    /// <summary>The same for a reduction; results of Complex stay one output, of pairs.</summary>
    public static ReduceCommand Split(ReduceCommand command) => !ComplexParts.AreIn(command.Graph)
        ? command
        : new ReduceCommand(
            command.Label, ComplexParts.Split(command.Graph), command.Scalars, command.Space, command.Shape,
            Split(command.Inputs), command.Outputs)
        {
            LeafBegin = command.LeafBegin,
            LeafEnd = command.LeafEnd,
            StoresPartials = command.StoresPartials,
        };

    private static DeviceOperand[] Split(DeviceOperand[] operands)
    {
        var parts = new List<DeviceOperand>(2 * operands.Length);
        foreach (var operand in operands)
        {
            if (operand.Type == ElementType.Complex)
            {
                parts.Add(Part(operand, 0));
                parts.Add(Part(operand, 1));
            }
            else
            {
                parts.Add(operand);
            }
        }

        return [.. parts];
    }

    private static DeviceOperand Part(in DeviceOperand operand, int part)
    {
        var layout = operand.Layout;
        var strides = Array.ConvertAll(layout.Strides.ToArray(), stride => 2 * stride);
        return new DeviceOperand(
            operand.Instance, new Layout((2 * layout.Offset) + part, layout.Extents.ToArray(), strides),
            ElementType.Double);
    }
}
