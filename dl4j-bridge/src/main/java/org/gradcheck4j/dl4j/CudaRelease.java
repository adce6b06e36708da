package org.gradcheck4j.dl4j;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A release of DL4J that computes on GPUs: what it is built for, and what it needs. A new release is one more row of
 * {@link #ALL}. The pom's profiles and {@code docs/gpu.md} say the same, and {@code CudaReleaseTest} compares them.
 *
 * @param dl4j the version of DL4J and ND4J
 * @param profiles of Maven that choose it
 * @param cuda the version of CUDA that it is built with
 * @param redist the version of {@code org.bytedeco:cuda} that has CUDA's libraries
 * @param driver the oldest one, on Linux
 * @param libraries of CUDA, by the names that its natives link to
 * @param machineCode the compute capabilities that its natives have machine code for
 * @param ptx the capability that its natives have PTX for, which a driver compiles for newer devices; empty if there is none
 */
record CudaRelease(
        String dl4j,
        String profiles,
        String cuda,
        String redist,
        String driver,
        List<String> libraries,
        List<Capability> machineCode,
        Optional<Capability> ptx) {

    /** What libnd4jcuda.so and the libraries beside it link to. */
    private static final List<String> LIBRARIES_OF_11 = List.of(
            "libcudart.so.11.0", "libcublas.so.11", "libcublasLt.so.11", "libcusolver.so.11", "libcusparse.so.11");

    /** Of every CUDA 11 (NVIDIA, CUDA Compatibility, table 1: what is built with a newer 11.x runs with it, too). */
    private static final String DRIVER_OF_11 = "450.80.02";

    /** Every release that this project knows, the newest first. The capabilities were read from the natives themselves. */
    static final List<CudaRelease> ALL = List.of(
            new CudaRelease(
                    "1.0.0-M2.1",
                    "cuda",
                    "11.6",
                    "11.6-8.3-1.5.7",
                    DRIVER_OF_11,
                    LIBRARIES_OF_11,
                    capabilities("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6"),
                    Optional.empty()),
            new CudaRelease(
                    "1.0.0-M1.1",
                    "cuda,cuda-ptx",
                    "11.2",
                    "11.2-8.1-1.5.5",
                    DRIVER_OF_11,
                    LIBRARIES_OF_11,
                    capabilities("3.5", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6"),
                    Capability.parse("8.6")));

    private static List<Capability> capabilities(String... all) {
        return Arrays.stream(all)
                .map(each -> Capability.parse(each).orElseThrow())
                .toList();
    }

    /** {@return the release whose natives are on the class path; empty if it is one that is not known} */
    static Optional<CudaRelease> onClassPath(Predicate<String> hasResource) {
        return ALL.stream().filter(each -> hasResource.test(each.marker())).findFirst();
    }

    /** {@return the newest release that runs on a capability} */
    static Optional<CudaRelease> runningOn(Capability device) {
        return ALL.stream().filter(each -> each.runsOn(device)).findFirst();
    }

    /** {@return Maven's artifact of its natives} */
    String artifact() {
        return natives() + "-platform";
    }

    /** {@return what its natives are called} */
    String natives() {
        return "nd4j-cuda-" + cuda;
    }

    /** {@return a resource that its natives have, and no other release's} */
    String marker() {
        return "META-INF/maven/org.nd4j/" + natives() + "/pom.properties";
    }

    /** {@return where its natives look for CUDA's libraries themselves (their RUNPATH)} */
    String toolkit() {
        return "/usr/local/cuda-" + cuda + "/lib64/";
    }

    boolean runsOn(Capability device) {
        return machineCode.stream().anyMatch(device::runsMachineCode)
                || ptx.stream().anyMatch(device::runsPtx);
    }

    Capability oldest() {
        return Collections.min(machineCode);
    }

    Capability newest() {
        return Collections.max(machineCode);
    }

    /** {@return which devices it runs on, in words} */
    String devices() {
        return ptx.isPresent() ? oldest() + " or newer" : "%s to %d.x".formatted(oldest(), newest().major());
    }
}
