package org.gradcheck4j.harness.application.report;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gradcheck4j.dl4j.BackendDescription;

/**
 * The machine, the software and the time of a run: everything that may differ between two runs of the same suite.
 *
 * @param host the machine's name
 * @param os its operating system and architecture
 * @param device on which the backend computes
 * @param jdk vendor and version
 * @param threads that the backend's matrix products may use
 * @param blas the library of the backend's matrix products
 * @param backend its name, such as {@code CPU} or {@code CUDA}
 * @param backendVersion of ND4J
 * @param kernel the reference's matrix kernel, such as {@code plain}
 * @param started date and time, ISO 8601
 * @param seconds how long the run took
 * @param command that started it
 */
public record Provenance(
        String host,
        String os,
        String device,
        String jdk,
        int threads,
        String blas,
        String backend,
        String backendVersion,
        String kernel,
        String started,
        double seconds,
        String command) {

    /** Stands for a name if no engine of the run uses ND4J. */
    static final String NONE = "none";

    /** The reference's one matrix kernel. */
    private static final String KERNEL = "plain";

    private static final double MILLIS_PER_SECOND = 1000;

    /**
     * {@return the provenance of a run on this machine that ends now}
     *
     * @param nd4j whether an engine of the run uses ND4J; if not, ND4J is not started
     * @param start of the run
     * @param command that started it
     */
    public static Provenance ofThisMachine(boolean nd4j, Instant start, String command) {
        BackendDescription backend =
                nd4j ? BackendDescription.current() : new BackendDescription(NONE, NONE, NONE, NONE, 0);
        return new Provenance(
                hostName(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                backend.device(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                backend.threads(),
                backend.blas(),
                backend.name(),
                backend.nd4jVersion(),
                KERNEL,
                start.truncatedTo(ChronoUnit.SECONDS).toString(),
                Duration.between(start, Instant.now()).toMillis() / MILLIS_PER_SECOND,
                command);
    }

    /** {@return what ND4J computed on, in words} */
    public String nd4j() {
        return hasNd4j()
                ? "%s on %s, BLAS %s".formatted(name(), device, matrixProducts())
                : "none: no engine of this run uses ND4J";
    }

    /** The library of the matrix products, and how many threads it may use. */
    String matrixProducts() {
        return "%s, %d %s".formatted(blas, threads, threads == 1 ? "thread" : "threads");
    }

    /** The backend's name and version. */
    String name() {
        return hasNd4j() ? "ND4J " + backend + " " + backendVersion : NONE;
    }

    boolean hasNd4j() {
        return !NONE.equals(backend);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
