namespace Cohort;

/// <summary>The kinds of scalars that NumPy 1 told apart for promotion, under the names of its C sources.</summary>
public enum NPY_SCALARKIND
{
    /// <summary>No scalar.</summary>
    NPY_NOSCALAR = -1,

    /// <summary>A truth value.</summary>
    NPY_BOOL_SCALAR = 0,

    /// <summary>An integer that is not negative.</summary>
    NPY_INTPOS_SCALAR = 1,

    /// <summary>A negative integer.</summary>
    NPY_INTNEG_SCALAR = 2,

    /// <summary>A floating-point number.</summary>
    NPY_FLOAT_SCALAR = 3,

    /// <summary>A complex number.</summary>
    NPY_COMPLEX_SCALAR = 4,

    /// <summary>Anything else.</summary>
    NPY_OBJECT_SCALAR = 5,
}
