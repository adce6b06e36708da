package org.gradcheck4j.dl4j;

import java.util.Arrays;
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
 * @param smi what {@code nvidia-smi} says
 * @param onClassPath whether a resource is on the class path
 */
record CudaRequirements(
        Function<String, Optional<String>> openError, Supplier<NvidiaSmi.Answer> smi, Predicate<String> onClassPath) {

    /** Where the redist jar keeps the libraries. They are unpacked at the first use, and cannot be opened by name before. */
    static final String PACKED = "org/bytedeco/cuda/linux-x86_64/";

    /**
     * MiB of free device memory, at least. An estimate, not a measurement: 100 for the natives' machine code (866 MiB for
     * 9 capabilities), some hundreds for CUDA's own context and cuBLAS; the networks of the suite need few.
     */
    static final long LEAST_MEMORY = 1024;

    private static final String DRIVER = "libcuda.so.1";

    /** {@return the requirements, as this machine and this class path meet them} */
    static CudaRequirements ofThisMachine(Supplier<NvidiaSmi.Answer> smi) {
        return new CudaRequirements(
                CudaRequirements::loadingError,
                smi,
                resource -> CudaRequirements.class.getClassLoader().getResource(resource) != null);
    }

    /** {@return what is missing and the remedy, one line; empty if nothing is} */
    Optional<String> problem() {
        Optional<CudaRelease> release = CudaRelease.onClassPath(onClassPath);
        return noDriver().or(() -> noDevice(release)).or(() -> release.flatMap(this::missingLibrary));
    }

    private Optional<String> noDriver() {
        return openError.apply(DRIVER).map(message -> "no NVIDIA driver (%s); install one, or build with -Pnative"
                .formatted(message));
    }

    private Optional<String> noDevice(Optional<CudaRelease> release) {
        NvidiaSmi.Answer answer = smi.get();
        return answer.complaint()
                .map(complaint ->
                        "the NVIDIA driver does not work (%s); repair it, or build with -Pnative".formatted(complaint))
                .or(() -> answer.devices().flatMap(devices -> noDevice(devices, release)));
    }

    private static Optional<String> noDevice(List<CudaDevice> devices, Optional<CudaRelease> release) {
        if (devices.isEmpty()) {
            return Optional.of("the driver sees no CUDA device; check nvidia-smi, or build with -Pnative");
        }
        return release.flatMap(needed -> oldDriver(devices.get(0), needed).or(() -> wrongDevices(devices, needed)))
                .or(() -> littleMemory(devices));
    }

    private static Optional<String> oldDriver(CudaDevice device, CudaRelease release) {
        return isOlder(device.driver(), release.driver())
                ? Optional.of("the NVIDIA driver %s is too old for CUDA %s; install %s or newer, or build with -Pnative"
                        .formatted(device.driver(), release.cuda(), release.driver()))
                : Optional.empty();
    }

    /** Whether one version is below another; false if either is not numbers with points between them. */
    private static boolean isOlder(String version, String least) {
        String numbers = "\\d{1,6}(\\.\\d{1,6})*";
        return version.matches(numbers)
                && least.matches(numbers)
                && Arrays.compare(numbers(version), numbers(least)) < 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** If none can run the natives, says why of the first. */
    private static Optional<String> wrongDevices(List<CudaDevice> devices, CudaRelease release) {
        boolean oneMayRun = devices.stream()
                .anyMatch(each -> each.capability().map(release::runsOn).orElse(true));
        if (oneMayRun) {
            return Optional.empty();
        }
        CudaDevice first = devices.get(0);
        Capability capability = first.capability().orElseThrow();
        boolean isNewer = capability.compareTo(release.newest()) > 0;
        return Optional.of("%s is too %s for %s: its compute capability is %s, and %s are supported; %s"
                .formatted(
                        first.name(),
                        isNewer ? "new" : "old",
                        release.natives(),
                        capability,
                        release.devices(),
                        CudaRelease.runningOn(capability)
                                .map(other -> "build with -P%s, which takes DL4J %s"
                                        .formatted(other.profiles(), other.dl4j()))
                                .orElse("build with -Pnative")));
    }

    private static Optional<String> littleMemory(List<CudaDevice> devices) {
        boolean oneMayDo = devices.stream().anyMatch(each -> each.freeMiB().orElse(LEAST_MEMORY) >= LEAST_MEMORY);
        if (oneMayDo) {
            return Optional.empty();
        }
        CudaDevice first = devices.get(0);
        String total = first.totalMiB().isPresent() ? " of " + first.totalMiB().getAsLong() : "";
        return Optional.of(
                "%s has %d%s MiB of memory free, and %d are needed; end what else uses it, or build with -Pnative"
                        .formatted(first.name(), first.freeMiB().orElseThrow(), total, LEAST_MEMORY));
    }

    private Optional<String> missingLibrary(CudaRelease release) {
        List<String> missing = release.libraries().stream()
                .filter(library -> !onClassPath.test(PACKED + library)
                        && openError.apply(library).isPresent()
                        && openError.apply(release.toolkit() + library).isPresent())
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("CUDA's libraries are missing (%s); install CUDA %s, or build with -P%s,cuda-redist"
                        .formatted(String.join(", ", missing), release.cuda(), release.profiles()));
    }

    /** {@return why a shared library does not open; empty if it does} */
    static Optional<String> loadingError(String library) {
        try {
            Loader.loadGlobal(library);
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(library));
        }
    }
}
