using System.Text;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Cuda.Ptx;

/// <summary>
/// Spells kernels in PTX. Arithmetic rounds to nearest (<c>.rn</c>), so that nothing is contracted; what every thread
/// needs from the arguments is read once, at the start.
/// </summary>
internal sealed partial class PtxWriter : KernelWriter
{
    private const string ArgumentName = "args";

    // What one instruction loads or stores.
    private const int MostLanes = 4;
    private const int VectorBytes = 16;

    private readonly GpuArgumentLayout _arguments;
    private readonly int _architecture;
    private readonly PtxRegisters _registers = new();
    private readonly StringBuilder _start = new();
    private readonly StringBuilder _body = new();
    private readonly StringBuilder _shared = new();
    private readonly Dictionary<string, string> _known = [];
    private int _labels;
    private int _sharedArrays;

    public PtxWriter(GpuArgumentLayout arguments, int architecture)
    {
        _arguments = arguments;
        _architecture = architecture;
    }

    /// <inheritdoc/>
    public override bool HasHalfConversions => true;

    /// <inheritdoc/>
    public override KernelValue Thread => Special("%tid.x");

    /// <inheritdoc/>
    public override KernelValue Block => Special("%ctaid.x");

    /// <inheritdoc/>
    public override KernelValue Argument(int slot, ElementType type, int byteOffset = 0)
    {
        var address = $"[{ArgumentName}+{(slot * GpuArgumentLayout.SlotSize) + byteOffset}]";
        if (type == ElementType.Boolean)
        {
            var bits = Known($"ld.param.u8 {address}", ElementType.Byte, target => $"ld.param.u8 {target}, {address}");
            return new KernelValue(
                Known($"setp {address}", type, target => $"setp.ne.u32 {target}, {bits}, 0"), type);
        }

        var name = $"ld.param.{PtxTypes.Memory(type)}";
        return new KernelValue(Known($"{name} {address}", type, target => $"{name} {target}, {address}"), type);
    }

    /// <inheritdoc/>
    public override KernelValue Constant(ElementType type, ulong bits) => new(PtxTypes.Literal(type, bits), type);

    /// <inheritdoc/>
    public override KernelPointer Operand(int operand, bool isReadOnly)
    {
        var address = Argument(_arguments.Address(operand), ElementType.UInt64).Text;
        var text = Known(
            $"cvta {address}", ElementType.UInt64, target => $"cvta.to.global.u64 {target}, {address}");
        return new KernelPointer(text, isReadOnly);
    }

    /// <inheritdoc/>
    public override KernelPointer Advance(KernelPointer pointer, KernelValue index, KernelValue stride)
    {
        var target = _registers.NewAddress();
        var name = stride.Type == ElementType.Int32 ? "mad.wide.s32" : "mad.lo.s64";
        Emit($"{name} {target}, {InRegister(index)}, {InRegister(stride)}, {pointer.Text}");
        return pointer with { Text = target };
    }

    /// <inheritdoc/>
    public override KernelPointer Advance(KernelPointer pointer, KernelValue index, int size)
    {
        var target = _registers.NewAddress();
        var name = index.Type == ElementType.UInt32 ? "mad.wide.u32" : "mad.lo.s64";
        Emit($"{name} {target}, {InRegister(index)}, {size}, {pointer.Text}");
        return pointer with { Text = target };
    }

    /// <inheritdoc/>
    public override KernelValue Load(KernelPointer pointer, ElementType type, int byteOffset = 0) =>
        LoadFrom(LoadName(pointer), type, $"[{pointer.Text}{Offset(byteOffset)}]");

