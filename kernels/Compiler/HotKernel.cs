using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// The code of one graph and its access patterns: an interpreter until the uses promise more than compiling costs. The
/// past is taken as the forecast, as usual for such decisions: what has run will run as often again.
/// </summary>
internal sealed class HotKernel
{
    /// <summary>
    /// Compiling costs about a millisecond, the interpreter's extra time for so many elements a part of that; both grow
    /// with the number of operators.
    /// </summary>
    public const long CompiledElements = 100_000;

    /// <summary>What the fixed time of an interpreted run is worth in elements: 64 runs are enough.</summary>
    public const long ElementsOfOneUse = CompiledElements / 64;

    private readonly KernelGraph _graph;
    private readonly AccessPattern[] _patterns;
    private readonly KernelCompiler? _compiler;
    private HostKernel _kernel;
    private long _elements;
    private int _isClaimed;
    private volatile bool _wasUsed = true;

    /// <summary>Starts with an interpreter.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="patterns">Its access patterns.</param>
    /// <param name="compiler">What compiles it later; null for never.</param>
    public HotKernel(KernelGraph graph, AccessPattern[] patterns, KernelCompiler? compiler)
    {
        _graph = graph;
        _patterns = patterns;
        _compiler = compiler;
        _kernel = new GraphInterpreter(graph);
    }

    /// <summary>Whether it was used since this was asked last.</summary>
    public bool TakeWasUsed()
    {
        var wasUsed = _wasUsed;
        _wasUsed = false;
        return wasUsed;
    }

    /// <summary>
    /// The code for a use on so many elements. One caller compiles; others go on interpreting meanwhile.
    /// </summary>
    public HostKernel Use(long elements)
    {
        if (!_wasUsed)
        {
            // Written once, so that threads that share a kernel do not fight for its cache line.
            _wasUsed = true;
        }

        var kernel = Volatile.Read(ref _kernel);
        if (kernel.IsCompiled || _compiler is null)
        {
            return kernel;
        }

        var total = Interlocked.Add(ref _elements, elements + ElementsOfOneUse);
        if (total <= CompiledElements || Interlocked.Exchange(ref _isClaimed, 1) != 0)
        {
            return kernel;
        }

        try
        {
            kernel = _compiler.Compile(_graph, _patterns);
            Volatile.Write(ref _kernel, kernel);
        }
        finally
        {
            Volatile.Write(ref _isClaimed, 0);
        }

        return kernel;
    }
}
