using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Cohort.DLPack;
using Cohort.Interop;
using Cohort.Tests.House;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Cohort.Tests.Interop;

/// <summary>The examples of docs/interop.md, each line as it stands there.</summary>
public sealed class PageExamples
{
    [Fact]
    public void Spans_memory_and_LINQ_work_as_shown()
    {
        ReadOnlySpan<float> samples = [0.5f, 1.5f, 2.5f];
        var copied = np.array(samples);

        var buffer = new double[1000];
        var shared = np.asarray(buffer.AsMemory(0, 500));
        shared["..."] = np.linspace(0, 1, 500);              // is in buffer when the call returns

        var table = new int[,] { { 1, 2 }, { 3, 4 } };
        var overTable = np.asarray(table, copy: false);

        Span<double> target = stackalloc double[3];
        copied.CopyTo(target);                               // converted, row-major
        var total = copied.AsEnumerable<float>().Where(x => x > 1).Sum();
        var own = (shared * 2).AsSpan<double>();             // holds on to nothing: keep the array

        table[1, 1] = 40;
        Assert.Equal(1, buffer[499]);
        Assert.Equal(0, buffer[500]);
        Assert.Equal(46, overTable.sum().GetInt64());
        Assert.Equal([0.5, 1.5, 2.5], target.ToArray());
        Assert.Equal(4, total);
        Assert.Equal(500, own.Length);
    }

    [Fact]
    public void Tensors_work_as_shown()
    {
        var tensor = Tensor.Create<double>([1, 2, 3, 4, 5, 6], [2, 3]);
        var array = tensor.ToNDArray(copy: false);
        array["0, :"] = 0.0;                                 // the tensor's first row
        var back = (array * 2).ToTensor<double>();
        var window = array[":, 1:"].AsTensorSpan<double>();  // with strides; of arrays that do not run backwards

        Assert.Equal(0, tensor[0, 2]);
        Assert.Equal(12, back[1, 2]);
        Assert.Equal(6, window[1, 1]);
    }

    [Fact]
    public void Matrices_work_as_shown()
    {
        var matrix = Matrix<double>.Build.DenseIdentity(3);
        var identity = matrix.ToNDArray();
        var product = (identity * 4).ToMathNetMatrix<double>();
        var row = np.arange(3.0).ToMathNetVector<double>();

        Assert.Equal(12, product.Trace());
        Assert.Equal(3, row.Sum());
    }

    [Fact]
    public void Columns_work_as_shown()
    {
        var column = new DoubleArray.Builder().AppendRange([1, 2, 3]).Build();
        var values = column.ToNDArray();                     // read-only, over Arrow's memory
        var holes = new Int32Array.Builder().Append(1).AppendNull().Build();
        var numbers = holes.ToNDArray(ArrowNulls.NaN);       // float64: [1, nan]
        var arrow = (values * 2).ToArrow();

        Assert.Equal([1, double.NaN], numbers.ToArray<double>());
        Assert.Equal(6, ((DoubleArray)arrow).GetValue(2));
    }

    [Fact]
    public unsafe void DLPack_works_as_shown()
    {
        var offered = np.arange(6.0).reshape(2, 3);
        var managed = offered.__dlpack__();                  // DLManagedTensor*, for whoever calls its deleter
        var taken = np.from_dlpack(managed);                 // here that is Cohort itself: the same memory
        taken[1, 2] = 50.0;
        Assert.Equal(50, offered.GetDouble(1, 2));

        var address = (float*)NativeMemory.AllocZeroed(4, sizeof(float));
        var released = 0;
        var release = () =>
        {
            NativeMemory.Free(address);
            released++;
        };
        var described = DLManagedTensor.Create(
            address, new DLDevice(DLDeviceType.Cpu, 0), DLDataType.Of(typeof(float)), [2, 2], release: release);
        var seen = np.from_dlpack((nint)described);
        Assert.Equal(0, seen.sum().GetSingle());
        seen.Dispose();
        Assert.Equal(1, released);
    }

    [Fact]
    public void Every_line_of_the_page_is_here()
    {
        var here = Repository.Lines("tests/Interop/PageExamples.cs").Select(line => line.Trim()).ToHashSet();
        var isExample = false;
        var missing = new List<string>();
        foreach (var line in Repository.Lines("docs/interop.md").Select(line => line.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isExample = line == "```csharp";
            }
            else if (isExample && !here.Contains(line))
            {
                missing.Add(line);
            }
        }

        Violations.MustBeEmpty(missing);
    }
}
