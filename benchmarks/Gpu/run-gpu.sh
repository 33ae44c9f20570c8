#!/bin/sh
# Tests and measures Cohort on the CUDA device of this machine. Needs the NVIDIA driver and nothing else; without a
# device it says so and runs the part for the CPU. Results go to ./gpu-results/, the table comes last.
#
#   ./run-gpu.sh              everything, within 10 minutes on a large GPU
#   ./run-gpu.sh --tests      only the tests
#   ./run-gpu.sh --benchmark  only the benchmark
#   ./run-gpu.sh --small      small arrays in the benchmark
#   ./run-gpu.sh --long       many more random programs, and hours for each step

here=$(cd "$(dirname "$0")" && pwd) || exit 1
app=$here/app
results=$PWD/gpu-results
programs=20
limit=150
size=
tests=yes
benchmark=yes
longest=300
for argument in "$@"; do
    case $argument in
        --tests) benchmark= ;;
        --benchmark) tests= ;;
        --small) size="--size small" ;;
        --long) programs=400 limit=3000 longest=7200 ;;
        *) echo "run-gpu.sh does not know $argument; its first lines say what it knows" >&2; exit 2 ;;
    esac
done
mkdir -p "$results" || exit 1
failed=

# Runs a step with its output on the screen and in a file; one that takes too long is ended.
step() {
    name=$1
    shift
    echo
    echo "== $name =="
    if command -v timeout >/dev/null 2>&1; then
        set -- timeout "$longest" "$@"
    fi
    { "$@" 2>&1; echo $? >"$results/status"; } | tee "$results/$name.txt"
    status=$(cat "$results/status")
    rm -f "$results/status"
    if [ "$status" -ne 0 ]; then
        echo "== $name ended with $status =="
        failed="$failed $name"
    fi
}

# The driver's cache of compiled kernels would hide how long they take.
run_tests() {
    name=$1
    shift
    step "$name" env LD_LIBRARY_PATH="$openssl" CUDA_CACHE_DISABLE=1 COHORT_GPU_PROGRAMS="$programs" \
        COHORT_GPU_REPORT="$results/$name.json" "$app/Cohort.Tests" -noLogo -noColor \
        -result-ctrf "$results/$name-results.json" "$@"
}

date -u '+%Y-%m-%d %H:%M:%S UTC'
uname -srm
if command -v nvidia-smi >/dev/null 2>&1; then
    nvidia-smi --query-gpu=name,driver_version,memory.total,compute_cap --format=csv,noheader 2>&1 |
        tee "$results/nvidia-smi.txt"
fi
step devices "$app/Cohort.Samples" devices
gpu=
if grep -q '^ *cuda:0: ' "$results/devices.txt"; then
    gpu=yes
else
    reason=$(sed -n 's/^ *CUDA: //p' "$results/devices.txt" | head -n 1)
    echo
    echo "no CUDA device: ${reason:-it does not start, see above}"
fi

if [ -n "$tests" ]; then
    # Tests need OpenSSL 3 through .NET; where the machine has none, the copy in the bundle serves them alone.
    openssl=${LD_LIBRARY_PATH-}
    if ! "$app/Cohort.Tests" -noLogo -list classes >/dev/null 2>&1; then
        openssl=${openssl:+$openssl:}$here/openssl
    fi

    if [ -n "$gpu" ]; then
        run_tests gpu-tests -class 'Cohort.Tests.Gpu.*' -class 'Cohort.Tests.Cuda.*'
        step samples "$app/Cohort.Samples" --devices cuda:0 --output "$results/pictures" blackscholes
    else
        run_tests emulated-tests -class 'Cohort.Tests.Cuda.Hardware.*' -class 'Cohort.Tests.Cuda.CudaFault*' \
            -class 'Cohort.Tests.Gpu.Emitted*'
        step samples "$app/Cohort.Samples" --devices cpu --output "$results/pictures" blackscholes --size 100000
    fi

    COHORT_DEVICES=cpu
    export COHORT_DEVICES
    run_tests cpu-tests -class 'Cohort.Tests.Samples.*' -class 'Cohort.Tests.Model.SameBits*' \
        -class 'Cohort.Tests.Execution.*' -class 'Cohort.Tests.Benchmarks.*'
    unset COHORT_DEVICES
fi

if [ -n "$benchmark" ]; then
    step benchmark "$app/Cohort.Benchmarks" gpu $size --limit "$limit" --json "$results/benchmark.json"
fi

echo
if [ -n "$failed" ]; then
    echo "Failed:$failed. Everything is in $results."
    exit 1
fi
echo "Nothing failed. Everything is in $results."
