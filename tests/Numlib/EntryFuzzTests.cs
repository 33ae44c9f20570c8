using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Cohort.Runtime;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>
/// Every public function is called with odd arguments: nothing, no elements, no axes, many axes, all types, views that
/// overlap, numbers out of range. It answers, or refuses with an error that was meant for the caller.
/// </summary>
public sealed class EntryFuzzTests
{
    private static readonly int CallsPerFunction =
        int.Parse(Environment.GetEnvironmentVariable("COHORT_FUZZ") ?? "60", CultureInfo.InvariantCulture);

    private const int LongestRun = 30_000;
    private const long MostEvaluated = 1 << 16;
    private const long MemoryBudget = 1 << 26;
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly (string Name, Type Type)[] Owners =
    [
        ("np", typeof(np)), ("linalg", typeof(np.linalg)), ("fft", typeof(FourierModule)),
        ("random", typeof(NumPyRandom)), ("Generator", typeof(Generator)), ("NDArray", typeof(NDArray)),
        ("Shape", typeof(Shape)), ("Slice", typeof(Slice)), ("poly1d", typeof(poly1d)), ("emath", typeof(np.emath)),
    ];

    private static readonly string[] UnexplainedOverflows = ["Arithmetic operation", "Negating the minimum"];

    // They read or write files, wait for one, take addresses, change what other tests see, or end the array.
    private static readonly HashSet<string> NotCalled =
    [
        "load", "load_npy", "load_npz", "Load", "LoadMatrix", "Load_Npz", "LoadMatrix_Npz", "Save", "Save_Npz", "save",
        "savez", "savez_compressed", "loadtxt", "savetxt", "genfromtxt",
        "fromfile", "fromregex", "save_version", "set_printoptions", "setbufsize", "multithreading", "from_dlpack",
        "frombuffer", "tofile", "dump", "CopyTo", "Dispose", "GetHashCode", "__hash__", "GetType",
    ];

    public static TheoryData<string> Entries =>
    [
        .. Owners.SelectMany(owner => Callable(owner.Type).Select(method => $"{owner.Name}.{method.Name}")).Distinct()
            // It makes as many coefficients as it is told to.
            .Where(name => name != "poly1d.set_Item")
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Entries))]
    public async Task Odd_arguments_are_answered_or_refused(string entry)
    {
        var faults = new List<string> { string.Empty };
        var fuzz = Task.Run(() => Fuzz(entry, faults), TestContext.Current.CancellationToken);
        var ended = await Task.WhenAny(fuzz, Task.Delay(LongestRun, TestContext.Current.CancellationToken));
        Assert.True(ended == fuzz, $"{faults[0]} does not end.");
        await fuzz;
        faults.RemoveAt(0);
        Assert.True(faults.Count == 0, string.Join("\n", faults.Distinct().Take(12)));
    }

    // The first item says which call is running.
    private static void Fuzz(string entry, List<string> faults)
    {
        // What does not fit is refused at once, and not computed for minutes.
        var options = new SessionOptions { Devices = "cpu", MemoryBudget = MemoryBudget, SpillFolder = "none" };
        using var session = new Session(options);
        using var entered = session.Enter();
        var parts = entry.Split('.');
        var type = Owners.Single(owner => owner.Name == parts[0]).Type;
        var overloads = Callable(type).Where(method => method.Name == parts[1]).Select(Closed).ToArray();
        var odd = new OddArguments(entry.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
        for (var call = 0; call < Math.Max(CallsPerFunction, 4 * overloads.Length); call++)
        {
            var method = overloads[call % overloads.Length];
            var instance = method.IsStatic ? null : odd.Instance(type);
            var arguments = odd.For(method);
            var text = $"{entry}({string.Join(", ", arguments.Select(OddArguments.Text))})";
            faults[0] = text;
            try
            {
                Evaluate(method.Invoke(instance, arguments), 0);
            }
            catch (Exception failure) when (Fault(failure) is { } fault)
            {
                faults.Add($"{text} on {OddArguments.Text(instance)}: {fault}");
            }
            catch (Exception)
            {
                // Meant for the caller.
            }
        }
    }

    private static IEnumerable<MethodInfo> Callable(Type type) => type.GetMethods(Declared).Where(method =>
        !NotCalled.Contains(method.Name)
        && (!method.IsSpecialName || method.Name is "get_Item" or "set_Item" || method.Name.StartsWith("op_"))
        && Array.TrueForAll(
            [.. method.GetParameters().Select(parameter => parameter.ParameterType), method.ReturnType],
            IsBoxable));

    private static bool IsBoxable(Type type) =>
        !type.IsPointer && !(type.IsByRef ? type.GetElementType()! : type).IsByRefLike;

    private static MethodInfo Closed(MethodInfo method) => method.IsGenericMethodDefinition
        ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(double))])
        : method;

    private static string? Fault(Exception failure)
    {
        while (failure is TargetInvocationException or AggregateException && failure.InnerException is { } inner)
        {
            failure = inner;
        }

        return failure is NullReferenceException or IndexOutOfRangeException or InvariantException
            or KeyNotFoundException or AccessViolationException
            || (failure is InvalidCastException && !IsOurs(failure))
            || (failure is OverflowException && UnexplainedOverflows.Any(failure.Message.StartsWith))
            || (failure.GetType() == typeof(InvalidOperationException) && !IsOurs(failure))
            ? $"{failure.GetType().Name}: {failure.Message} {Place(failure)}"
            : null;
    }

    // Thrown by a statement of the library, which gave it a message.
    private static bool IsOurs(Exception failure) => failure.TargetSite?.DeclaringType?.Assembly == typeof(np).Assembly;

    private static string? Place(Exception failure) =>
        failure.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(" Cohort.", StringComparison.Ordinal))
            ?.Trim();

    private static void Evaluate(object? result, int depth)
    {
        switch (result)
        {
            case NDArray array when array.size <= MostEvaluated:
                array.tobytes();
                break;
            case ITuple tuple when depth < 3:
                for (var i = 0; i < tuple.Length; i++)
                {
                    Evaluate(tuple[i], depth + 1);
                }

                break;
            case NDArray[] arrays:
                Array.ForEach(arrays, array => Evaluate(array, depth + 1));
                break;
        }
    }
}
