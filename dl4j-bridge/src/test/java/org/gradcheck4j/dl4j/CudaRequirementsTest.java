package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CudaRequirementsTest {

    private static final CudaRelease M2_1 = CudaRelease.ALL.get(0);
    private static final CudaRelease M1_1 = CudaRelease.ALL.get(1);

    private final Set<String> opening = machine();
    private final Set<String> resources = new TreeSet<>(Set.of(M2_1.marker()));

    @Test
    void a_missing_driver_is_named() {
        opening.remove("libcuda.so.1");

        assertThat(problem("Tesla T4, 470.82.01, 15109, 3, 15106, 7.5"))
                .contains("no NVIDIA driver (libcuda.so.1: not found); install one, or build with -Pnative");
    }

    @Test
    void a_driver_that_does_not_answer_is_named() {
        NvidiaSmi.Answer complaint = new NvidiaSmi.Answer(
                Optional.of("Failed to initialize NVML: Driver/library version mismatch"), Optional.empty());

        assertThat(problem(complaint))
                .contains(
                        "the NVIDIA driver does not work (Failed to initialize NVML: Driver/library version mismatch);"
                                + " repair it, or build with -Pnative");
    }

    @Test
    void a_missing_device_is_named() {
        assertThat(problem()).contains("the driver sees no CUDA device; check nvidia-smi, or build with -Pnative");
    }

    @Test
    void a_driver_that_is_too_old_is_named() {
        assertThat(problem("Tesla V100-SXM2-16GB, 440.33.01, 16160, 3, 16157"))
                .contains(
                        "the NVIDIA driver 440.33.01 is too old for CUDA 11.6; install 450.80.02 or newer, or build with"
                                + " -Pnative");
    }

    @ParameterizedTest
    @CsvSource({"450.80.02, true", "450.80.01, false", "450.9, false", "451, true", "1000.1, true", "unknown, true"})
    void versions_of_drivers_are_compared_number_by_number(String driver, boolean isNewEnough) {
        assertThat(problem("Tesla T4, " + driver + ", 15109, 3, 15106, 7.5").isEmpty())
                .isEqualTo(isNewEnough);
    }

    @Test
    void a_device_that_is_too_new_is_named_with_the_profile_that_runs_on_it() {
        assertThat(problem("NVIDIA H100 80GB HBM3, 570.86.15, 81559, 4, 81554, 9.0"))
                .contains(
                        "NVIDIA H100 80GB HBM3 is too new for nd4j-cuda-11.6: its compute capability is 9.0, and 3.7 to 8.x"
                                + " are supported; build with -Pcuda,cuda-ptx, which takes DL4J 1.0.0-M1.1");
    }

    @Test
    void a_device_that_is_too_old_is_named() {
        assertThat(problem("GRID K520, 470.256.02, 4037, 0, 4037, 3.0"))
                .contains("GRID K520 is too old for nd4j-cuda-11.6: its compute capability is 3.0, and 3.7 to 8.x are"
                        + " supported; build with -Pnative");
    }

    @Test
    void one_device_that_can_be_used_is_enough() {
        assertThat(problem("GRID K520, 470.256.02, 4037, 0, 4037, 3.0", "Tesla T4, 470.256.02, 15109, 3, 15106, 7.5"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.7", "5.3", "6.1", "7.2", "7.5", "8.0", "8.6", "8.7", "8.9"})
    void machine_code_runs_on_later_devices_of_the_same_generation(String capability) {
        assertThat(problem("a GPU, 535.104.05, 15109, 3, 15106, " + capability)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8.9", "9.0", "10.0", "12.0"})
    void ptx_is_compiled_for_newer_devices(String capability) {
        resources.remove(M2_1.marker());
        resources.add(M1_1.marker());

        assertThat(problem("a GPU, 570.86.15, 81559, 4, 81554, " + capability)).isEmpty();
    }

    @Test
    void too_little_memory_is_named() {
        assertThat(problem("Tesla T4, 470.82.01, 15109, 14797, 312, 7.5"))
                .contains(
                        "Tesla T4 has 312 of 15109 MiB of memory free, and 1024 are needed; end what else uses it, or build"
                                + " with -Pnative");
    }

    @Test
    void memory_that_the_driver_does_not_tell_is_not_too_little() {
        assertThat(problem(
                        "NVIDIA A100-SXM4-40GB MIG 1g.5gb, 470.82.01, [N/A], [N/A], [Insufficient Permissions], 8.0"))
                .isEmpty();
    }

    @Test
    void a_missing_library_is_named_with_the_profile_that_brings_it() {
        opening.remove("libcublas.so.11");

        assertThat(problem("Tesla T4, 470.82.01, 15109, 3, 15106, 7.5"))
                .contains("CUDA's libraries are missing (libcublas.so.11); install CUDA 11.6, or build with"
                        + " -Pcuda,cuda-redist");
    }

    @Test
    void the_libraries_of_another_release_are_brought_by_its_own_profiles() {
        resources.remove(M2_1.marker());
        resources.add(M1_1.marker());
        opening.remove("libcusolver.so.11");

        assertThat(problem("NVIDIA H100 80GB HBM3, 570.86.15, 81559, 4, 81554, 9.0"))
                .contains("CUDA's libraries are missing (libcusolver.so.11); install CUDA 11.2, or build with"
                        + " -Pcuda,cuda-ptx,cuda-redist");
    }

    @Test
    void libraries_packed_in_a_jar_are_not_missing() {
        opening.remove("libcublas.so.11");
        resources.add(CudaRequirements.PACKED + "libcublas.so.11");

        assertThat(problem("Tesla T4, 470.82.01, 15109, 3, 15106, 7.5")).isEmpty();
    }

    @Test
    void libraries_in_the_toolkits_folder_are_not_missing() {
        opening.remove("libcublas.so.11");
        opening.add("/usr/local/cuda-11.6/lib64/libcublas.so.11");

        assertThat(problem("Tesla T4, 470.82.01, 15109, 3, 15106, 7.5")).isEmpty();
    }

    @Test
    void of_natives_that_are_not_known_only_driver_device_and_memory_are_looked_at() {
        resources.clear();
        opening.retainAll(Set.of("libcuda.so.1"));

        assertThat(problem("NVIDIA H100 80GB HBM3, 570.86.15, 81559, 4, 81554, 9.0"))
                .isEmpty();
        assertThat(problem()).isPresent();
    }

    @Test
    void without_nvidia_smi_only_libraries_are_looked_at() {
        assertThat(problem(new NvidiaSmi.Answer(Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_library_is_really_opened() {
        assertThat(CudaRequirements.loadingError("libc.so.6")).isEmpty();
        assertThat(CudaRequirements.loadingError("libnowhere.so.7"))
                .hasValueSatisfying(message -> assertThat(message).contains("libnowhere.so.7"));
    }

    private static Set<String> machine() {
        Set<String> opening = new TreeSet<>(M2_1.libraries());
        opening.add("libcuda.so.1");
        return opening;
    }

    private Optional<String> problem(String... devices) {
        List<CudaDevice> found = new ArrayList<>();
        for (String line : devices) {
            found.add(CudaDevice.of(line, line.split(",", -1).length).orElseThrow());
        }
        return problem(NvidiaSmi.Answer.devices(found));
    }

    private Optional<String> problem(NvidiaSmi.Answer answer) {
        return new CudaRequirements(
                        file -> opening.contains(file) ? Optional.empty() : Optional.of(file + ": not found"),
                        () -> answer,
                        resources::contains)
                .problem();
    }
}
