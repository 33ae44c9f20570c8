using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Cohort.DLPack;

namespace Cohort.Interop;

/// <summary>Arrays from and to the tensors of System.Numerics.Tensors.</summary>
public static unsafe class TensorExtensions
{
    /// <summary>An array of a tensor's shape: a copy, or the tensor's own memory.</summary>
    /// <typeparam name="T">A type that arrays hold.</typeparam>
    /// <param name="tensor">The tensor, dense or not.</param>
    /// <param name="copy">
    /// Whether to copy; else the memory is shared, live both ways, pinned as long as an array uses it.
    /// </param>
    /// <exception cref="NotSupportedException">No array holds this type.</exception>
    /// <exception cref="BufferError">Elements of this type cannot be shared: decimal, char.</exception>
    public static NDArray ToNDArray<T>(this Tensor<T> tensor, bool copy = true)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (copy || tensor.IsEmpty)
        {
            return tensor.AsReadOnlyTensorSpan().ToNDArray();
        }

        var type = DLDataType.Of(typeof(T));
        var pinned = tensor.GetPinnedHandle();

        // A slice is pinned with all of the memory that it is a part of, and begins somewhere in it.
        var first = Unsafe.AsPointer(ref tensor[new nint[tensor.Rank]]);
        var managed = DLManagedTensor.Create(
            first, DLDevice.Cpu, type, Wide(tensor.Lengths), Wide(tensor.Strides), pinned.Dispose);
        return np.from_dlpack((nint)managed);
    }

    /// <summary>An array of a tensor's shape with a copy of its elements.</summary>
    /// <typeparam name="T">A type that arrays hold.</typeparam>
    /// <exception cref="NotSupportedException">No array holds this type.</exception>
    public static NDArray ToNDArray<T>(this in ReadOnlyTensorSpan<T> tensor)
        where T : unmanaged
    {
        var elements = new T[tensor.FlattenedLength];
        tensor.FlattenTo(elements);
        return np.array(elements).reshape(Wide(tensor.Lengths));
    }

    /// <summary>A dense tensor of an array's shape with a copy of its elements, converted.</summary>
    /// <typeparam name="T">A type that arrays hold.</typeparam>
    /// <param name="array">The array; one without axes becomes a tensor of one axis and one element.</param>
    public static Tensor<T> ToTensor<T>(this NDArray array)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        var elements = new T[array.size];
        array.CopyTo(elements.AsSpan());
        return Tensor.Create(elements, array.ndim == 0 ? [1] : Native(array.shape));
    }

    /// <summary>
    /// The array's own memory as a tensor span, live both ways, with the array's strides. It does not keep the array
    /// alive: whoever uses it holds on to the array, which is shared from now on.
    /// </summary>
    /// <typeparam name="T">The array's element type.</typeparam>
    /// <exception cref="ArrayTypeMismatchException">The element type is another.</exception>
    /// <exception cref="BufferError">
    /// The array is read-only, or runs backwards along an axis, which no tensor span does.
    /// </exception>
    public static TensorSpan<T> AsTensorSpan<T>(this NDArray array)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.dtype != typeof(T))
        {
            throw new ArrayTypeMismatchException(
                $"A tensor span of {typeof(T).Name} cannot show elements of type {array.dtype.Name}.");
        }

        if (!array.flags.writeable)
        {
            throw new BufferError("A tensor span would make a read-only array writeable; export a copy.");
        }

        var (shape, strides) = (Native(array.shape), Native(array.strides));
        var length = (nint)1;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            // A stride that no step is made along is 0 here, as tensors want it.
            strides[axis] = shape[axis] == 1 ? 0 : strides[axis] / array.itemsize;
            length += Math.Max(shape[axis] - 1, 0) * strides[axis];
            if (strides[axis] < 0)
            {
                throw new BufferError("A tensor span cannot run backwards; export a copy.");
            }
        }

        return array.size == 0 ? new TensorSpan<T>(Array.Empty<T>(), shape)
            : shape.Length == 0 ? new TensorSpan<T>((T*)array.data.Pointer, 1, [1])
            : new TensorSpan<T>((T*)array.data.Pointer, length, shape, strides);
    }

    private static long[] Wide(ReadOnlySpan<nint> numbers)
    {
        var wide = new long[numbers.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = numbers[i];
        }

        return wide;
    }

    private static nint[] Native(long[] numbers) => Array.ConvertAll(numbers, number => checked((nint)number));
}
