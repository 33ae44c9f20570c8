using System.Globalization;
using System.Text;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.OpenCl;

/// <summary>
/// Spells kernels in OpenCL C 1.2. Every operation is a statement of its own and contraction is off, so that the
/// compiler rounds where the graph does.
/// </summary>
internal sealed partial class OpenClWriter : KernelWriter
{
    private const string ArgumentName = "arguments";

    private readonly GpuArgumentLayout _arguments;
    private readonly StringBuilder _start = new();
    private readonly StringBuilder _body = new();
    private readonly Dictionary<string, string> _known = [];
    private int _names;
    private int _depth = 1;
    private bool _hasDoubles;

    public OpenClWriter(GpuArgumentLayout arguments) => _arguments = arguments;

    /// <inheritdoc/>
    public override bool HasHalfConversions => false;

    /// <inheritdoc/>
    public override KernelValue Thread => Known("(uint)get_local_id(0)", ElementType.UInt32);

    /// <inheritdoc/>
    public override KernelValue Block => Known("(uint)get_group_id(0)", ElementType.UInt32);

    /// <inheritdoc/>
    public override KernelValue Argument(int slot, ElementType type, int byteOffset = 0)
    {
        var bits = byteOffset == 0
            ? $"{ArgumentName}.slots[{slot}]"
            : $"({ArgumentName}.slots[{slot}] >> {8 * byteOffset})";
        return Known(
            type switch
            {
                ElementType.Boolean => $"({bits} & 1) != 0",
                ElementType.Single => $"as_float((uint){bits})",
                ElementType.Double => $"as_double({bits})",
                _ => $"({OpenClTypes.Name(type)}){bits}",
            },
            type);
    }

    /// <inheritdoc/>
    public override KernelValue Constant(ElementType type, ulong bits)
    {
        _hasDoubles |= type == ElementType.Double;
        return new KernelValue(OpenClTypes.Literal(type, bits), type);
    }

    /// <inheritdoc/>
    public override KernelPointer Operand(int operand, bool isReadOnly)
    {
        var slot = _arguments.Address(operand);
        return new KernelPointer($"(operand{operand} + {ArgumentName}.slots[{slot}])", isReadOnly);
    }

    /// <inheritdoc/>
    public override KernelPointer Advance(KernelPointer pointer, KernelValue index, KernelValue stride) =>
        Advance(pointer, $"(long){index.Text} * (long){stride.Text}");

    /// <inheritdoc/>
    public override KernelPointer Advance(KernelPointer pointer, KernelValue index, int size) =>
        Advance(pointer, $"(long){index.Text} * {size}");

    /// <inheritdoc/>
    public override KernelValue Load(KernelPointer pointer, ElementType type, int byteOffset = 0)
    {
        var place = Place(pointer.Text, type, byteOffset);
        return Declare(type, type == ElementType.Boolean ? $"{place} != 0" : place);
    }

    /// <inheritdoc/>
    public override void Store(
        KernelPointer pointer, KernelValue value, int byteOffset = 0, KernelValue? condition = null)
    {
        var guard = condition is { } c ? $"if ({c.Text}) " : "";
        Emit($"{guard}{Place(pointer.Text, value.Type, byteOffset)} = {Stored(value)};");
    }

    /// <inheritdoc/>
    public override KernelValue[] LoadVector(KernelPointer pointer, ElementType type, int count)
    {
        _hasDoubles |= type == ElementType.Double;
        var (name, memory) = ($"v{_names++}", OpenClTypes.Memory(type));
        Emit($"const {memory}{count} {name} = vload{count}(0, (__global {memory}*){pointer.Text});");
        var isBoolean = type == ElementType.Boolean;
        return [.. Enumerable.Range(0, count)
            .Select(lane => $"{name}.s{lane:x}")
            .Select(lane => isBoolean ? Declare(type, $"{lane} != 0") : new KernelValue(lane, type))];
    }

    /// <inheritdoc/>
    public override void StoreVector(KernelPointer pointer, KernelValue[] values)
    {
        var memory = OpenClTypes.Memory(values[0].Type);
        var lanes = string.Join(", ", values.Select(Stored));
        Emit($"vstore{values.Length}(({memory}{values.Length})({lanes}), 0, (__global {memory}*){pointer.Text});");
    }

