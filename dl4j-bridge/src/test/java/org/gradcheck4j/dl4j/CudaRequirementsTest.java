package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CudaRequirementsTest {

    private static final List<String> T4 = List.of("Tesla T4, 470.82.01, 7.5");

    @Test
    void a_missing_driver_is_named() {
        assertThat(requirements(Set.of(), T4, Set.of()).problem())
                .contains("no NVIDIA driver (libcuda.so.1: not found); install one, or build with -Pnative");
    }

    @Test
    void a_missing_device_is_named() {
        assertThat(requirements(machine(), List.of(), Set.of()).problem())
                .contains("the driver sees no CUDA device; check nvidia-smi, or build with -Pnative");
    }

    @Test
    void a_device_that_nd4j_has_no_code_for_is_named() {
        List<String> h100 = List.of("NVIDIA H100 80GB HBM3, 570.86.15, 9.0");

        assertThat(requirements(machine(), h100, Set.of(CudaRequirements.BUILT_FOR_11_6))
                        .problem())
                .contains("nd4j-cuda-11.6 has no code for NVIDIA H100 80GB HBM3, 570.86.15, 9.0;"
                        + " it runs on compute capability 3.7 to 8.9");
    }

    @Test
    void code_runs_on_a_later_device_of_the_same_generation() {
        List<String> l4 = List.of("NVIDIA L4, 535.104.05, 8.9");

        assertThat(requirements(machine(), l4, Set.of(CudaRequirements.BUILT_FOR_11_6))
                        .problem())
                .isEmpty();
    }

    @Test
    void missing_libraries_are_named() {
        Set<String> machine = machine();
        machine.remove("libcublas.so.11");

        assertThat(requirements(machine, T4, Set.of()).problem())
                .contains("CUDA 11.6's libraries are missing (libcublas.so.11); install CUDA 11.6, or build with"
                        + " -Pcuda,cuda-redist");
    }

    @Test
    void libraries_packed_in_a_jar_are_not_missing() {
        Set<String> machine = machine();
        machine.remove("libcublas.so.11");

        assertThat(requirements(machine, T4, Set.of(CudaRequirements.PACKED + "libcublas.so.11"))
                        .problem())
                .isEmpty();
    }

    @Test
    void libraries_in_the_toolkits_folder_are_not_missing() {
        Set<String> machine = machine();
        machine.remove("libcublas.so.11");
        machine.add(CudaRequirements.TOOLKIT + "libcublas.so.11");

        assertThat(requirements(machine, T4, Set.of()).problem()).isEmpty();
    }

    @Test
    void a_driver_too_old_to_know_the_capability_gives_no_answer() {
        assertThat(NvidiaSmi.devices(false, List.of("Field \"compute_cap\" is not a valid field to query.")))
                .isEmpty();
    }

    @Test
    void that_no_devices_were_found_is_an_answer() {
        assertThat(NvidiaSmi.devices(false, List.of("No devices were found"))).contains(List.of());
    }

    private static Set<String> machine() {
        Set<String> opening = new TreeSet<>(CudaRequirements.LIBRARIES);
        opening.add("libcuda.so.1");
        return opening;
    }

    private static CudaRequirements requirements(Set<String> opening, List<String> devices, Set<String> resources) {
        return new CudaRequirements(
                file -> opening.contains(file) ? Optional.empty() : Optional.of(file + ": not found"),
                () -> Optional.of(devices),
                resources::contains);
    }
}
