using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Dependences;

/// <summary>One access of a command.</summary>
/// <param name="Instance">The memory.</param>
/// <param name="Box">The elements.</param>
/// <param name="IsWrite">Whether they are written.</param>
/// <param name="Version">Whose content is read, or left there; for the check of plans.</param>
public readonly record struct Access(Instance Instance, Box Box, bool IsWrite, Regions.Version? Version);