    /// <inheritdoc/>
    public override KernelValue[] LoadVector(KernelPointer pointer, ElementType type, int count)
    {
        if (count > MostLanes)
        {
            return LoadPacked(pointer, type, count);
        }

        var isBoolean = type == ElementType.Boolean;
        var registers = Enumerable.Range(0, count)
            .Select(_ => _registers.New(isBoolean ? ElementType.Byte : type)).ToArray();
        Emit($"{LoadName(pointer)}.v{count}.{PtxTypes.Memory(type)} {{{string.Join(", ", registers)}}}, "
            + $"[{pointer.Text}]");
        return Array.ConvertAll(registers, register => isBoolean ? ToPredicate(register) : new(register, type));
    }

    /// <inheritdoc/>
    public override void Store(
        KernelPointer pointer, KernelValue value, int byteOffset = 0, KernelValue? condition = null)
    {
        var guard = condition is { } c ? $"@{InRegister(c)} " : "";
        Emit($"{guard}st.global.{PtxTypes.Memory(value.Type)} [{pointer.Text}{Offset(byteOffset)}], {Stored(value)}");
    }

    /// <inheritdoc/>
    public override void StoreVector(KernelPointer pointer, KernelValue[] values)
    {
        var size = values[0].Type.SizeInBytes();
        var lanes = Math.Min(values.Length, Math.Min(MostLanes, VectorBytes / size));
        for (var lane = 0; lane < values.Length; lane += lanes)
        {
            var registers = string.Join(", ", values.AsSpan(lane, lanes).ToArray().Select(Stored));
            Emit($"st.global.v{lanes}.{PtxTypes.Memory(values[0].Type)} "
                + $"[{pointer.Text}{Offset(lane * size)}], {{{registers}}}");
        }
    }

