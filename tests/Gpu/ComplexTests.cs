using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Kernels.Cpu;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Cohort.Tests.Cuda;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Model;
using Cohort.Tests.OpenCl;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Complex numbers on GPUs, as pairs of doubles: the bits of the interpreter.</summary>
public sealed class ComplexTests
{
    private const int Programs = 30;
    private const int Steps = 12;

    private static readonly double[] Parts =
        [0, -0.0, 1, -1.5, 3, 0.1, 1e300, 1e-310, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly Dictionary<string, (ElementwiseFunction Function, ElementType Result)> Functions = new()
    {
        ["add"] = (Function.Add, ElementType.Complex),
        ["subtract"] = (Function.Subtract, ElementType.Complex),
        ["multiply"] = (Function.Multiply, ElementType.Complex),
        ["divide"] = (Function.Divide, ElementType.Complex),
        ["negative"] = (Function.Negative, ElementType.Complex),
        ["square"] = (Function.Square, ElementType.Complex),
        ["equal"] = (Function.Equal, ElementType.Boolean),
        ["not equal"] = (Function.NotEqual, ElementType.Boolean),
        ["copy"] = (Function.Copy, ElementType.Complex),
        ["to bool"] = (Function.Copy, ElementType.Boolean),
        ["to int"] = (Function.Copy, ElementType.Int32),
        ["to half"] = (Function.Copy, ElementType.Half),
        ["to double"] = (Function.Copy, ElementType.Double),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Functions_give_the_bits_of_the_interpreter_as_PTX(string name)
    {
        using var driver = new CudaSetup().CreateDriver();
        var recorder = new PlanRecorder();
        var setup = new CudaSetup { Engine = new EngineOptions { InlineElements = 0, Observer = recorder } };
        using (var engine = setup.CreateEngine(driver))
        {
            AssertSame(engine, name);
        }

        Assert.All(recorder.Commands.Where(command => !command.IsCopy), command => Assert.Equal(1, command.Device));
        driver.Dispose();
        Assert.Empty(driver.Faults);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Functions_give_the_bits_of_the_interpreter_on_PoCL(string name)
    {
        Pocl.Devices();
        var tested = new PoclSession(1).Create();
        using (tested.Session)
        {
            AssertSame(tested.Session.Engine, name);
        }

        var commands = tested.Recorder!.Commands.Where(command => !command.IsCopy);
        Assert.All(commands, command => Assert.Equal(1, command.Device));
    }

    [Theory]
    [InlineData(ElementType.Boolean)]
    [InlineData(ElementType.Int64)]
    [InlineData(ElementType.UInt64)]
    [InlineData(ElementType.Half)]
    [InlineData(ElementType.Single)]
    public void Reals_become_complex_with_the_bits_of_the_interpreter(ElementType type)
    {
        using var driver = new CudaSetup().CreateDriver();
        using var engine = new CudaSetup().CreateEngine(driver);
        using var host = Host();
        var (first, _) = EdgeValues.Pairs(type);
        byte[] Converted(Runtime.Engine on) => Read(on, on.Elementwise(
            Function.Copy, type, ElementType.Complex, [Whole(Import(on, type, first))],
            Layout.Contiguous([first.Length / type.SizeInBytes()])));
        Assert.Equal(Converted(host), Converted(engine));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Random_programs_give_the_bits_of_the_interpreter(int gpus)
    {
        for (var seed = 0; seed < Programs; seed++)
        {
            var setup = new CudaSetup { Gpus = gpus, Driver = new EmulatorOptions { DelaySeed = seed } };
            using var driver = setup.CreateDriver();
            byte[] expected, actual;
            using (var host = Host())
            using (var engine = setup.CreateEngine(driver))
            {
                expected = RandomProgram(host, new Random(seed));
                actual = RandomProgram(engine, new Random(seed));
            }

            driver.Dispose();
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"other bits with seed {seed}");
            Assert.Empty(driver.Faults);
        }
    }

    // Views, writes in place under a mask, casts and selections between functions, on 6 x 6 numbers.
    private static byte[] RandomProgram(Runtime.Engine engine, Random random)
    {
        const int Side = 6;
        var numbers = new Complex[Side * Side];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = new Complex(random.Next(-4, 5) / 2.0, Parts[random.Next(Parts.Length)]);
        }

        List<Region> live = [engine.Import(ElementType.Complex, [Side, Side], Bytes(numbers))];
        ElementwiseFunction[] functions =
            [Function.Add, Function.Subtract, Function.Multiply, Function.Divide, Function.Negative, Function.Copy];
        for (var step = 0; step < Steps; step++)
        {
            var function = functions[random.Next(functions.Length)];
            var operands = Enumerable.Range(0, function.Arity).Select(_ => View(live, random)).ToArray();
            if (step % 4 == 3)
            {
                var target = live[random.Next(live.Count)];
                var condition = engine.Elementwise(
                    Function.NotEqual, ElementType.Complex, ElementType.Boolean, [View(live, random), operands[0]],
                    target.Whole);
                engine.ElementwiseInto(
                    RegionView.Of(target), function, ElementType.Complex, operands, Whole(condition));
            }
            else
            {
                live.Add(engine.Elementwise(
                    function, ElementType.Complex, ElementType.Complex, operands, live[0].Whole));
            }
        }

        return [.. live.SelectMany(region => Read(engine, region))];
    }

    private static Operand View(List<Region> live, Random random)
    {
        var region = live[random.Next(live.Count)];
        var whole = region.Whole;
        var layout = random.Next(4) switch
        {
            0 => new Layout(0, [6, 6], [1, 6]),
            1 => new Layout(35, [6, 6], [-6, -1]),
            2 => new Layout(random.Next(6), [6, 6], [6, 0]),
            _ => whole,
        };
        return Operand.Of(region, layout, ElementType.Complex);
    }

    private static void AssertSame(Runtime.Engine engine, string name)
    {
        using var host = Host();
        Assert.Equal(Apply(host, name), Apply(engine, name));
    }

    private static byte[] Apply(Runtime.Engine engine, string name)
    {
        var (function, result) = Functions[name];
        Complex[] all = [.. Parts.SelectMany(re => Parts.Select(im => new Complex(re, im)))];
        var first = Import(engine, ElementType.Complex, Bytes([.. all.SelectMany(a => all.Select(_ => a))]));
        var second = Import(engine, ElementType.Complex, Bytes([.. all.SelectMany(_ => all)]));
        Operand[] operands = function.Arity == 1 ? [Whole(first)] : [Whole(first), Whole(second)];
        return Read(engine, engine.Elementwise(function, ElementType.Complex, result, operands, first.Whole));
    }

    private static Runtime.Engine Host()
    {
        var kernels = new InterpretedKernels();
        IDevice[] devices = [new CpuDevice("cpu:0", 1, 1L << 28, kernels)];
        return new Runtime.Engine(devices, new SpreadingMapper(), kernels, new EngineOptions { InlineElements = 0 });
    }

    private static byte[] Bytes(Complex[] numbers) => MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();

    private static Region Import(Runtime.Engine engine, ElementType type, byte[] content) =>
        engine.Import(type, [content.Length / type.SizeInBytes()], content);

    private static Operand Whole(Region region) => Operand.Of(RegionView.Of(region));

    // Which of several NaNs it is depends on the order of operands that a compiler chooses.
    private static byte[] Read(Runtime.Engine engine, Region region)
    {
        var bytes = new byte[region.SizeInBytes];
        engine.Read(RegionView.Of(region), bytes);
        if (region.Type is ElementType.Complex or ElementType.Double)
        {
            foreach (ref var part in MemoryMarshal.Cast<byte, double>(bytes.AsSpan()))
            {
                part = double.IsNaN(part) ? double.NaN : part;
            }
        }
        else if (region.Type == ElementType.Half)
        {
            foreach (ref var part in MemoryMarshal.Cast<byte, Half>(bytes.AsSpan()))
            {
                part = Half.IsNaN(part) ? Half.NaN : part;
            }
        }

        return bytes;
    }
}
