using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Gpu;

/// <summary>
/// Runs emitted kernels on a device by its driver; the memory of the test is copied there and back. Addresses keep
/// their alignment, which vector loads rely on.
/// </summary>
/// <param name="driver">The device.</param>
/// <param name="inspect">Called when a launch is over.</param>
internal sealed class DriverRunner(IGpuDriver driver, Action? inspect = null) : ILaunchRunner
{
    private const int Alignment = 256;

    public GpuTarget Target => driver.Target;

    public void Run(GpuLaunch launch, HostRange[] ranges)
    {
        if (launch.Units == 0)
        {
            return;
        }

        using var queue = driver.CreateQueue();
        using var code = driver.Build(launch.Key);
        var places = ranges.Where(range => range.Length > 0).GroupBy(range => range.Begin)
            .Select(same => new Place(driver, same.MaxBy(r => r.Length), same.Any(r => r.IsWritten)))
            .ToArray();
        Array.ForEach(places, place => place.Send(queue));
        for (var operand = 0; operand < launch.Key.OperandCount; operand++)
        {
            ref var address = ref launch.Arguments[launch.Key.AddressSlot(operand)];
            var at = address;
            address = Array.Find(places, place => place.Range.Holds(at, 1))!.OnDevice(at);
        }

        queue.Launch(code, launch);
        Array.ForEach(places, place => place.Fetch(queue));
        using var end = driver.CreateEvent();
        queue.Record(end);
        end.Wait();
        Array.ForEach(places, place => place.End());
        inspect?.Invoke();
    }

    /// <summary>A range on the device, by way of pinned memory where the driver needs that.</summary>
    private sealed unsafe class Place
    {
        private readonly IGpuDriver _driver;
        private readonly MemoryBlock _block;
        private readonly bool _isWritten;
        private readonly nint _first;
        private readonly nint _pinned;

        public Place(IGpuDriver driver, HostRange range, bool isWritten)
        {
            (_driver, Range, _isWritten) = (driver, range, isWritten);
            _block = driver.TryAllocate(range.Length + Alignment)!.Value;
            _first = _block.Address + (range.Begin & (Alignment - 1));
            _pinned = driver.NeedsPinnedMemory ? driver.AllocatePinned(range.Length) : 0;
        }

        public HostRange Range { get; }

        private nint OnHost => _pinned == 0 ? Range.Begin : _pinned;

        private long Length => Range.Length;

        public ulong OnDevice(ulong address) => (ulong)_first + (address - (ulong)Range.Begin);

        public void Send(IGpuQueue queue)
        {
            if (_pinned != 0)
            {
                Buffer.MemoryCopy((void*)Range.Begin, (void*)_pinned, Length, Length);
            }

            queue.CopyFromHost(new RowCopy(OnHost, Length, _first, Length, Length, 1));
        }

        public void Fetch(IGpuQueue queue)
        {
            if (_isWritten)
            {
                queue.CopyToHost(new RowCopy(_first, Length, OnHost, Length, Length, 1));
            }
        }

        /// <summary>Takes what came back, and gives the memory back.</summary>
        public void End()
        {
            _driver.Free(_block);
            if (_pinned != 0)
            {
                if (_isWritten)
                {
                    Buffer.MemoryCopy((void*)_pinned, (void*)Range.Begin, Length, Length);
                }

                _driver.FreePinned(_pinned);
            }
        }
    }
}
