package org.gradcheck4j.harness.application.suite;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradcheck4j.dl4j.BackendDescription;
import org.gradcheck4j.kernel.MatrixProduct;
import org.jspecify.annotations.Nullable;

/**
 * The machine, the software and the time of a run: everything that may differ between two runs of the same suite.
 *
 * @param host the machine's name
 * @param os its operating system and architecture
 * @param processor the model, and how many of its threads Java may use
 * @param device on which the backend computes
 * @param jdk vendor and version
 * @param threads that the backend's matrix products may use
 * @param blas the library of the backend's matrix products
 * @param backend its name, such as {@code CPU} or {@code CUDA}
 * @param backendVersion of ND4J
 * @param kernel of the reference's matrix products, once a process has done some work: {@code plain} or {@code vector}
 * @param started date and time, ISO 8601
 * @param seconds how long the run took
 * @param gpu that the backend computed on; null if there was none
 */
public record Provenance(
        String host,
        String os,
        String processor,
        String device,
        String jdk,
        int threads,
        String blas,
        String backend,
        String backendVersion,
        String kernel,
        String started,
        double seconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Gpu gpu) {

    /** Stands for a name if no engine of the run uses ND4J. */
    public static final String NONE = "none";

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private static final double MILLIS_PER_SECOND = 1000;

    /**
     * {@return the provenance of a run on this machine that ends now}
     *
     * @param nd4j whether an engine of the run uses ND4J; if not, ND4J is not started
     * @param start of the run
     */
    public static Provenance ofThisMachine(boolean nd4j, Instant start) {
        if (!nd4j) {
            return of(NONE, NONE, 0, NONE, NONE, start, null);
        }
        // No signature has this type: whoever asks for the methods would load it, and it may be missing.
        BackendDescription backend = BackendDescription.current();
        return of(
                backend.device(),
                backend.blas(),
                backend.threads(),
                backend.name(),
                backend.nd4jVersion(),
                start,
                Gpu.current());
    }

    private static Provenance of(
            String device, String blas, int threads, String backend, String version, Instant start, @Nullable Gpu gpu) {
        return new Provenance(
                hostName(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                processorAndThreads(),
                device,
                System.getProperty("java.vendor") + " " + Runtime.version(),
                threads,
                blas,
                backend,
                version,
                MatrixProduct.kernel(),
                start.truncatedTo(ChronoUnit.SECONDS).toString(),
                Duration.between(start, Instant.now()).toMillis() / MILLIS_PER_SECOND,
                gpu);
    }

    /** {@return what ND4J computed on, in words} */
    public String nd4j() {
        return hasNd4j()
                ? "%s on %s, BLAS %s".formatted(name(), device, matrixProducts())
                : "none: no engine of this run uses ND4J";
    }

    /** {@return the library of the matrix products, and how many threads it may use, if that is known: a GPU's has none} */
    public String matrixProducts() {
        return threads == 0 ? blas : blas + ", " + inWords(threads);
    }

    /** {@return the backend's name and version} */
    public String name() {
        return hasNd4j() ? "ND4J " + backend + " " + backendVersion : NONE;
    }

    /** {@return whether an engine of the run uses ND4J} */
    public boolean hasNd4j() {
        return !NONE.equals(backend);
    }

    private static String processorAndThreads() {
        return model() + ", " + inWords(Runtime.getRuntime().availableProcessors());
    }

    private static String inWords(int threads) {
        return threads + (threads == 1 ? " thread" : " threads");
    }

    /** As Linux or Windows says it, else the architecture. */
    private static String model() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException e) {
            return Objects.requireNonNullElse(System.getenv("PROCESSOR_IDENTIFIER"), System.getProperty("os.arch"));
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
