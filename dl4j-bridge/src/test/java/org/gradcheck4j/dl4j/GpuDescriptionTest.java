package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GpuDescriptionTest {

    private static final CudaLibrary NOWHERE = new CudaLibrary("org.gradcheck4j.Nowhere");

    /** As bytedeco's classes have them. */
    @SuppressWarnings("unused")
    public static final class FakeLibrary {

        private FakeLibrary() {}

        /** CUDA 11.6. */
        public static int cudaRuntimeGetVersion(int[] version) {
            version[0] = 11060;
            return 0;
        }

        /** cuBLAS 11.8.1. */
        public static int cublasGetProperty(int part, int[] number) {
            number[0] = List.of(11, 8, 1).get(part);
            return 0;
        }
    }

    /** Whose calls fail. */
    @SuppressWarnings("unused")
    public static final class BrokenLibrary {

        private BrokenLibrary() {}

        /** {@return cudaErrorInsufficientDriver} */
        public static int cudaRuntimeGetVersion(int[] version) {
            return 35;
        }

        /** As if its native part were missing. */
        public static int cublasGetProperty(int part, int[] number) {
            if (part == 0) {
                throw new UnsatisfiedLinkError("no jnicublas");
            }
            return 0;
        }
    }

    @Test
    void what_the_arithmetic_depends_on_and_what_shows_that_arrays_are_there_is_described() {
        CudaLibrary fake = new CudaLibrary(FakeLibrary.class.getName());

        assertThat(GpuDescription.of(
                        devices("Tesla T4, 470.82.01, 15109, 3, 15106, 7.5"),
                        devices("Tesla T4, 470.82.01, 15109, 1327, 13782, 7.5"),
                        fake,
                        fake,
                        FloatFactors.KEPT))
                .isEqualTo(new GpuDescription(
                        "Tesla T4 (compute capability 7.5)",
                        "470.82.01",
                        "11.6",
                        "11.8.1",
                        "TF32 off",
                        OptionalLong.of(3),
                        OptionalLong.of(1327)));
    }

    @Test
    void memory_is_that_of_all_devices() {
        assertThat(DeviceMemory.used(devices(
                        "Tesla T4, 470.82.01, 15109, 3, 15106, 7.5", "Tesla T4, 470.82.01, 15109, 20, 15089, 7.5")))
                .hasValue(23);
        assertThat(DeviceMemory.used(devices(
                        "Tesla T4, 470.82.01, 15109, 3, 15106, 7.5", "Tesla T4, 470.82.01, [N/A], [N/A], [N/A], 7.5")))
                .isEmpty();
    }

    @Test
    void what_nobody_says_is_unknown() {
        NvidiaSmi.Answer none = new NvidiaSmi.Answer(Optional.empty(), Optional.empty());
        CudaLibrary broken = new CudaLibrary(BrokenLibrary.class.getName());

        GpuDescription unknown = new GpuDescription(
                "unknown",
                "unknown",
                "unknown",
                "unknown",
                "TF32 on, factors rounded",
                OptionalLong.empty(),
                OptionalLong.empty());
        assertThat(GpuDescription.of(none, none, NOWHERE, NOWHERE, FloatFactors.ROUNDED))
                .isEqualTo(unknown);
        assertThat(GpuDescription.of(none, none, broken, broken, FloatFactors.ROUNDED))
                .isEqualTo(unknown);
    }

    @Test
    void on_the_cpu_there_is_none() {
        assertThat(GpuDescription.current().isPresent()).isEqualTo(GpuDescription.isOnGpu());
    }

    private static NvidiaSmi.Answer devices(String... lines) {
        return NvidiaSmi.Answer.devices(List.of(lines).stream()
                .map(line -> CudaDevice.of(line, 6).orElseThrow())
                .toList());
    }
}
