namespace Cohort;

/// <summary>The letters by which NumPy's C interface names element types and their kinds.</summary>
public enum NPY_TYPECHAR
{
    /// <summary>'?': bool.</summary>
    NPY_BOOLLTR = 63,

    /// <summary>'B': uint8.</summary>
    NPY_UBYTELTR = 66,

    /// <summary>'D': complex128.</summary>
    NPY_CDOUBLELTR = 68,

    /// <summary>'F': complex64.</summary>
    NPY_CFLOATLTR = 70,

    /// <summary>'G': complex of long doubles.</summary>
    NPY_CLONGDOUBLELTR = 71,

    /// <summary>'H': uint16.</summary>
    NPY_USHORTLTR = 72,

    /// <summary>'I': uint32.</summary>
    NPY_UINTLTR = 73,

    /// <summary>'L': C unsigned long: uint64.</summary>
    NPY_ULONGLTR = 76,

    /// <summary>'M': dates.</summary>
    NPY_DATETIMELTR = 77,

    /// <summary>'O': Python objects.</summary>
    NPY_OBJECTLTR = 79,

    /// <summary>'P': unsigned integers as wide as pointers.</summary>
    NPY_UINTPLTR = 80,

    /// <summary>'Q': uint64.</summary>
    NPY_ULONGLONGLTR = 81,

    /// <summary>'S': bytes.</summary>
    NPY_STRINGLTR = 83,

    /// <summary>'U': text.</summary>
    NPY_UNICODELTR = 85,

    /// <summary>'V': records.</summary>
    NPY_VOIDLTR = 86,

    /// <summary>'a': bytes, as older files spell them.</summary>
    NPY_STRINGLTR2 = 97,

    /// <summary>'b': the kind of truth values.</summary>
    NPY_GENBOOLLTR = 98,

    /// <summary>'b': int8.</summary>
    NPY_BYTELTR = 98,

    /// <summary>'c': characters.</summary>
    NPY_CHARLTR = 99,

    /// <summary>'c': the kind of complex numbers.</summary>
    NPY_COMPLEXLTR = 99,

    /// <summary>'d': float64.</summary>
    NPY_DOUBLELTR = 100,

    /// <summary>'e': float16.</summary>
    NPY_HALFLTR = 101,

    /// <summary>'f': float32.</summary>
    NPY_FLOATLTR = 102,

    /// <summary>'f': the kind of floating-point numbers.</summary>
    NPY_FLOATINGLTR = 102,

    /// <summary>'g': long double.</summary>
    NPY_LONGDOUBLELTR = 103,

    /// <summary>'h': int16.</summary>
    NPY_SHORTLTR = 104,

    /// <summary>'i': int32.</summary>
    NPY_INTLTR = 105,

    /// <summary>'i': the kind of signed integers.</summary>
    NPY_SIGNEDLTR = 105,

    /// <summary>'l': C long: int64.</summary>
    NPY_LONGLTR = 108,

    /// <summary>'m': time spans.</summary>
    NPY_TIMEDELTALTR = 109,

    /// <summary>'p': integers as wide as pointers.</summary>
    NPY_INTPLTR = 112,

    /// <summary>'q': int64.</summary>
    NPY_LONGLONGLTR = 113,

    /// <summary>'u': the kind of unsigned integers.</summary>
    NPY_UNSIGNEDLTR = 117,
}
