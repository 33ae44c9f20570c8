using BenchmarkDotNet.Attributes;
using Cohort;

namespace Benchmarks.Micro;

/// <summary>What single calls on small arrays cost: they run at once on the calling thread.</summary>
[MemoryDiagnoser]
public class Calls
{
    private readonly NDArray _a = np.arange(10.0);
    private readonly NDArray _b = np.arange(10.0);
    private readonly NDArray _grid = np.arange(64.0).reshape(8, 8);
    private int _row = 3;
    private int _column = 5;

    [Benchmark]
    public NDArray Add() => _a + _b;

    [Benchmark]
    public NDArray Add_into() => np.add(_a, _b, @out: _b);

    [Benchmark]
    public NDArray Add_number() => _a + 1.0;

    [Benchmark]
    public double Sum() => (double)_a.sum();

    [Benchmark]
    public NDArray View_by_string() => _a["2:8"];

    [Benchmark]
    public NDArray View_of_column() => _grid[":, 1"];

    [Benchmark]
    public NDArray Row() => _grid[_row];

    [Benchmark]
    public NDArray Transpose() => _grid.T;

    [Benchmark]
    public NDArray Reshape() => _grid.reshape(4, 16);

    [Benchmark]
    public double Read_element() => _a.GetDouble(_row);

    [Benchmark]
    public double Read_item() => (double)_grid[_row, _column];

    [Benchmark]
    public void Write_element() => _a.SetDouble(1.0, _row);
}
