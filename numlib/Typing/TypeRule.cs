using Cohort.Runtime.Elements;

namespace Cohort.Typing;

/// <summary>
/// Resolves the types of a function's operands. Functions of one operand get its type twice. Null when NumPy has no
/// loop for the types.
/// </summary>
internal delegate Signature? TypeRule(ElementType a, ElementType b);
