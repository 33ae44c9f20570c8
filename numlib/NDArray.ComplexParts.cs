using Cohort.Creation;
using Cohort.Runtime.Elements;

namespace Cohort;

/// <content>Parts of complex numbers, convolution and correlation as members.</content>
public partial class NDArray
{
    /// <summary>The real parts: of a complex array a view, a real array itself. Setting stores into them.</summary>
    public NDArray real
    {
        get => _type == ElementType.Complex ? ComplexViews.Real(this) : this;
        set => ArrayFactory.Store(real, value);
    }

    /// <summary>
    /// The imaginary parts: of a complex array a view, of a real array zeros that cannot be set.
    /// </summary>
    /// <exception cref="TypeError">Set for an array that is not complex.</exception>
    public NDArray imag
    {
        get
        {
            if (_type == ElementType.Complex)
            {
                return ComplexViews.Imaginary(this);
            }

            var none = np.zeros(Shape, dtype);
            none.ReadOnly = true;
            return none;
        }

        set
        {
            if (_type != ElementType.Complex)
            {
                throw new TypeError("array does not have imaginary part to set");
            }

            ArrayFactory.Store(ComplexViews.Imaginary(this), value);
        }
    }

    /// <summary>The complex conjugate of each element; a real array itself.</summary>
    public NDArray conj(NDArray? @out = null) => conjugate(@out);

    /// <inheritdoc cref="conj"/>
    public NDArray conjugate(NDArray? @out = null) =>
        @out is null && _type != ElementType.Complex ? this : np.conjugate(this, @out);

    /// <inheritdoc cref="np.convolve"/>
    public NDArray convolve(NDArray v, string mode = "full") => np.convolve(this, v, mode);

    /// <inheritdoc cref="np.correlate"/>
    public NDArray correlate(NDArray v, string mode = "valid") => np.correlate(this, v, mode);
}
