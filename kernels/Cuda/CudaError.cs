namespace Cohort.Kernels.Cuda;

/// <summary>Results of the CUDA driver, by the driver's numbers.</summary>
public enum CudaError
{
    /// <summary>Nothing failed.</summary>
    Success = 0,

    /// <summary>An argument is out of its range.</summary>
    InvalidValue = 1,

    /// <summary>There is not enough memory.</summary>
    OutOfMemory = 2,

    /// <summary>The driver was not initialised.</summary>
    NotInitialized = 3,

    /// <summary>The driver is being shut down.</summary>
    Deinitialized = 4,

    /// <summary>The library is the toolkit's stub and no driver.</summary>
    StubLibrary = 34,

    /// <summary>The device is in use by others, or in a forbidding mode.</summary>
    DeviceUnavailable = 46,

    /// <summary>There is no device.</summary>
    NoDevice = 100,

    /// <summary>No such device.</summary>
    InvalidDevice = 101,

    /// <summary>The code is not what a module may hold.</summary>
    InvalidImage = 200,

    /// <summary>No context is current, or it is not valid.</summary>
    InvalidContext = 201,

    /// <summary>The code is not for this device.</summary>
    NoBinaryForGpu = 209,

    /// <summary>Memory has failed.</summary>
    EccUncorrectable = 214,

    /// <summary>The two devices cannot reach each other's memory.</summary>
    PeerAccessUnsupported = 217,

    /// <summary>The PTX text is not accepted.</summary>
    InvalidPtx = 218,

    /// <summary>The link between devices has failed.</summary>
    NvlinkUncorrectable = 220,

    /// <summary>The driver's PTX compiler is missing.</summary>
    JitCompilerNotFound = 221,

    /// <summary>The driver is older than the version that the PTX text asks for.</summary>
    UnsupportedPtxVersion = 222,

    /// <summary>A call of the operating system has failed.</summary>
    OperatingSystem = 304,

    /// <summary>A handle that is none.</summary>
    InvalidHandle = 400,

    /// <summary>A name was not found.</summary>
    NotFound = 500,

    /// <summary>The work is not over yet.</summary>
    NotReady = 600,

    /// <summary>A kernel has used memory that is not its own. The context is lost.</summary>
    IllegalAddress = 700,

    /// <summary>A launch asks for more threads or registers than there are.</summary>
    LaunchOutOfResources = 701,

    /// <summary>A kernel has run for longer than the system allows. The context is lost.</summary>
    LaunchTimeout = 702,

    /// <summary>Access to the peer is enabled already.</summary>
    PeerAccessAlreadyEnabled = 704,

    /// <summary>Access to the peer is not enabled.</summary>
    PeerAccessNotEnabled = 705,

    /// <summary>The context is gone.</summary>
    ContextIsDestroyed = 709,

    /// <summary>A kernel has hit an assertion.</summary>
    Assert = 710,

    /// <summary>A kernel's stack or hardware has failed.</summary>
    HardwareStackError = 714,

    /// <summary>A kernel has met an instruction that is none.</summary>
    IllegalInstruction = 715,

    /// <summary>A kernel has used an address that is not a multiple of the element's size.</summary>
    MisalignedAddress = 716,

    /// <summary>A kernel has failed. The context is lost.</summary>
    LaunchFailed = 719,

    /// <summary>Not permitted.</summary>
    NotPermitted = 800,

    /// <summary>Not supported here.</summary>
    NotSupported = 801,

    /// <summary>Driver and kernel module are of different versions.</summary>
    SystemDriverMismatch = 803,

    /// <summary>Whatever else.</summary>
    Unknown = 999,
}
