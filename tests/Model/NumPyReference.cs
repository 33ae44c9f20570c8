using System.Diagnostics;
using System.Text;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>Runs programs through python3's NumPy, where there is one: the check of the model itself.</summary>
public static class NumPyReference
{
    // NumPy 1.24 and later know NumPy 2's promotion as "weak"; rounding of integers keeps their type since 2.1.
    private const string Preamble = """
        import sys, json, numpy as np
        np.seterr(all="ignore")
        if hasattr(np, "_set_promotion_state"): np._set_promotion_state("weak")
        out = []
        def show(x):
            x = np.ascontiguousarray(x).reshape(np.shape(x))
            if x.dtype.kind == "f": x = np.where(np.isnan(x), np.array(np.nan, x.dtype), x)
            return f"{x.dtype.name} ({','.join(map(str, x.shape))}) {x.tobytes().hex()}"
        def read(x): out.append(show(x))
        def whole(f):
            def g(x, out=None, where=True):
                if np.asarray(x).dtype.kind not in "biu": return f(x, out=out, where=where)
                return np.bitwise_or(x, x, out=out, where=where)
            return g
        if np.lib.NumpyVersion(np.__version__) < "2.1.0":
            np.floor, np.ceil, np.trunc = whole(np.floor), whole(np.ceil), whole(np.trunc)
        for program in json.load(sys.stdin):
            space = {"np": np, "read": read}
            for i, line in enumerate(program):
                try: exec(line, space)
                except Exception as e: out.append(f"refused {i}")
            for name in sorted(n for n in space if n[0] in "vsi" and n[1:].isdigit()):
                out.append(f"{name} {show(space[name])}")
            print("\n".join(out), "\n--")
            out.clear()
        """;

    private static readonly string? Interpreter =
        new[] { "python3", "/usr/bin/python3", "python" }.FirstOrDefault(HasNumPy);

    /// <summary>Whether a Python with NumPy can be run.</summary>
    public static bool IsAvailable => Interpreter is not null;

    /// <summary>What NumPy answers to each program, in the form of <see cref="Transcript"/>.</summary>
    public static string[] Run(IEnumerable<ArrayProgram> programs)
    {
        var lines = programs.Select(p => p.Statements.Select(PythonText.Of).ToArray());
        var input = System.Text.Json.JsonSerializer.Serialize(lines);
        var answers = Python(Interpreter!, Preamble, input).Split("\n--\n", StringSplitOptions.RemoveEmptyEntries);
        return [.. answers.Select(answer => answer.Trim())];
    }

    /// <summary>
    /// What an interpreter answers to a program: host reads, refusals, and at the end every live array.
    /// </summary>
    public static string Transcript(IProgramInterpreter interpreter, ArrayProgram program)
    {
        var lines = new List<string>();
        for (var i = 0; i < program.Statements.Count; i++)
        {
            try
            {
                if (interpreter.Execute(program.Statements[i]) is { } read)
                {
                    lines.Add(Line(read));
                }
            }
            catch (RefusalException)
            {
                lines.Add($"refused {i}");
            }
        }

        lines.AddRange(interpreter.Live.Order(StringComparer.Ordinal)
            .Select(name => $"{name} {Line(interpreter.Observe(name))}"));
        return string.Join("\n", lines);
    }

    private static string Line(Observation observation) =>
        $"{ModelTypes.NameOf(observation.Type)} ({string.Join(",", observation.Shape)}) "
        + Convert.ToHexStringLower(observation.Content);

    private static bool HasNumPy(string interpreter)
    {
        try
        {
            return Python(interpreter, "import numpy; print('ok')", "").Trim() == "ok";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Python(string interpreter, string script, string input)
    {
        var start = new ProcessStartInfo(interpreter)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Result : errors.Result;
    }
}
