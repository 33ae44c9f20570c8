using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Questions about element types.</content>
public static partial class np
{
    private const long DefaultBufferSize = 8192;

    private static readonly AsyncLocal<long> BufferSize = new();

    /// <summary>The limits of the array's floating-point type.</summary>
    /// <exception cref="ValueError">The type is no floating-point type.</exception>
    public static finfo finfo(NDArray arr) => new(Given(arr).Type);

    /// <summary>The limits of a floating-point type.</summary>
    /// <exception cref="ValueError">The type is no floating-point type.</exception>
    public static finfo finfo(NPTypeCode typeCode) => new(typeCode);

    /// <summary>The limits of a floating-point type, by its name.</summary>
    /// <exception cref="ValueError">The type is no floating-point type.</exception>
    public static finfo finfo(string dtypeName) => new(DTypeNames.Parse(dtypeName));

    /// <summary>The limits of a floating-point type.</summary>
    /// <exception cref="ValueError">The type is no floating-point type.</exception>
    public static finfo finfo(Type type) => new(type);

    /// <summary>The limits of a floating-point type.</summary>
    /// <exception cref="ValueError">The type is no floating-point type.</exception>
    public static finfo finfo<T>() => new(typeof(T));

    /// <summary>The limits of the array's integer type.</summary>
    /// <exception cref="ValueError">The type is no integer type.</exception>
    public static iinfo iinfo(NDArray arr) => new(Given(arr).Type);

    /// <summary>The limits of an integer type.</summary>
    /// <exception cref="ValueError">The type is no integer type.</exception>
    public static iinfo iinfo(NPTypeCode typeCode) => new(typeCode);

    /// <summary>The limits of an integer type, by its name.</summary>
    /// <exception cref="ValueError">The type is no integer type.</exception>
    public static iinfo iinfo(string dtypeName) => new(DTypeNames.Parse(dtypeName));

    /// <summary>The limits of an integer type.</summary>
    /// <exception cref="ValueError">The type is no integer type.</exception>
    public static iinfo iinfo(Type type) => new(type);

    /// <summary>The limits of an integer type.</summary>
    /// <exception cref="ValueError">The type is no integer type.</exception>
    public static iinfo iinfo<T>() => new(typeof(T));

    /// <summary>Whether the array's type is of a kind.</summary>
    /// <inheritdoc cref="isdtype(NPTypeCode, string)"/>
    public static bool isdtype(NDArray arr, string kind) => isdtype(Given(arr).typecode, kind);

    /// <summary>Whether the array's type is of one of several kinds.</summary>
    /// <inheritdoc cref="isdtype(NPTypeCode, string)"/>
    public static bool isdtype(NDArray arr, string[] kinds) => isdtype(Given(arr).typecode, kinds);

    /// <summary>Whether a type is of a kind.</summary>
    /// <param name="dtype">The type.</param>
    /// <param name="kind">
    /// 'bool', 'signed integer', 'unsigned integer', 'integral', 'real floating', 'complex floating', 'numeric', or the
    /// name of a type.
    /// </param>
    /// <exception cref="ValueError">There is no such kind.</exception>
    public static bool isdtype(NPTypeCode dtype, string kind) => TypeKinds.IsOf(dtype.ToElementType(), kind);

    /// <summary>Whether a type is of one of several kinds.</summary>
    /// <inheritdoc cref="isdtype(NPTypeCode, string)"/>
    public static bool isdtype(NPTypeCode dtype, string[] kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return Array.Exists(kinds, kind => isdtype(dtype, kind));
    }

    /// <summary>Whether a type is of a kind.</summary>
    /// <inheritdoc cref="isdtype(NPTypeCode, string)"/>
    public static bool isdtype(Type type, string kind) => isdtype(ElementTypes.Of(type).Code(), kind);

    /// <summary>Whether a type is of one of several kinds.</summary>
    /// <inheritdoc cref="isdtype(NPTypeCode, string)"/>
    public static bool isdtype(Type type, string[] kinds) => isdtype(ElementTypes.Of(type).Code(), kinds);

    /// <summary>Whether the array's type is, or belongs to, a type of NumPy's hierarchy.</summary>
    /// <inheritdoc cref="issubdtype(NPTypeCode, string)"/>
    public static bool issubdtype(NDArray arr, string arg2) => issubdtype(Given(arr).typecode, arg2);

