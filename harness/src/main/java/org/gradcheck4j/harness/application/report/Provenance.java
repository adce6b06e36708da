package org.gradcheck4j.harness.application.report;

/**
 * Where, when and with what a run was made: everything that may differ between two runs of the same suite.
 *
 * @param host the machine's name
 * @param os its operating system and architecture
 * @param device what the backend computes on
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
}
