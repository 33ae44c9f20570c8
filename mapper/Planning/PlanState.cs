using Cohort.Runtime.Regions;

namespace Cohort.Mapping.Planning;

/// <summary>A machine after the first kernels of a window, as one choice of mappings leaves it.</summary>
internal sealed class PlanState
{
    private readonly InitialPlaces _initial;
    private Place? _places;

    /// <summary>The beginning.</summary>
    public PlanState(int devices, int channels, InitialPlaces initial)
    {
        DeviceFree = new double[devices];
        ChannelFree = new double[channels];
        _initial = initial;
    }

    private PlanState(PlanState former, Candidate chosen)
    {
        Former = former;
        Chosen = chosen;
        DeviceFree = [.. former.DeviceFree];
        ChannelFree = [.. former.ChannelFree];
        Host = former.Host;
        End = former.End;
        CopySeconds = former.CopySeconds;
        InitialCopySeconds = former.InitialCopySeconds;
        Penalty = former.Penalty;
        _initial = former._initial;
        _places = former._places;
    }

    /// <summary>The state before the last kernel, or null.</summary>
    public PlanState? Former { get; }

    /// <summary>How the last kernel is divided.</summary>
    public Candidate? Chosen { get; }

    /// <summary>From when on each device's cores are free.</summary>
    public double[] DeviceFree { get; }

    /// <summary>From when on each channel of the links is free.</summary>
    public double[] ChannelFree { get; }

    /// <summary>When the program's thread has planned everything so far.</summary>
    public double Host { get; set; }

    /// <summary>When the last step ends.</summary>
    public double End { get; set; }

    /// <summary>The seconds of all copies.</summary>
    public double CopySeconds { get; set; }

    /// <summary>The seconds of copies of what was there before the window.</summary>
    public double InitialCopySeconds { get; set; }

    /// <summary>What uncertain choices have to be better by.</summary>
    public double Penalty { get; set; }

    /// <summary>What states are compared by.</summary>
    public double Score => End + Penalty + (0.05 * CopySeconds);

    /// <summary>A state that follows this one.</summary>
    public PlanState Next(Candidate chosen) =>
        new(this, chosen);

    /// <summary>Where a version lies.</summary>
    public ContentMap PlaceOf(Runtime.Regions.Version version)
    {
        for (var place = _places; place is not null; place = place.Next)
        {
            if (place.Version == version)
            {
                return place.Map;
            }
        }

        return _initial.Of(version);
    }

    /// <summary>Notes where a version lies from now on.</summary>
    public void Put(Runtime.Regions.Version version, ContentMap map) =>
        _places = new Place(version, map, _places);

    private sealed record Place(Runtime.Regions.Version Version, ContentMap Map, Place? Next);
}
