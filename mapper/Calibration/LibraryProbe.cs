using Cohort.Mapping.Machines;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Mapping.Calibration;

/// <summary>
/// A call of a library operation by which a device's rate is measured. Its operands hold numbers from 0 to below
/// <paramref name="Limit"/> in no order.
/// </summary>
/// <param name="Type">The numbers that it works on.</param>
/// <param name="Create">Gives the operation with its parameters.</param>
/// <param name="Operands">Its operands, inputs first, each in memory of its own.</param>
/// <param name="Limit">What the numbers in integer operands stay below: indices stay in bounds.</param>
public sealed record LibraryProbe(
    NumberClass Type, Func<LibraryOperation> Create,
    IReadOnlyList<(Layout Layout, ElementType Type)> Operands, double Limit);
