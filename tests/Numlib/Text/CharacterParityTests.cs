using System.Globalization;
using System.Reflection;
using Cohort.Tests.House;
using Xunit;

namespace Cohort.Tests.Numlib.Text;

/// <summary>
/// What <see cref="Char8"/> and <see cref="DateTime64"/> say of plain values is what NumSharp 0.70's say.
/// </summary>
public sealed class CharacterParityTests
{
    private const BindingFlags Public =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What differs on purpose.
    private static readonly Dictionary<string, string> Kept = new()
    {
        ["ToEscaped"] = "Python writes the bytes 0, 7, 8, 11 and 12 in hexadecimal",
        ["IsLetterLatin1"] = "the ordinal indicators are letters in Unicode",
        ["op_Subtraction"] = "a span that is too long is no span here, where the reference wraps around",
        ["Subtract"] = "a span that is too long is no span here, where the reference wraps around",
    };

    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

    private static readonly long[] Ticks =
        [long.MinValue, long.MinValue + 1, -1, 0, 1, 638_000_000_123_456_789, 3_155_378_975_999_999_999, long.MaxValue];

    private static readonly Dictionary<Type, object[]> Values = new()
    {
        [typeof(byte)] = [(byte)0, (byte)65, (byte)255],
        [typeof(sbyte)] = [(sbyte)-1, (sbyte)0, (sbyte)127],
        [typeof(char)] = ['\0', 'a', 'é', 'ÿ', 'Ā', '\uFFFF'],
        [typeof(short)] = [(short)-1, (short)65, (short)256],
        [typeof(ushort)] = [(ushort)0, (ushort)255, (ushort)256],
        [typeof(int)] = [-300, -1, 0, 3, 9, 65, 255, 256, int.MaxValue],
        [typeof(uint)] = [0u, 255u, 256u, uint.MaxValue],
        [typeof(long)] = [-1L, 0L, 255L, 256L, long.MaxValue],
        [typeof(ulong)] = [0ul, 255ul, 256ul],
        [typeof(float)] = [-1f, 0f, 254.9f, 255f, 256f],
        [typeof(double)] = [-1.0, 0.0, 254.9, 255.0, 256.0],
        [typeof(decimal)] = [-1m, 0m, 254.9m, 255m, 256m],
        [typeof(bool)] = [false, true],
        [typeof(string)] = ["", "a", "é", "€", "ab", "NaT", "2024-02-29T12:34:56"],
        [typeof(TimeSpan)] = [TimeSpan.Zero, TimeSpan.FromDays(-3), TimeSpan.MaxValue, TimeSpan.FromTicks(1)],
        [typeof(DateTime)] = [new DateTime(2024, 2, 29, 1, 2, 3), DateTime.MaxValue],
        [typeof(DateTimeOffset)] = [new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(2))],
    };

    [Fact]
    public void Characters_answer_as_those_of_the_reference() => Violations.MustBeEmpty(
        Differences(typeof(Char8), typeof(NumSharp.Char8), Bytes.Length, i => new Char8(Bytes[i]),
            i => new NumSharp.Char8(Bytes[i])));

    [Fact]
    public void Points_in_time_answer_as_those_of_the_reference() => Violations.MustBeEmpty(
        Differences(typeof(DateTime64), typeof(NumSharp.DateTime64), Ticks.Length, i => new DateTime64(Ticks[i]),
            i => new NumSharp.DateTime64(Ticks[i])));

    private static IEnumerable<string> Differences(
        Type ours, Type theirs, int count, Func<int, object> mine, Func<int, object> yours)
    {
        foreach (var method in ours.GetMethods(Public).Where(method => CanTry(method, ours)))
        {
            Type[] parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
            var other = theirs.GetMethods(Public).Single(candidate => IsSame(candidate, method, ours, theirs));
            var places = method.IsStatic ? parameters : [ours, .. parameters];
            foreach (var choice in Choices([.. places.Select(type => type == ours ? count : Values[type].Length)]))
            {
                if (Kept.ContainsKey(method.Name) && places.All(place => place == ours))
                {
                    continue;
                }

                var own = Answer(method, Arguments(places, choice, ours, mine));
                var reference = Answer(other, Arguments(places, choice, ours, yours));
                if (own != reference)
                {
                    yield return $"{method}({string.Join(", ", Arguments(places, choice, ours, mine))}): {own}, not "
                        + reference;
                }
            }
        }
    }

    private static bool CanTry(MethodInfo method, Type own) => method.Name != "GetHashCode"
        && !method.ReturnType.IsByRefLike
        && method.GetParameters().All(parameter =>
            parameter.ParameterType == own || Values.ContainsKey(parameter.ParameterType));

    private static bool IsSame(MethodInfo theirs, MethodInfo ours, Type own, Type reference) =>
        theirs.Name == ours.Name && Same(theirs.ReturnType, ours.ReturnType, own, reference)
        && theirs.GetParameters().Length == ours.GetParameters().Length
        && theirs.GetParameters().Zip(ours.GetParameters()).All(pair =>
            Same(pair.First.ParameterType, pair.Second.ParameterType, own, reference));

    private static bool Same(Type theirs, Type ours, Type own, Type reference) =>
        theirs == (ours == own ? reference : ours)
        || (ours.IsArray && ours.GetElementType() == own && theirs == reference.MakeArrayType());

    private static object[] Arguments(Type[] places, int[] choice, Type own, Func<int, object> value) =>
        [.. places.Select((type, i) => type == own ? value(choice[i]) : Values[type][choice[i]])];

    private static string Answer(MethodInfo method, object[] arguments)
    {
        try
        {
            var answer = method.IsStatic
                ? method.Invoke(null, arguments)
                : method.Invoke(arguments[0], arguments[1..]);
            return answer is Array array
                ? string.Join(' ', array.Cast<IFormattable>().Select(Text))
                : Text(answer);
        }
        catch (TargetInvocationException)
        {
            return "an exception";
        }
    }

    private static string Text(object? answer) => Convert.ToString(answer, CultureInfo.InvariantCulture) ?? "nothing";

    // All combinations, or of large sets every 37th.
    private static IEnumerable<int[]> Choices(int[] lengths)
    {
        var total = lengths.Aggregate(1L, (product, length) => product * length);
        for (var at = 0L; at < total; at += total > 4096 ? 37 : 1)
        {
            var (rest, choice) = (at, new int[lengths.Length]);
            for (var i = 0; i < lengths.Length; i++)
            {
                (rest, choice[i]) = ((rest / lengths[i]), (int)(rest % lengths[i]));
            }

            yield return choice;
        }
    }
}
