using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>Runs library operations on small host arrays at the call.</summary>
internal static unsafe class InlineLibrary
{
    private static readonly Action<int, Action<int>> Sequential = static (count, body) =>
    {
        for (var i = 0; i < count; i++)
        {
            body(i);
        }
    };

    /// <summary>Runs an operation into fresh regions.</summary>
    public static Region[] Run(
        LibraryOperation operation, ReadOnlySpan<RegionView> inputs, Layout[] layouts, ElementType[] types)
    {
        var outputs = new RegionView[layouts.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            var payload = new byte[layouts[i].Count * types[i].SizeInBytes()];
            outputs[i] = RegionView.Of(new Region(types[i], layouts[i], payload, null));
        }

        Call(operation, [.. inputs, .. outputs]);
        return [.. outputs.Select(o => o.Region)];
    }

    /// <summary>Runs an operation that reads and writes a view.</summary>
    public static void RunInto(LibraryOperation operation, ReadOnlySpan<RegionView> inputs, in RegionView target) =>
        Call(operation, [.. inputs, target]);

    private static void Call(LibraryOperation operation, RegionView[] views)
    {
        var pins = new GCHandle[views.Length];
        try
        {
            var operands = new HostView[views.Length];
            for (var i = 0; i < views.Length; i++)
            {
                var region = views[i].Region;
                var memory = region.HostAddress;
                if (region.Payload is { } payload)
                {
                    pins[i] = GCHandle.Alloc(payload, GCHandleType.Pinned);
                    memory = pins[i].AddrOfPinnedObject();
                }

                var offset = views[i].Layout.Offset * views[i].Type.SizeInBytes();
                operands[i] = new HostView((byte*)memory + offset, views[i].Layout, views[i].Type);
            }

            Layout[] layouts = [.. views.Select(v => v.Layout)];
            var space = operation.IndexSpace(layouts);
            operation.Run(new LibraryCall(operands, space, new long[space.Length], Sequential));
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
}