    /// <inheritdoc/>
    public override SharedArray Share(ElementType type, int count)
    {
        var name = $"shared{_names++}";
        _start.Append(
            CultureInfo.InvariantCulture, $"    __local {OpenClTypes.Memory(type)} {name}[{count}];\n");
        return new SharedArray(name, type);
    }

    /// <inheritdoc/>
    public override KernelValue LoadShared(SharedArray array, KernelValue index)
    {
        var element = $"{array.Text}[{index.Text}]";
        return Declare(array.Type, array.Type == ElementType.Boolean ? $"{element} != 0" : element);
    }

    /// <inheritdoc/>
    public override void StoreShared(SharedArray array, KernelValue index, KernelValue value) =>
        Emit($"{array.Text}[{index.Text}] = {Stored(value)};");

    /// <inheritdoc/>
    public override void Barrier() => Emit("barrier(CLK_LOCAL_MEM_FENCE);");

    /// <inheritdoc/>
    public override KernelValue Variable(KernelValue initial)
    {
        var variable = new KernelValue($"v{_names++}", initial.Type);
        Emit($"{OpenClTypes.Name(initial.Type)} {variable.Text} = {initial.Text};");
        return variable;
    }

    /// <inheritdoc/>
    public override void Assign(KernelValue variable, KernelValue value) =>
        Emit($"{variable.Text} = {value.Text};");

    /// <inheritdoc/>
    public override void If(KernelValue condition, Action then, Action? otherwise = null)
    {
        Emit($"if ({condition.Text})");
        Braces(then);
        if (otherwise is not null)
        {
            Emit("else");
            Braces(otherwise);
        }
    }

    /// <inheritdoc/>
    public override void While(Func<KernelValue> condition, Action body)
    {
        Emit("for (;;)");
        Braces(() =>
        {
            Emit($"if (!({condition().Text})) break;");
            body();
        });
    }

    /// <inheritdoc/>
    public override string Finish(string entryName, int threadsPerBlock)
    {
        var text = new StringBuilder();
        if (_hasDoubles)
        {
            text.Append("#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n");
        }

        text.Append("#pragma OPENCL FP_CONTRACT OFF\n\n");
        text.Append("typedef struct { ulong slots[").Append(_arguments.SlotCount).Append("]; } Arguments;\n\n");
        text.Append("__kernel __attribute__((reqd_work_group_size(").Append(threadsPerBlock).Append(", 1, 1)))\n");
        text.Append("void ").Append(entryName).Append("(\n");
        for (var operand = 0; operand < _arguments.Operands; operand++)
        {
            text.Append("    __global uchar* operand").Append(operand).Append(",\n");
        }

        text.Append("    Arguments ").Append(ArgumentName).Append(")\n{\n");
        return text.Append(_start).Append(_body).Append("}\n").ToString();
    }

    private static string Place(string pointer, ElementType type, int byteOffset)
    {
        var address = byteOffset == 0 ? pointer : $"({pointer} + {byteOffset})";
        return $"*(__global {OpenClTypes.Memory(type)}*){address}";
    }

    private static string Stored(KernelValue value) =>
        value.Type == ElementType.Boolean ? $"(uchar)({value.Text} ? 1 : 0)" : value.Text;

    private KernelPointer Advance(KernelPointer pointer, string distance)
    {
        var name = $"p{_names++}";
        Emit($"__global uchar* {name} = {pointer.Text} + {distance};");
        return pointer with { Text = name };
    }

    private void Braces(Action body)
    {
        Emit("{");
        _depth++;
        body();
        _depth--;
        Emit("}");
    }

    private void Emit(string statement) => _body.Append(' ', 4 * _depth).Append(statement).Append('\n');

    private KernelValue Declare(ElementType type, string expression)
    {
        _hasDoubles |= type == ElementType.Double;
        var name = $"v{_names++}";
        Emit($"const {OpenClTypes.Name(type)} {name} = {expression};");
        return new KernelValue(name, type);
    }

    /// <summary>A constant of the whole kernel, declared before the body.</summary>
    private KernelValue Known(string expression, ElementType type)
    {
        _hasDoubles |= type == ElementType.Double;
        if (!_known.TryGetValue(expression, out var name))
        {
            name = $"v{_names++}";
            _start.Append(
                CultureInfo.InvariantCulture, $"    const {OpenClTypes.Name(type)} {name} = {expression};\n");
            _known.Add(expression, name);
        }

        return new KernelValue(name, type);
    }
}