    /// <inheritdoc/>
    public override SharedArray Share(ElementType type, int count)
    {
        var name = $"shared{_sharedArrays++}";
        _shared.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"\t.shared .align 8 .b8 {name}[{count * type.SizeInBytes()}];\n");
        var start = Known(name, ElementType.UInt32, target => $"mov.u32 {target}, {name}");
        return new SharedArray(start, type);
    }

    /// <inheritdoc/>
    public override KernelValue LoadShared(SharedArray array, KernelValue index) =>
        LoadFrom("ld.shared", array.Type, $"[{SharedAddress(array, index)}]");

    /// <inheritdoc/>
    public override void StoreShared(SharedArray array, KernelValue index, KernelValue value)
    {
        var stored = Stored(value);
        Emit($"st.shared.{PtxTypes.Memory(array.Type)} [{SharedAddress(array, index)}], {stored}");
    }

    /// <inheritdoc/>
    public override void Barrier() => Emit("bar.sync 0");

    /// <inheritdoc/>
    public override KernelValue Variable(KernelValue initial)
    {
        var variable = new KernelValue(_registers.New(initial.Type), initial.Type);
        Assign(variable, initial);
        return variable;
    }

    /// <inheritdoc/>
    public override void Assign(KernelValue variable, KernelValue value) =>
        Emit($"mov.{PtxRegisters.Suffix(value.Type)} {variable.Text}, {value.Text}");

    /// <inheritdoc/>
    public override void If(KernelValue condition, Action then, Action? otherwise = null)
    {
        var isFalse = NewLabel();
        Emit($"@!{InRegister(condition)} bra {isFalse}");
        then();
        if (otherwise is not null)
        {
            var end = NewLabel();
            Emit($"bra {end}");
            Place(isFalse);
            otherwise();
            isFalse = end;
        }

        Place(isFalse);
    }

    /// <inheritdoc/>
    public override void While(Func<KernelValue> condition, Action body)
    {
        string head = NewLabel(), end = NewLabel();
        Place(head);
        Emit($"@!{InRegister(condition())} bra {end}");
        body();
        Emit($"bra {head}");
        Place(end);
    }

    /// <inheritdoc/>
    public override string Finish(string entryName, int threadsPerBlock)
    {
        var text = new StringBuilder();
        text.Append(".version ").Append(PtxEmitter.Version).Append("\n.target sm_").Append(_architecture)
            .Append("\n.address_size 64\n\n");
        text.Append($".visible .entry {entryName}(\n\t.param .align 8 .b8 {ArgumentName}[")
            .Append(_arguments.SizeInBytes).Append("]\n)\n");
        text.Append(".reqntid ").Append(threadsPerBlock).Append(", 1, 1\n");
        text.Append("{\n");
        _registers.Declare(text);
        text.Append(_shared).Append(_start).Append(_body).Append("\tret;\n}\n");
        return text.ToString();
    }

    private static string Offset(int bytes) => bytes == 0 ? "" : $"+{bytes}";

    private static string LoadName(KernelPointer pointer) => pointer.IsReadOnly ? "ld.global.nc" : "ld.global";

    private void Emit(string instruction) => _body.Append('\t').Append(instruction).Append(";\n");

    private string NewLabel() => $"L{_labels++}";

    private void Place(string label) => _body.Append(label).Append(":\n");

    private KernelValue Special(string name) =>
        new(Known(name, ElementType.UInt32, target => $"mov.u32 {target}, {name}"), ElementType.UInt32);

    /// <summary>A register that is set once, before the body.</summary>
    private string Known(string what, ElementType type, Func<string, string> instruction)
    {
        if (!_known.TryGetValue(what, out var register))
        {
            register = _registers.New(type);
            _start.Append('\t').Append(instruction(register)).Append(";\n");
            _known.Add(what, register);
        }

        return register;
    }

    /// <summary>A value where an instruction takes no literal.</summary>
    private string InRegister(KernelValue value)
    {
        if (value.Text[0] == '%')
        {
            return value.Text;
        }

        var move = $"mov.{PtxRegisters.Suffix(value.Type)}";
        return Known($"{move} {value.Text}", value.Type, target => $"{move} {target}, {value.Text}");
    }

    private KernelValue LoadFrom(string name, ElementType type, string address)
    {
        var isBoolean = type == ElementType.Boolean;
        var target = _registers.New(isBoolean ? ElementType.Byte : type);
        Emit($"{name}.{PtxTypes.Memory(type)} {target}, {address}");
        return isBoolean ? ToPredicate(target) : new KernelValue(target, type);
    }

    /// <summary>More elements than a vector has lanes: words that are taken apart.</summary>
    private KernelValue[] LoadPacked(KernelPointer pointer, ElementType type, int count)
    {
        var size = type.SizeInBytes();
        var perWord = sizeof(uint) / size;
        var words = LoadVector(pointer, ElementType.UInt32, count / perWord);
        var part = type == ElementType.Boolean ? ElementType.Byte
            : type.IsSignedInteger() ? type
            : size == 1 ? ElementType.Byte : ElementType.UInt16;
        var values = new KernelValue[count];
        for (var i = 0; i < count; i++)
        {
            var word = words[i / perWord];
            var shift = Integer(ElementType.UInt32, 8 * size * (i % perWord));
            var shifted = i % perWord == 0 ? word : Binary(Primitive.ShiftRight, word, shift);
            var bits = Cast(shifted, part).Text;
            values[i] = type == ElementType.Boolean ? ToPredicate(bits) : new KernelValue(bits, type);
        }

        return values;
    }

    private KernelValue ToPredicate(string register)
    {
        var predicate = _registers.New(ElementType.Boolean);
        Emit($"setp.ne.u32 {predicate}, {register}, 0");
        return new KernelValue(predicate, ElementType.Boolean);
    }

    private string Stored(KernelValue value)
    {
        if (value.Type != ElementType.Boolean)
        {
            return InRegister(value);
        }

        var bits = _registers.New(ElementType.Byte);
        Emit($"selp.u32 {bits}, 1, 0, {InRegister(value)}");
        return bits;
    }

    private string SharedAddress(SharedArray array, KernelValue index)
    {
        var address = _registers.New(ElementType.UInt32);
        Emit($"mad.lo.u32 {address}, {InRegister(index)}, {array.Type.SizeInBytes()}, {array.Text}");
        return address;
    }
}