    /// <summary>Whether two types are the same.</summary>
    public static bool issubdtype(NPTypeCode arg1, NPTypeCode arg2) => arg1 == arg2;

    /// <summary>Whether a type is, or belongs to, a type of NumPy's hierarchy.</summary>
    /// <param name="arg1">The type.</param>
    /// <param name="arg2">
    /// 'generic', 'number', 'integer', 'signedinteger', 'unsignedinteger', 'inexact', 'floating', 'complexfloating',
    /// 'character', 'flexible', or the name of a type.
    /// </param>
    /// <exception cref="TypeError">There is no such type.</exception>
    public static bool issubdtype(NPTypeCode arg1, string arg2) =>
        TypeKinds.BelongsTo(arg1.ToElementType(), arg2) ?? arg1 == DTypeNames.Parse(arg2).Code();

    /// <summary>Whether a type is, or belongs to, a type of NumPy's hierarchy.</summary>
    /// <inheritdoc cref="issubdtype(NPTypeCode, string)"/>
    public static bool issubdtype(Type arg1, string arg2) => issubdtype(ElementTypes.Of(arg1).Code(), arg2);

    /// <summary>Whether two types are the same.</summary>
    public static bool issubdtype(Type arg1, Type arg2) => arg1 == arg2;

    /// <summary>Whether two types are the same.</summary>
    public static bool issubsctype(NPTypeCode arg1, NPTypeCode arg2) => issubdtype(arg1, arg2);

    /// <summary>Whether an object stands for an element type: a type, a type code or a dtype.</summary>
    public static bool issctype(object rep) => rep switch
    {
        Type type => type.IsValidNPType(),
        NPTypeCode code => code is not (NPTypeCode.Empty or NPTypeCode.String),
        DType => true,
        _ => false,
    };

    /// <summary>The floating-point type that holds the elements of all arrays; integers count as float64.</summary>
    /// <exception cref="TypeError">An array's type is no number.</exception>
    public static Type common_type(params NDArray[] arrays) => common_type_code(arrays).AsType();

    /// <inheritdoc cref="common_type(NDArray[])"/>
    public static NPTypeCode common_type_code(params NDArray[] arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        return common_type_code(Array.ConvertAll(arrays, array => Given(array).typecode));
    }

    /// <summary>The floating-point type that holds all types; integers count as float64.</summary>
    /// <exception cref="TypeError">A type is no number.</exception>
    public static NPTypeCode common_type_code(params NPTypeCode[] types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var common = ElementType.Half;
        foreach (var code in types)
        {
            if (!code.IsInteger() && !code.IsRealNumber())
            {
                throw new TypeError("can't get common type for non-numeric array");
            }

            common = Promotion.Promote(common, code.IsInteger() ? ElementType.Double : code.ToElementType());
        }

        return common.Code();
    }

    /// <summary>The type of arrays and scalars together; scalars count where their kind is higher.</summary>
    public static NPTypeCode find_common_type(NPTypeCode[] array_types, NPTypeCode[] scalar_types) =>
        TypeKinds.Common(
            Array.ConvertAll(array_types ?? [], code => code.ToElementType()),
            Array.ConvertAll(scalar_types ?? [], code => code.ToElementType())).Code();

    /// <inheritdoc cref="find_common_type(NPTypeCode[], NPTypeCode[])"/>
    public static NPTypeCode find_common_type(NPTypeCode[] array_types, Type[] scalar_types) =>
        find_common_type(array_types, Codes(scalar_types));

    /// <summary>The type to which all types promote, by their names.</summary>
    public static NPTypeCode find_common_type(params string[] involvedTypes) =>
        find_common_type(Codes(involvedTypes), Array.Empty<NPTypeCode>());

    /// <inheritdoc cref="find_common_type(NPTypeCode[], NPTypeCode[])"/>
    public static NPTypeCode find_common_type(string[] array_types, string[] scalar_types) =>
        find_common_type(Codes(array_types), Codes(scalar_types));

    /// <summary>The type to which all types promote.</summary>
    public static NPTypeCode find_common_type(Type[] array_types) =>
        find_common_type(Codes(array_types), Array.Empty<NPTypeCode>());

