using Cohort.Runtime.Elements;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>Runs a program on arrays of one session: statements as a user would write them.</summary>
public sealed class CohortInterpreter : IProgramInterpreter, IDisposable
{
    private readonly Session _session;
    private readonly bool _ownsSession;
    private readonly IDisposable _entered;
    private readonly CohortExpressions _expressions;
    private readonly Dictionary<string, NDArray> _arrays = [];
    private readonly Dictionary<string, (ElementType Type, byte[] Content)> _buffers = [];

    /// <summary>Creates an interpreter without arrays, which makes the session the current one.</summary>
    /// <param name="session">The session.</param>
    /// <param name="ownsSession">Whether the session ends with the interpreter.</param>
    public CohortInterpreter(Session session, bool ownsSession = true)
    {
        _session = session;
        _ownsSession = ownsSession;
        _entered = session.Enter();
        _expressions = new CohortExpressions(_arrays);
    }

    /// <inheritdoc/>
    public IEnumerable<string> Live => _arrays.Keys;

    /// <inheritdoc/>
    public void Dispose()
    {
        _entered.Dispose();
        if (_ownsSession)
        {
            _session.Dispose();
        }
    }

    /// <summary>What the host sees of an array.</summary>
    public static Observation Observe(NDArray array) =>
        new Observation(ElementTypes.Of(array.dtype), array.shape, array.tobytes()).WithOneNaN();

    /// <inheritdoc/>
    public Observation Observe(string name) => Observe(_arrays[name]);

    /// <inheritdoc/>
    public Observation? Execute(Statement statement)
    {
        switch (statement)
        {
            case Statement.Create s:
                _arrays[s.Name] = np.array(Typed(s.Type, Bytes(s.Type, s.Values))).reshape(s.Shape);
                return null;
            case Statement.Share s:
                _buffers[s.Name] = (s.Type, Bytes(s.Type, s.Values));
                _arrays[s.Name] = np.frombuffer(_buffers[s.Name].Content, s.Type.ClrType());
                return null;
            case Statement.Assign s:
                _arrays[s.Name] = _expressions.Evaluate(s.Value);
                return null;
            case Statement.Dispose s:
                _arrays[s.Name].Dispose();
                _arrays.Remove(s.Name);
                return null;
            case Statement.ReadElement s:
                return Element(_arrays[s.Name].GetValue(s.Index));
            case Statement.Read s:
                return Observe(s.Name);
            case Statement.ReadShared s:
                var (type, content) = _buffers[s.Name];
                long[] shape = [content.Length / type.SizeInBytes()];
                return new Observation(type, shape, (byte[])content.Clone()).WithOneNaN();
            default:
                Write(statement);
                return null;
        }
    }

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Statement.Store { Target: Expression.View { Step: ViewStep.Index index } view } s:
                _expressions.Assign(_expressions.Evaluate(view.Source), index, _expressions.Evaluate(s.Value));
                break;
            case Statement.Store s:
                _expressions.Evaluate(s.Target)["..."] = _expressions.Evaluate(s.Value);
                break;
            case Statement.StoreMasked s:
                var masked = _expressions.Evaluate(s.Target);
                masked[_expressions.Evaluate(s.Mask)] = _expressions.Evaluate(s.Value);
                break;
            case Statement.Scatter s:
                var target = _expressions.Evaluate(s.Target);
                var value = _expressions.Evaluate(s.Value);
                target[[.. s.Positions.Select(object? (p) => _expressions.Evaluate(p))]] = value;
                break;
            case Statement.Apply s:
                _expressions.Apply(s);
                break;
            case Statement.CopyTo s:
                var mask = s.Mask is null ? null : _expressions.Evaluate(s.Mask);
                np.copyto(_expressions.Evaluate(s.Target), _expressions.Evaluate(s.Value), "same_kind", mask);
                break;
            case Statement.WriteElement s:
                WriteElement(_arrays[s.Name], s);
                break;
            case Statement.WriteShared s:
                var (type, content) = _buffers[s.Name];
                Bytes(type, [s.Value]).CopyTo(content, s.Index * type.SizeInBytes());
                break;
            case Statement.Flush:
                _session.Flush();
                break;
            case Statement.Wait:
                _session.Wait();
                break;
        }
    }

    private static Observation Element(object value)
    {
        var single = Array.CreateInstance(value.GetType(), 1);
        single.SetValue(value, 0);
        var content = new byte[ElementTypes.Of(value.GetType()).SizeInBytes()];
        Buffer.BlockCopy(single, 0, content, 0, content.Length);
        return new Observation(ElementTypes.Of(value.GetType()), [], content).WithOneNaN();
    }

    private static void WriteElement(NDArray array, Statement.WriteElement statement)
    {
        var type = ElementTypes.Of(array.dtype);
        array.SetValue(Typed(type, Bytes(type, [statement.Value])).GetValue(0)!, statement.Index);
    }

    private static byte[] Bytes(ElementType type, double[] values) => Observation.Of(ModelArray.Of(
        type, [values.Length], values.Select(v => ModelInterpreter.Convert(type, v)))).Content;

    private static Array Typed(ElementType type, byte[] bytes)
    {
        var array = Array.CreateInstance(type.ClrType(), bytes.Length / type.SizeInBytes());
        Buffer.BlockCopy(bytes, 0, array, 0, bytes.Length);
        return array;
    }
}
