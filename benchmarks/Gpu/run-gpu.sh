#!/bin/sh
# Tests and measures Cohort on the CUDA device of this machine. Needs the NVIDIA driver and nothing else; without a
# device it says so and runs the part for the CPU. Results go to ./gpu-results/, the table comes last.
#
#   ./run-gpu.sh            within 10 minutes on a large GPU
#   ./run-gpu.sh --long     many more random programs, and no limit to the benchmark
#   ./run-gpu.sh --small    small arrays in the benchmark

here=$(cd "$(dirname "$0")" && pwd) || exit 1
app=$here/app
results=$PWD/gpu-results
programs=25
limit=200
size=
test_seconds=300
bench_seconds=300
for argument in "$@"; do
    case $argument in
        --long) programs=400 limit=3000 test_seconds=7200 bench_seconds=7200 ;;
        --small) size="--size small" ;;
        *) echo "run-gpu.sh does not know $argument; it knows --long and --small" >&2; exit 2 ;;
    esac
done
mkdir -p "$results" || exit 1
failed=

# Runs a step with its output on the screen and in a file; a step that takes too long is ended.
step() {
    name=$1 seconds=$2
    shift 2
    echo
    echo "== $name =="
    if command -v timeout >/dev/null 2>&1; then
        set -- timeout "$seconds" "$@"
    fi
    { "$@" 2>&1; echo $? >"$results/status"; } | tee "$results/$name.txt"
    status=$(cat "$results/status")
    rm -f "$results/status"
    if [ "$status" -ne 0 ]; then
        echo "== $name ended with $status =="
        failed="$failed $name"
    fi
}

# Tests need OpenSSL 3 through .NET; where the machine has none, the copy in the bundle serves them alone.
openssl=${LD_LIBRARY_PATH-}
if ! "$app/Cohort.Tests" -noLogo -list classes >/dev/null 2>&1; then
    openssl=${openssl:+$openssl:}$here/openssl
fi

# The driver's cache of compiled kernels would hide how long they take.
run_tests() {
    name=$1 seconds=$2
    shift 2
    step "$name" "$seconds" env LD_LIBRARY_PATH="$openssl" CUDA_CACHE_DISABLE=1 \
        COHORT_GPU_PROGRAMS="$programs" COHORT_GPU_REPORT="$results/$name.json" "$app/Cohort.Tests" -noLogo -noColor \
        -result-ctrf "$results/$name-results.json" "$@"
}

date -u '+%Y-%m-%d %H:%M:%S UTC'
uname -srm
if command -v nvidia-smi >/dev/null 2>&1; then
    nvidia-smi --query-gpu=name,driver_version,memory.total,compute_cap --format=csv,noheader 2>&1 |
        tee "$results/nvidia-smi.txt"
fi
step devices 60 "$app/Cohort.Samples" devices
if grep -q '^ *cuda:0: ' "$results/devices.txt"; then
    run_tests gpu-tests "$test_seconds" -class 'Cohort.Tests.Gpu.*' -class 'Cohort.Tests.Cuda.*'
    step samples 120 "$app/Cohort.Samples" --devices cuda:0 --output "$results/pictures" blackscholes
else
    reason=$(sed -n 's/^ *CUDA: //p' "$results/devices.txt" | head -n 1)
    echo
    echo "no CUDA device: ${reason:-it does not start, see above}"
    run_tests emulated-tests "$test_seconds" -class 'Cohort.Tests.Cuda.Hardware.*' \
        -class 'Cohort.Tests.Cuda.CudaFault*' -class 'Cohort.Tests.Gpu.Emitted*'
    step samples 120 "$app/Cohort.Samples" --devices cpu --output "$results/pictures" blackscholes --size 100000
fi
COHORT_DEVICES=cpu
export COHORT_DEVICES
run_tests cpu-tests 120 -class 'Cohort.Tests.Samples.*' -class 'Cohort.Tests.Model.SameBits*' \
    -class 'Cohort.Tests.Execution.*' -class 'Cohort.Tests.Benchmarks.*'
unset COHORT_DEVICES
step benchmark "$bench_seconds" "$app/Cohort.Benchmarks" gpu $size --limit "$limit" --json "$results/benchmark.json"

echo
if [ -n "$failed" ]; then
    echo "Failed:$failed. Everything is in $results."
    exit 1
fi
echo "Nothing failed. Everything is in $results."
