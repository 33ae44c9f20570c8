using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>Runs library operations on small host arrays at the call.</summary>
internal static unsafe class InlineLibrary
{
    private const int FewOperands = 4;

    private static readonly Action<int, Action<int>> Sequential = static (count, body) =>
    {
        for (var i = 0; i < count; i++)
        {
            body(i);
        }
    };

    /// <summary>Runs an operation into fresh regions.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="layouts">The layouts of the inputs, then those of the outputs.</param>
    /// <param name="types">The types of the outputs.</param>
    public static Region[] Run(
        LibraryOperation operation, ReadOnlySpan<RegionView> inputs, Layout[] layouts, ElementType[] types)
    {
        var views = new RegionView[layouts.Length];
        inputs.CopyTo(views);
        var regions = new Region[types.Length];
        for (var i = 0; i < regions.Length; i++)
        {
            var layout = layouts[inputs.Length + i];
            var payload = GC.AllocateUninitializedArray<byte>(checked((int)(layout.Count * types[i].SizeInBytes())));
            regions[i] = new Region(types[i], layout, payload, null);
            views[inputs.Length + i] = new RegionView(regions[i], layout, types[i]);
        }

        Call(operation, views, layouts);
        return regions;
    }

    /// <summary>Runs an operation that reads and writes a view.</summary>
    public static void RunInto(
        LibraryOperation operation, ReadOnlySpan<RegionView> inputs, in RegionView target, Layout[] layouts) =>
        Call(operation, [.. inputs, target], layouts);

    private static void Call(LibraryOperation operation, RegionView[] views, Layout[] layouts)
    {
        if (views.Length > FewOperands)
        {
            CallWithHandles(operation, views, layouts);
            return;
        }

        fixed (byte* p0 = Payload(views, 0), p1 = Payload(views, 1), p2 = Payload(views, 2), p3 = Payload(views, 3))
        {
            var payloads = stackalloc byte*[FewOperands] { p0, p1, p2, p3 };
            Call(operation, views, layouts, payloads);
        }

        GC.KeepAlive(views);
    }

    private static void CallWithHandles(LibraryOperation operation, RegionView[] views, Layout[] layouts)
    {
        var pins = new GCHandle[views.Length];
        try
        {
            var payloads = new nint[views.Length];
            for (var i = 0; i < views.Length; i++)
            {
                if (views[i].Region.Payload is { } payload)
                {
                    pins[i] = GCHandle.Alloc(payload, GCHandleType.Pinned);
                    payloads[i] = pins[i].AddrOfPinnedObject();
                }
            }

            fixed (nint* addresses = payloads)
            {
                Call(operation, views, layouts, (byte**)addresses);
            }
        }
        finally
        {
            foreach (var pin in pins)
            {
                if (pin.IsAllocated)
                {
                    pin.Free();
                }
            }

            GC.KeepAlive(views);
        }
    }

    private static byte[]? Payload(RegionView[] views, int place) =>
        place < views.Length ? views[place].Region.Payload : null;

    // The address of an empty payload is null, and so is that of its view.
    private static void Call(LibraryOperation operation, RegionView[] views, Layout[] layouts, byte** payloads)
    {
        var operands = new HostView[views.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            var memory = payloads[i] is null ? (byte*)views[i].Region.HostAddress : payloads[i];
            var offset = views[i].Layout.Offset * views[i].Type.SizeInBytes();
            operands[i] = new HostView(memory + offset, views[i].Layout, views[i].Type);
        }

        var space = operation.IndexSpace(layouts);
        operation.Run(new LibraryCall(operands, space, space.Length == 0 ? [] : new long[space.Length], Sequential));
    }
}
