package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The GPU that ND4J computes on, what its arithmetic depends on, and what shows that it does compute there.
 *
 * @param devices the GPUs' names, with their compute capabilities
 * @param driver its version
 * @param runtime the version of CUDA's runtime
 * @param blas the version of cuBLAS
 * @param floatProducts whether TF32 is on, found by multiplying
 * @param memoryBeforeMiB memory in use on all GPUs before ND4J started; empty if the driver does not say
 * @param memoryNowMiB likewise, now
 */
public record GpuDescription(
        String devices,
        String driver,
        String runtime,
        String blas,
        String floatProducts,
        OptionalLong memoryBeforeMiB,
        OptionalLong memoryNowMiB) {

    private static final String UNKNOWN = "unknown";

    /** {@return the GPU of the backend in use; empty if it computes on the CPU} Starts ND4J if nothing has yet. */
    public static Optional<GpuDescription> current() {
        return isOnGpu()
                ? Optional.of(of(
                        DeviceMemory.beforeStart(),
                        NvidiaSmi.INSTALLED.answer(),
                        CudaLibrary.RUNTIME,
                        CudaLibrary.BLAS,
                        FloatFactors.ofNd4j()))
                : Optional.empty();
    }

    static boolean isOnGpu() {
        return Nd4j.getExecutioner().type() != ExecutionerType.NATIVE_CPU;
    }

    static GpuDescription of(
            NvidiaSmi.Answer before,
            NvidiaSmi.Answer now,
            CudaLibrary runtime,
            CudaLibrary blas,
            FloatFactors factors) {
        List<CudaDevice> devices = now.devices().orElse(List.of());
        return new GpuDescription(
                devices.isEmpty()
                        ? UNKNOWN
                        : String.join(
                                ", ",
                                devices.stream().map(GpuDescription::device).toList()),
                devices.stream().findFirst().map(CudaDevice::driver).orElse(UNKNOWN),
                runtime.runtimeVersion().orElse(UNKNOWN),
                blas.blasVersion().orElse(UNKNOWN),
                factors.label(),
                DeviceMemory.used(before),
                DeviceMemory.used(now));
    }

    private static String device(CudaDevice device) {
        return device.name()
                + device.capability().map(" (compute capability %s)"::formatted).orElse("");
    }
}
