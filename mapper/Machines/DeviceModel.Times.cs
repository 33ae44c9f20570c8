namespace Cohort.Mapping.Machines;

/// <content>How long things take on a device.</content>
public sealed partial record DeviceModel
{
    // Of a level's capacity, what data may take that are found there whenever they are used again, and from where on
    // they never are: what is used last is what goes first.
    private const double AllHit = 0.6;
    private const double NoneHit = 1.1;

    /// <summary>
    /// As many cores as a kernel on so many elements is sped up by: it runs in rounds, and the last one may leave some
    /// of them idle.
    /// </summary>
    public double BusyCores(double elements)
    {
        var grains = elements / GrainElements;
        return Math.Clamp(grains / Math.Ceiling(Math.Ceiling(grains) / Cores), 1, Cores);
    }

    /// <summary>
    /// The rates of a class of numbers. What is not given is taken from its like: narrow integers from Int32, Half from
    /// Single, and Decimal as some fifty operations on Int64.
    /// </summary>
    public ArithmeticRates RatesOf(NumberClass type)
    {
        foreach (var rates in Arithmetic)
        {
            if (rates.Types.Contains(type))
            {
                return rates;
            }
        }

        return type switch
        {
            NumberClass.Half => RatesOf(NumberClass.Single),
            NumberClass.Decimal => Slower(RatesOf(NumberClass.Int64)),
            NumberClass.Int8 or NumberClass.Int16 => RatesOf(NumberClass.Int32),
            _ => throw new ArgumentException($"'{Names[0]}' has no rates of {type}.", nameof(type)),
        };
    }

    /// <summary>How long so many operators take.</summary>
    /// <param name="type">The numbers.</param>
    /// <param name="kind">The operators.</param>
    /// <param name="count">How many.</param>
    /// <param name="cores">How many cores work on them.</param>
    public double ArithmeticSeconds(NumberClass type, ArithmeticKind kind, double count, double cores) =>
        count / (RatesOf(type).Of(kind) * cores / Cores);

    /// <summary>How long it takes to read and write so many bytes.</summary>
    /// <param name="readBytes">The bytes that are read.</param>
    /// <param name="writeBytes">The bytes that are written.</param>
    /// <param name="workingSet">The bytes among which they are found: they decide which level serves them.</param>
    /// <param name="cores">How many cores work on it.</param>
    public double TrafficSeconds(double readBytes, double writeBytes, double workingSet, double cores)
    {
        var level = LevelOf(workingSet);
        var seconds = SecondsAt(level, readBytes, writeBytes, cores);
        var capacity = Levels[level].CapacityBytes;
        if (level == Levels.Count - 1 || workingSet <= AllHit * capacity)
        {
            return seconds;
        }

        var missed = (workingSet - (AllHit * capacity)) / ((NoneHit - AllHit) * capacity);
        return ((1 - missed) * seconds) + (missed * SecondsAt(level + 1, readBytes, writeBytes, cores));
    }

    /// <summary>The nearest level where some of so many bytes are found again, or the memory.</summary>
    public int LevelOf(double workingSet)
    {
        var level = 0;
        while (level < Levels.Count - 1 && NoneHit * Levels[level].CapacityBytes <= workingSet)
        {
            level++;
        }

        return level;
    }

    private double SecondsAt(int index, double readBytes, double writeBytes, double cores)
    {
        var level = Levels[index];
        var share = cores >= Cores ? 1 : Math.Min(1, cores * level.CoreShare);
        return ((readBytes / level.ReadBytesPerSecond) + (writeBytes / level.WriteBytesPerSecond)) / share;
    }

    private static ArithmeticRates Slower(ArithmeticRates rates)
    {
        const double OperationsOfOne = 50;
        return rates with
        {
            SimplePerSecond = rates.SimplePerSecond / OperationsOfOne,
            MultiplyPerSecond = rates.MultiplyPerSecond / OperationsOfOne,
            DividePerSecond = rates.DividePerSecond / OperationsOfOne,
            SquareRootPerSecond = rates.SquareRootPerSecond / OperationsOfOne,
            ConvertPerSecond = rates.ConvertPerSecond / OperationsOfOne,
            ReducePerSecond = rates.ReducePerSecond / OperationsOfOne,
        };
    }
}
