using System.Runtime.InteropServices;
using Xunit;

namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The strict parser and the interpreter on kernels written by hand.</summary>
public sealed class PtxModuleTests
{
    private const string Registers =
        ".reg .pred %p<4>; .reg .b16 %h<4>; .reg .b32 %r<9>; .reg .b64 %rd<9>; .reg .f32 %f<4>; .reg .f64 %fd<4>;\n";

    [Theory]
    [InlineData("add.s32 %r0, 1, %q1; ret;", "%q1 is not declared")]
    [InlineData("frobnicate.s32 %r0, 1; ret;", "unknown instruction")]
    [InlineData("add.f32 %f0, 0f3F800000, 0f3F800000; add.s32 %r0, %f0, 1; ret;", "%f0 is a f32")]
    [InlineData("mov.b64 %rd0, 1; add.s32 %r0, %rd0, 1; ret;", "%rd0 is a b64")]
    [InlineData("mov.u32 %r0, 5000000000; ret;", "does not fit")]
    [InlineData("add.s32 %r0, %r1, 1; ret;", "may not have been set")]
    [InlineData("setp.eq.u32 %p0, 1, 1; @%p0 bra L; mov.u32 %r0, 1; L: add.u32 %r1, %r0, 1; ret;", "may not have been")]
    [InlineData("bra NOWHERE; ret;", "the label does not exist")]
    [InlineData("ld.f32 %f0, [args]; ret;", "state space")]
    [InlineData("ld.global.f32 %f0, [args]; ret;", "not in global memory")]
    [InlineData("ld.global.v3.f32 {%f0, %f1, %f2}, [%rd0]; ret;", "unknown suffix v3")]
    [InlineData("mov.u32 %r0, 1;", "the end of k can be reached")]
    [InlineData("cvt.f32.s32 %f0, 1; ret;", "unknown instruction")]
    [InlineData("mov.u32 %r0, undeclared; ret;", "undeclared is not declared")]
    public void A_wrong_kernel_is_refused_with_its_reason(string body, string reason)
    {
        var error = Assert.Throws<PtxException>(() => Parse(body));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_that_needs_a_linker_is_refused() =>
        Assert.Throws<PtxException>(() => PtxModule.Parse(
            ".version 7.0\n.target sm_60\n.address_size 64\n.extern .func (.param .f32 r) f (.param .f32 a);\n"));

    [Theory]
    [InlineData("ld.global.u32 %r0, [%rd1+64]; ret;", "outside of 64 bytes")]
    [InlineData("ld.global.u32 %r0, [%rd1+2]; ret;", "not aligned")]
    [InlineData("ld.global.v2.u32 {%r0, %r1}, [%rd1+4]; ret;", "not aligned")]
    [InlineData("mov.u32 %r0, 0; div.s32 %r1, 1, %r0; ret;", "divided by 0")]
    [InlineData("L: bra L;", "does not end")]
    [InlineData("ld.param.u32 %r0, [args+8]; ret;", "outside of 8 bytes")]
    public void A_run_that_a_GPU_would_not_survive_fails_with_its_line(string body, string reason)
    {
        var error = Assert.Throws<PtxException>(() => Run(body, 1, 1, 64));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("line ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_barrier_that_some_threads_do_not_reach_is_found()
    {
        var error = Assert.Throws<PtxException>(
            () => Run("mov.u32 %r0, %tid.x; setp.eq.u32 %p0, %r0, 0; @%p0 ret; bar.sync 0; ret;", 1, 2, 64));
        Assert.Contains("barrier", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_exchange_values_through_shared_memory()
    {
        var memory = Run(
            """
            mov.u32 %r0, %tid.x; mov.u32 %r1, s; mad.lo.u32 %r2, %r0, 4, %r1; st.shared.u32 [%r2], %r0;
            bar.sync 0;
            sub.u32 %r3, 63, %r0; mad.lo.u32 %r4, %r3, 4, %r1; ld.shared.u32 %r5, [%r4];
            mad.wide.u32 %rd2, %r0, 4, %rd1; st.global.u32 [%rd2], %r5; ret;
            """,
            1, 64, 256, ".shared .align 4 .b8 s[256];");
        Assert.Equal(Enumerable.Range(0, 64).Select(i => 63 - i), Values(memory));
    }

    [Fact]
    public void Atomics_count_across_blocks()
    {
        var memory = Run(
            "mov.u32 %r0, %tid.x; and.b32 %r1, %r0, 3; mad.wide.u32 %rd2, %r1, 4, %rd1;"
            + "atom.global.add.u32 %r2, [%rd2], 1; red.global.max.u32 [%rd1+16], %r0; ret;",
            3, 32, 64);
        Assert.Equal([24, 24, 24, 24, 31], Values(memory)[..5]);
    }

    [Fact]
    public void Atomics_on_shared_memory_may_name_their_operation_first()
    {
        var memory = Run(
            """
            mov.u32 %r0, %tid.x; mov.u64 %rd3, s; mad.wide.u32 %rd4, %r0, 4, %rd3;
            setp.hs.u32 %p0, %r0, 4; @%p0 bra READY;
            st.shared.u32 [%rd4], 0;
            READY: bar.sync 0;
            and.b32 %r1, %r0, 3; mad.wide.u32 %rd5, %r1, 4, %rd3; red.add.shared.u32 [%rd5], %r0;
            bar.sync 0;
            @%p0 bra END;
            ld.shared.u32 %r2, [%rd4]; mad.wide.u32 %rd2, %r0, 4, %rd1; st.global.u32 [%rd2], %r2;
            END: ret;
            """,
            1, 16, 64, ".shared .align 4 .b8 s[16];");
        Assert.Equal([24, 28, 32, 36], Values(memory)[..4]);
    }

    [Fact]
    public void A_warp_sums_by_shuffles()
    {
        var memory = Run(
            """
            mov.u32 %r0, %tid.x;
            shfl.sync.bfly.b32 %r1|%p0, %r0, 16, 31, -1; add.u32 %r0, %r0, %r1;
            shfl.sync.bfly.b32 %r1|%p0, %r0, 8, 31, -1; add.u32 %r0, %r0, %r1;
            shfl.sync.bfly.b32 %r1|%p0, %r0, 4, 31, -1; add.u32 %r0, %r0, %r1;
            shfl.sync.bfly.b32 %r1|%p0, %r0, 2, 31, -1; add.u32 %r0, %r0, %r1;
            shfl.sync.bfly.b32 %r1|%p0, %r0, 1, 31, -1; add.u32 %r0, %r0, %r1;
            mov.u32 %r2, %tid.x; shfl.sync.up.b32 %r3|%p1, %r2, 1, 0, -1; selp.u32 %r3, %r3, 100, %p1;
            vote.sync.ballot.b32 %r4, %p1, -1;
            mad.wide.u32 %rd2, %r2, 4, %rd1; add.u32 %r5, %r0, %r3; st.global.u32 [%rd2], %r5;
            st.global.u32 [%rd1+128], %r4; ret;
            """,
            1, 32, 132);
        Assert.Equal(
            Enumerable.Range(0, 32).Select(i => 496 + (i == 0 ? 100 : i - 1)).Append(unchecked((int)0xFFFFFFFE)),
            Values(memory));
    }

    [Fact]
    public void Narrow_values_extend_in_wider_registers_as_their_type_says()
    {
        var memory = Run(
            "mov.u32 %r0, 200; st.global.u8 [%rd1], %r0; ld.global.s8 %r1, [%rd1]; st.global.u32 [%rd1+4], %r1;"
            + "ld.global.u8 %r2, [%rd1]; st.global.u32 [%rd1+8], %r2; cvt.s32.s8 %r3, %r0;"
            + "st.global.u32 [%rd1+12], %r3; cvt.s64.s32 %rd2, %r3; st.global.u64 [%rd1+16], %rd2; ret;",
            1, 1, 64);
        Assert.Equal([200, -56, 200, -56, -56, -1], Values(memory)[..6]);
    }

    private static int[] Values(byte[] memory) => MemoryMarshal.Cast<byte, int>(memory).ToArray();

    private static PtxEntry Parse(string body, string variables = "") => PtxModule.Parse(
        ".version 7.0\n.target sm_60\n.address_size 64\n.visible .entry k(\n.param .u64 args)\n{\n"
        + $"{Registers}{variables}ld.param.u64 %rd0, [args]; cvta.to.global.u64 %rd1, %rd0;\n{body}\n}}\n").Entry("k");

    private static byte[] Run(string body, int blocks, int threads, int bytes, string variables = "")
    {
        var memory = new ArrayMemory(bytes);
        Parse(body, variables).Run(new PtxDimensions(blocks), new PtxDimensions(threads), 0, new byte[8], memory);
        return memory.Bytes;
    }
}
