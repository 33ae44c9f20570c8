using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.DLPack;
using Xunit;

namespace Cohort.Tests.Numlib.Interop;

/// <summary>DLPack's tensors in and out: one memory, and one call of the deleter.</summary>
public sealed unsafe class DLPackTests
{
    public static TheoryData<Type, DLDataTypeCode, int> Types => new()
    {
        { typeof(bool), DLDataTypeCode.Bool, 8 }, { typeof(sbyte), DLDataTypeCode.Int, 8 },
        { typeof(byte), DLDataTypeCode.UInt, 8 }, { typeof(short), DLDataTypeCode.Int, 16 },
        { typeof(ushort), DLDataTypeCode.UInt, 16 }, { typeof(int), DLDataTypeCode.Int, 32 },
        { typeof(uint), DLDataTypeCode.UInt, 32 }, { typeof(long), DLDataTypeCode.Int, 64 },
        { typeof(ulong), DLDataTypeCode.UInt, 64 }, { typeof(Half), DLDataTypeCode.Float, 16 },
        { typeof(float), DLDataTypeCode.Float, 32 }, { typeof(double), DLDataTypeCode.Float, 64 },
        { typeof(Complex), DLDataTypeCode.Complex, 128 },
    };

    [Fact]
    public void The_structs_are_laid_out_as_the_header_of_DLPack_says()
    {
        Assert.Equal(8, sizeof(DLDevice));
        Assert.Equal(4, sizeof(DLDataType));
        Assert.Equal(48, sizeof(DLTensor));
        Assert.Equal(64, sizeof(DLManagedTensor));
        Assert.Equal(24, (int)Marshal.OffsetOf<DLTensor>(nameof(DLTensor.Shape)));
        Assert.Equal(20, (int)Marshal.OffsetOf<DLTensor>(nameof(DLTensor.DType)));
        Assert.Equal(40, (int)Marshal.OffsetOf<DLTensor>(nameof(DLTensor.ByteOffset)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_goes_out_and_comes_back_over_the_same_memory(Type type, DLDataTypeCode code, int bits)
    {
        var array = np.arange(6).astype(type).reshape(2, 3);
        var managed = (DLManagedTensor*)array.__dlpack__();
        Assert.Equal(new DLDataType((byte)code, (byte)bits, 1), managed->Tensor.DType);
        Assert.Equal(DLDevice.Cpu, managed->Tensor.Device);
        Assert.Equal((nint)array.Unsafe.Address, (nint)managed->Tensor.Data);
        var back = np.from_dlpack((nint)managed);
        Assert.Equal(type, back.dtype);
        Assert.True(np.array_equal(array, back));
        back[1, 2] = np.zeros(new Shape(), type);
        Assert.Equal(array.ToMuliDimArray<double>(), back.ToMuliDimArray<double>());
        Assert.True(np.array_equal(array["1, 2"], np.zeros(new Shape(), type)));
        Assert.Equal((1, 0), array.__dlpack_device__());
    }

    [Theory]
    [InlineData("::2, 1:")]
    [InlineData("::-1, ::-2")]
    [InlineData("1:1")]
    [InlineData("2, 3")]
    public void Views_keep_their_strides(string slices)
    {
        var array = np.arange(20).reshape(4, 5)[slices];
        var managed = (DLManagedTensor*)array.__dlpack__();
        Assert.Equal(array.ndim, managed->Tensor.NDim);
        Assert.Equal(array.shape, new ReadOnlySpan<long>(managed->Tensor.Shape, array.ndim).ToArray());
        var back = np.from_dlpack((nint)managed);
        Assert.Equal(array.ToArray<long>(), back.ToArray<long>());
        Assert.Equal((array * 2).sum().GetInt64(), (back + back).sum().GetInt64());
    }

    [Fact]
    public void What_is_exported_stays_until_the_consumer_is_done()
    {
        var managed = (DLManagedTensor*)Fresh();
        for (var turn = 0; turn < 3; turn++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Equal(20_000, (np.ones(20_000) * 1.0).sum().GetDouble());
        }

        var seen = new ReadOnlySpan<double>(managed->Tensor.Data, 20_000).ToArray();
        managed->Deleter(managed);
        Assert.All(seen, value => Assert.Equal(3, value));

        static nint Fresh()
        {
            using var array = np.ones(20_000) * 3.0;
            return array.__dlpack__();
        }
    }

    [Fact]
    public void A_tensor_of_another_library_is_used_in_place_and_given_back_once()
    {
        float* memory = stackalloc float[] { 9, 1, 2, 3, 4, 5, 6 };
        var released = 0;
        var managed = DLManagedTensor.Create(
            memory, DLDevice.Cpu, DLDataType.Of(typeof(float)), [3, 2], [1, 3], () => released++);
        managed->Tensor.ByteOffset = sizeof(float);
        var array = np.from_dlpack((nint)managed);
        Assert.Equal([1, 4, 2, 5, 3, 6], array.ToArray<float>());
        memory[1] = 10;
        array.SetValue(0f, 2, 0);
        Assert.Equal([10f, 4f, 2f, 5f, 0f, 6f], array.ToArray<float>());
        Assert.Equal(0, memory[3]);
        Assert.Equal(0, released);
        array.Dispose();
        array.Dispose();
        Assert.Equal(1, released);
    }

    [Fact]
    public void A_view_keeps_the_tensor_until_the_garbage_collector_finds_it_gone()
    {
        var memory = (long*)NativeMemory.AllocZeroed(3, sizeof(long));
        var released = new StrongBox();
        Use(memory, released);
        for (var turn = 0; turn < 20 && released.Value == 0; turn++)
        {
            GC.Collect();

            // The session lets go of what nobody can reach when it needs memory.
            Assert.Equal(20_000, (np.ones(20_000) * 1.0).sum().GetDouble());
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(1, released.Value);
        NativeMemory.Free(memory);

        static void Use(long* memory, StrongBox released)
        {
            var managed = DLManagedTensor.Create(
                memory, DLDevice.Cpu, DLDataType.Of(typeof(long)), [3], release: released.Add);
            var whole = np.from_dlpack((nint)managed);
            var view = whole["1:"];
            whole.Dispose();
            view["0"] = 5;
            Assert.Equal(0, released.Value);
            Assert.Equal(5, memory[1]);
        }
    }

    [Fact]
    public void A_copy_and_an_empty_tensor_are_given_back_at_once()
    {
        double* memory = stackalloc double[] { 1, 2, 3 };
        var released = 0;
        var managed = DLManagedTensor.Create(
            memory, DLDevice.Cpu, DLDataType.Of(typeof(double)), [3], release: () => released++);
        var copy = np.from_dlpack((nint)managed, copy: true);
        Assert.Equal(1, released);
        memory[0] = 9;
        Assert.Equal([1.0, 2.0, 3.0], copy.ToArray<double>());
        var empty = DLManagedTensor.Create(
            null, DLDevice.Cpu, DLDataType.Of(typeof(double)), [3, 0], release: () => released++);
        Assert.Equal([3L, 0L], np.from_dlpack((nint)empty).shape);
        Assert.Equal(2, released);
    }

    [Fact]
    public void A_tensor_that_is_refused_stays_the_callers()
    {
        var released = 0;
        long* memory = stackalloc long[4];
        void Refused<TError>(DLDevice device, DLDataType type, ReadOnlySpan<long> shape, bool? copy, void* data)
            where TError : Exception
        {
            var before = released;
            var managed = DLManagedTensor.Create(data, device, type, shape, release: () => released++);
            Assert.Throws<TError>(() => np.from_dlpack((nint)managed, copy));
            Assert.Equal(before, released);
            managed->Deleter(managed);
            Assert.Equal(before + 1, released);
        }

        var integer = DLDataType.Of(typeof(long));
        Refused<BufferError>(DLDevice.Cpu, new DLDataType((byte)DLDataTypeCode.BFloat, 16, 1), [2], null, memory);
        Refused<BufferError>(DLDevice.Cpu, integer with { Lanes = 2 }, [2], null, memory);
        Refused<BufferError>(new DLDevice(DLDeviceType.Metal, 0), integer, [2], null, memory);
        Refused<BufferError>(new DLDevice(DLDeviceType.Cuda, 77), integer, [2], null, memory);
        Refused<ValueError>(new DLDevice(DLDeviceType.Cuda, 0), integer, [2], false, memory);
        Refused<ValueError>(DLDevice.Cpu, integer, [2], null, null);
        Assert.Throws<ArgumentNullException>(() => np.from_dlpack((nint)0));
    }

    [Fact]
    public void What_DLPack_cannot_say_is_not_exported()
    {
        Assert.Throws<BufferError>(() => np.zeros(2, NPTypeCode.Decimal).__dlpack__());
        Assert.Throws<BufferError>(() => np.array("ab").__dlpack__());
        Assert.Throws<BufferError>(() => np.broadcast_to(np.arange(3), (2, 3)).__dlpack__());
        Assert.Throws<ValueError>(() => (nint)DLManagedTensor.Create(null, DLDevice.Cpu, default, [2], [1, 1]));
        Assert.Throws<ValueError>(() => (nint)DLManagedTensor.Create(null, DLDevice.Cpu, default, [-2]));
    }

    [Fact]
    public void An_array_is_a_tensor_too()
    {
        var array = np.arange(3);
        np.from_dlpack(array)[1] = 7;
        np.from_dlpack(array, copy: true)[2] = 9;
        Assert.Equal([0, 7, 2], array.ToArray<long>());
    }

    private sealed class StrongBox
    {
        private int _value;

        public int Value => Volatile.Read(ref _value);

        public void Add() => Interlocked.Increment(ref _value);
    }
}