    /// <inheritdoc cref="find_common_type(NPTypeCode[], NPTypeCode[])"/>
    public static NPTypeCode find_common_type(Type[] array_types, NPTypeCode[] scalar_types) =>
        find_common_type(Codes(array_types), scalar_types);

    /// <inheritdoc cref="find_common_type(NPTypeCode[], NPTypeCode[])"/>
    public static NPTypeCode find_common_type(Type[] array_types, Type[] scalar_types) =>
        find_common_type(Codes(array_types), Codes(scalar_types));

    /// <summary>
    /// The smallest type that holds a number of the program (of integers from 0 an unsigned one); of arrays with axes
    /// the array's own.
    /// </summary>
    /// <exception cref="TypeError">The value is no number.</exception>
    public static NPTypeCode min_scalar_type(object value) => TypeKinds.Smallest(value).Code();

    /// <summary>The smallest of the types of a set to which all types given by their characters cast.</summary>
    /// <param name="typechars">NumPy's one-letter codes.</param>
    /// <param name="typeset">The codes to choose from.</param>
    /// <param name="default">What no match gives.</param>
    public static char mintypecode(char[] typechars, string typeset = "GDFgdf", char @default = 'd') =>
        TypeKinds.SmallestCode(typechars, typeset, @default);

    /// <inheritdoc cref="mintypecode(char[], string, char)"/>
    public static char mintypecode(string typechars, string typeset = "GDFgdf", char @default = 'd') =>
        TypeKinds.SmallestCode(typechars, typeset, @default);

    /// <summary>The widest type of the same kind.</summary>
    public static NPTypeCode maximum_sctype(NPTypeCode t) => t.ToElementType() switch
    {
        var type when type.IsSignedInteger() => NPTypeCode.Int64,
        var type when type.IsInteger() => NPTypeCode.UInt64,
        var type when type.IsFloat() => NPTypeCode.Double,
        _ => t,
    };

    /// <summary>NumPy's one-letter code of a type.</summary>
    public static char sctype2char(NPTypeCode sctype) => sctype.ToElementType().Character();

    /// <summary>Whether an object can be iterated over: sequences, texts and arrays with axes.</summary>
    public static bool iterable(object y) => y is NDArray array ? array.ndim > 0 : y is IEnumerable;

    /// <summary>Whether the elements lie column after column, and not row after row.</summary>
    public static bool isfortran(NDArray a) => Given(a).ndim > 1 && a.Shape.IsFContiguous && !a.Shape.IsContiguous;

    /// <summary>What <see cref="setbufsize"/> has set in this flow, 8192 at first. Nothing depends on it.</summary>
    public static long getbufsize() => BufferSize.Value == 0 ? DefaultBufferSize : BufferSize.Value;

    /// <summary>
    /// Sets the size of NumPy's buffers for conversions, in elements. Kernels convert as they read here: the number is
    /// kept for programs that ask for it.
    /// </summary>
    /// <returns>The size before.</returns>
    /// <exception cref="ValueError">The size is outside 5 to 10,000,000 or no multiple of 16.</exception>
    public static long setbufsize(long size)
    {
        if (size is < 5 or > 10_000_000 || size % 16 != 0)
        {
            throw new ValueError($"buffer size, {size}, must be from 5 to 10000000 and a multiple of 16");
        }

        var before = getbufsize();
        BufferSize.Value = size;
        return before;
    }

    /// <summary>An array argument at its first use: it is there, and not disposed.</summary>
    internal static NDArray Given(
        [NotNull] NDArray? array, [CallerArgumentExpression(nameof(array))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        array.ThrowIfDisposed();
        return array;
    }

    /// <summary>A list argument at its first use.</summary>
    internal static T[] Given<T>(
        [NotNull] T[]? list, [CallerArgumentExpression(nameof(list))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(list, name);
        return list;
    }

    private static NPTypeCode[] Codes(Type[] types) =>
        Array.ConvertAll(types ?? [], type => ElementTypes.Of(type).Code());

    private static NPTypeCode[] Codes(string[] names) =>
        Array.ConvertAll(names ?? [], name => DTypeNames.Parse(name).Code());
}
