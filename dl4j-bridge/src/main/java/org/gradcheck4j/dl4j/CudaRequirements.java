package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;

/**
 * What ND4J's CUDA backend needs of a machine, looked for before it is started.
 *
 * @param openError opens a shared library and returns the loader's message; empty if it opens
 * @param devices what {@code nvidia-smi} lists, a line for each device: {@code name, driver, capability}; empty if it does
 *     not answer
 * @param onClassPath whether a resource is on the class path
 */
record CudaRequirements(
        Function<String, Optional<String>> openError,
        Supplier<Optional<List<String>>> devices,
        Predicate<String> onClassPath) {

    /** What libnd4jcuda.so and the libraries beside it link to, CUDA 11. */
    static final List<String> LIBRARIES = List.of(
            "libcudart.so.11.0", "libcublas.so.11", "libcublasLt.so.11", "libcusolver.so.11", "libcusparse.so.11");

    /** Where libnd4jcuda.so itself looks first (its RUNPATH). */
    static final String TOOLKIT = "/usr/local/cuda-11.6/lib64/";

    /** Where the redist jar keeps the libraries. They are unpacked at the first use, and cannot be opened by name before. */
    static final String PACKED = "org/bytedeco/cuda/linux-x86_64/";

    /** Tells which of ND4J's CUDA builds is on the class path. */
    static final String BUILT_FOR_11_6 = "META-INF/maven/org.nd4j/nd4j-cuda-11.6/pom.properties";

    /**
     * The compute capabilities that nd4j-cuda-11.6 1.0.0-M2.1 holds machine code for. Code for x.y runs on x.z if z ≥ y.
     * The jar holds no code that could be compiled for newer devices.
     */
    private static final List<String> CAPABILITIES =
            List.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6");

    private static final String DRIVER = "libcuda.so.1";

    /** {@return the requirements, as this machine and this class path meet them} */
    static CudaRequirements ofThisMachine() {
        return new CudaRequirements(
                CudaRequirements::loadingError,
                NvidiaSmi::devices,
                resource -> CudaRequirements.class.getClassLoader().getResource(resource) != null);
    }

    /** {@return what is missing and the remedy, one line; empty if nothing is} */
    Optional<String> problem() {
        return noDriver().or(this::noDevice).or(this::librariesMissing);
    }

    private Optional<String> noDriver() {
        return openError.apply(DRIVER).map(message -> "no NVIDIA driver (%s); install one, or build with -Pnative"
                .formatted(message));
    }

    private Optional<String> noDevice() {
        return devices.get().flatMap(found -> {
            if (found.isEmpty()) {
                return Optional.of("the driver sees no CUDA device; check nvidia-smi, or build with -Pnative");
            }
            if (!onClassPath.test(BUILT_FOR_11_6) || found.stream().anyMatch(CudaRequirements::runsOn)) {
                return Optional.empty();
            }
            return Optional.of("nd4j-cuda-11.6 has no code for %s; it runs on compute capability 3.7 to 8.9"
                    .formatted(String.join("; ", found)));
        });
    }

    private static boolean runsOn(String device) {
        String[] capability =
                device.substring(device.lastIndexOf(',') + 1).strip().split("\\.", -1);
        return CAPABILITIES.stream()
                .map(code -> code.split("\\.", -1))
                .anyMatch(code -> capability.length == code.length
                        && code[0].equals(capability[0])
                        && code[1].compareTo(capability[1]) <= 0);
    }

    private Optional<String> librariesMissing() {
        List<String> missing = LIBRARIES.stream()
                .filter(library -> !onClassPath.test(PACKED + library)
                        && openError.apply(library).isPresent()
                        && openError.apply(TOOLKIT + library).isPresent())
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "CUDA 11.6's libraries are missing (%s); install CUDA 11.6, or build with -Pcuda,cuda-redist"
                                .formatted(String.join(", ", missing)));
    }

    private static Optional<String> loadingError(String library) {
        try {
            Loader.loadGlobal(library);
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(library));
        }
    }
}
