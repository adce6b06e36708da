package org.gradcheck4j.harness.application.suite;

import java.util.Locale;
import java.util.Optional;
import org.gradcheck4j.dl4j.GpuDescription;
import org.jspecify.annotations.Nullable;

/**
 * The GPU of a run: what its arithmetic depends on, and what shows that arrays were there.
 *
 * @param devices the GPUs' names, with their compute capabilities
 * @param driver its version
 * @param cudaRuntime the version of CUDA's runtime
 * @param cublas the version of cuBLAS
 * @param floatProducts whether TF32 is on, found by multiplying
 * @param memoryBeforeMiB memory in use on all GPUs before ND4J started; null if the driver does not say
 * @param memoryDuringMiB likewise, after the last gradient, before ND4J let go of anything
 */
public record Gpu(
        String devices,
        String driver,
        String cudaRuntime,
        String cublas,
        String floatProducts,
        @Nullable Long memoryBeforeMiB,
        @Nullable Long memoryDuringMiB) {

    /** {@return the GPU that ND4J computes on; null if it is the CPU} */
    public static @Nullable Gpu current() {
        Optional<GpuDescription> found = GpuDescription.current();
        if (found.isEmpty()) {
            return null;
        }
        GpuDescription gpu = found.get();
        return new Gpu(
                gpu.devices(),
                gpu.driver(),
                gpu.runtime(),
                gpu.blas(),
                gpu.floatProducts(),
                gpu.memoryBeforeMiB().isPresent() ? gpu.memoryBeforeMiB().getAsLong() : null,
                gpu.memoryNowMiB().isPresent() ? gpu.memoryNowMiB().getAsLong() : null);
    }

    /** {@return all of it in a line} */
    public String sentence() {
        return "%s, driver %s, CUDA %s, cuBLAS %s, %s; %s"
                .formatted(devices, driver, cudaRuntime, cublas, floatProducts, memory());
    }

    private String memory() {
        return memoryBeforeMiB == null || memoryDuringMiB == null
                ? "device memory in use: unknown"
                : String.format(
                        Locale.ROOT,
                        "device memory in use: %,d MiB before ND4J started, %,d MiB during the run",
                        memoryBeforeMiB,
                        memoryDuringMiB);
    }
}
