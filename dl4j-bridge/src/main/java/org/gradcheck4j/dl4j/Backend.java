package org.gradcheck4j.dl4j;

import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * The check that ND4J runs on the backend asked for. With two backends on the class path, or with no usable GPU, ND4J
 * itself falls back to the CPU and says nothing.
 */
public final class Backend {

    /** By the name asked for, the class that ND4J must be using. */
    private static final Map<String, String> CLASSES = Map.of(
            "native", "org.nd4j.linalg.cpu.nativecpu.CpuBackend",
            "cuda", "org.nd4j.linalg.jcublas.JCublasBackend");

    private static final String CUDA = "cuda";

    private Backend() {}

    /**
     * Makes sure that a backend can be used and is the one in use. What is missing is found before ND4J starts, since
     * ND4J's own failure is an {@link ExceptionInInitializerError} that names no remedy.
     *
     * @param wanted {@code native} (the CPU) or {@code cuda}
     * @throws IllegalArgumentException if it is neither
     * @throws BackendUnavailableException if it is not on the class path, not alone there, or the machine lacks the
     *     driver, the device or the libraries
     */
    public static void require(String wanted) {
        String wantedClass = CLASSES.get(wanted);
        if (wantedClass == null) {
            throw new IllegalArgumentException("backend '%s' is unknown: native or cuda".formatted(wanted));
        }
        requireAlone(wanted, wantedClass, onClassPath());
        if (wanted.equals(CUDA)) {
            CudaRequirements.ofThisMachine(DeviceMemory::beforeStart).problem().ifPresent(problem -> {
                throw new BackendUnavailableException("backend cuda is not available: " + problem);
            });
        }
        requireStarted(wanted, wantedClass, started(wanted));
    }

    /** Checks the class that ND4J uses. */
    static void requireStarted(String wanted, String wantedClass, String actual) {
        if (!actual.equals(wantedClass)) {
            throw new BackendUnavailableException(
                    "backend %s was asked for, but ND4J started %s".formatted(wanted, actual));
        }
    }

    /** {@return the class names of the backends that the class path offers; their classes are loaded, none is started} */
    static SortedSet<String> onClassPath() {
        try {
            return new TreeSet<>(ServiceLoader.load(Nd4jBackend.class, Backend.class.getClassLoader()).stream()
                    .map(backend -> backend.type().getName())
                    .toList());
        } catch (ServiceConfigurationError | LinkageError failure) {
            throw new BackendUnavailableException(
                    "an ND4J backend on the class path is incomplete: " + rootMessage(failure), failure);
        }
    }

    /** Checks the class path alone; ND4J does not start. */
    static void requireAlone(String wanted, String wantedClass, Set<String> onClassPath) {
        if (onClassPath.isEmpty()) {
            throw new BackendUnavailableException(
                    "backend %s is not available: no ND4J backend is on the class path; add %s"
                            .formatted(wanted, artifact(wanted)));
        }
        if (!onClassPath.equals(Set.of(wantedClass))) {
            throw new BackendUnavailableException(
                    "backend %s was asked for, but the class path has %s; keep only %s (build with -P%s)"
                            .formatted(wanted, String.join(" and ", onClassPath), artifact(wanted), wanted));
        }
    }

    private static String artifact(String wanted) {
        return "org.nd4j:" + (wanted.equals(CUDA) ? CudaRelease.ALL.get(0).artifact() : "nd4j-native-platform");
    }

    private static String started(String wanted) {
        try {
            return Nd4j.getBackend().getClass().getName();
        } catch (LinkageError | RuntimeException failure) {
            throw new BackendUnavailableException(
                    "backend %s is not available: ND4J did not start: %s".formatted(wanted, rootMessage(failure)),
                    failure);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElse("");
    }
}
