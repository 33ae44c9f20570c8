namespace Cohort.Tests.Cuda.Ptx;

/// <summary>What an instruction computes, on registers as raw bits with zeros above the width.</summary>
public delegate ulong PtxFunction(ulong a, ulong b, ulong c);
