using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model.OnEngine;

/// <summary>
/// Runs programs on an engine without the array library above it, so that the runtime is tested by itself. It owns the
/// engine. Two models stand for the checks of shapes and types above an engine: one runs ahead and refuses what is not
/// allowed, the other knows the state before the statement.
/// </summary>
public sealed class EngineInterpreter : IProgramInterpreter, IDisposable
{
    private readonly Runtime.Engine _engine;
    private readonly ModelInterpreter _model = new();
    private readonly ModelInterpreter _ahead = new();
    private readonly EngineExpressions _expressions;
    private readonly Dictionary<string, EngineArray> _arrays = [];
    private readonly Dictionary<string, (ElementType Type, byte[] Content)> _buffers = [];
    private readonly HashSet<Region> _viewed = [];

    public EngineInterpreter(Runtime.Engine engine)
    {
        _engine = engine;
        _expressions = new EngineExpressions(engine, _model, _arrays);
    }

    /// <inheritdoc/>
    public IEnumerable<string> Live => _arrays.Keys;

    /// <inheritdoc/>
    public Observation Observe(string name) => _expressions.Observe(_arrays[name]);

    /// <inheritdoc/>
    public Observation? Execute(Statement statement)
    {
        _ahead.Execute(statement);
        var seen = Run(statement);
        _model.Execute(statement);
        return seen;
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private Observation? Run(Statement statement)
    {
        switch (statement)
        {
            case Statement.Create s:
                _arrays[s.Name] = EngineArray.Of(_engine.Import(s.Type, s.Shape, Bytes(s.Type, s.Values)));
                return null;
            case Statement.Share s:
                Share(s);
                return null;
            case Statement.Assign s:
                _arrays[s.Name] = _expressions.Evaluate(s.Value);
                if (s.Value is Expression.View or Expression.Variable)
                {
                    _viewed.Add(_arrays[s.Name].Region!);
                }

                return null;
            case Statement.Dispose s:
                Dispose(s.Name);
                return null;
            case Statement.ReadElement s:
                return ReadElement(_arrays[s.Name], s.Index);
            case Statement.Read s:
                return Observe(s.Name);
            case Statement.ReadShared s:
                var (type, content) = _buffers[s.Name];
                return new Observation(
                    type, [content.Length / type.SizeInBytes()], (byte[])content.Clone()).WithOneNaN();
            default:
                Write(statement);
                return null;
        }
    }

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Statement.Store s:
                _expressions.Store(_expressions.Evaluate(s.Target), _expressions.Evaluate(s.Value), null);
                break;
            case Statement.StoreMasked s when _model.Evaluate(s.Value).Rank == 0:
                _expressions.Store(_expressions.Evaluate(s.Target), _expressions.Evaluate(s.Value), s.Mask);
                break;
            case Statement.StoreMasked or Statement.Scatter:
                StoreByModel(statement);
                break;
            case Statement.Apply s:
                _expressions.Apply(s.Function, s.Operands, s.Target, s.Mask);
                break;
            case Statement.CopyTo s:
                _expressions.Store(_expressions.Evaluate(s.Target), _expressions.Evaluate(s.Value), s.Mask);
                break;
            case Statement.WriteElement s:
                WriteElement(_arrays[s.Name], s.Index, s.Value);
                break;
            case Statement.WriteShared s:
                var (type, content) = _buffers[s.Name];
                Bytes(type, [s.Value]).CopyTo(content, s.Index * type.SizeInBytes());
                break;
            case Statement.Flush:
                _engine.Flush();
                break;
            case Statement.Wait:
                _engine.Wait();
                break;
        }
    }

    // What an indexed assignment leaves, computed by the model, is written over the whole target.
    private void StoreByModel(Statement statement)
    {
        var target = statement is Statement.Scatter scatter
            ? scatter.Target
            : ((Statement.StoreMasked)statement).Target;
        var result = Observation.Of(_ahead.Evaluate(target));
        var written = EngineArray.Of(_engine.Import(result.Type, result.Shape, result.Content));
        _expressions.Store(_expressions.Evaluate(target), written, null);
    }

    private unsafe void Share(Statement.Share statement)
    {
        var bytes = Bytes(statement.Type, statement.Values);
        var content = GC.AllocateArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(content, 0);
        _buffers[statement.Name] = (statement.Type, content);
        fixed (byte* address = content)
        {
            _arrays[statement.Name] = EngineArray.Of(
                _engine.Share(statement.Type, [statement.Values.Length], address, content));
        }
    }

    // As the array library: only the last word on a region that no other handle has seen ends it.
    private void Dispose(string name)
    {
        var region = _arrays[name].Region!;
        _arrays.Remove(name);
        if (!_viewed.Contains(region) && !_arrays.Values.Any(array => array.Region == region))
        {
            _engine.Release(region);
        }
    }

    private Observation ReadElement(EngineArray array, long[] index)
    {
        var position = array.Layout.Position(index);
        var content = array.Type.SizeInBytes() switch
        {
            1 => [_engine.ReadElement<byte>(array.Region!, position)],
            2 => BitConverter.GetBytes(_engine.ReadElement<ushort>(array.Region!, position)),
            4 => BitConverter.GetBytes(_engine.ReadElement<float>(array.Region!, position)),
            _ => BitConverter.GetBytes(_engine.ReadElement<double>(array.Region!, position)),
        };
        return new Observation(array.Type, [], content).WithOneNaN();
    }

    private void WriteElement(EngineArray array, long[] index, double value)
    {
        var bytes = Bytes(array.Type, [value]);
        var position = array.Layout.Position(index);
        switch (bytes.Length)
        {
            case 1:
                _engine.WriteElement(array.Region!, position, bytes[0]);
                break;
            case 2:
                _engine.WriteElement(array.Region!, position, BitConverter.ToUInt16(bytes));
                break;
            case 4:
                _engine.WriteElement(array.Region!, position, BitConverter.ToSingle(bytes));
                break;
            default:
                _engine.WriteElement(array.Region!, position, BitConverter.ToDouble(bytes));
                break;
        }
    }

    private static byte[] Bytes(ElementType type, double[] values) => Observation.Of(ModelArray.Of(
        type, [values.Length], values.Select(value => ModelInterpreter.Convert(type, value)))).Content;
}
