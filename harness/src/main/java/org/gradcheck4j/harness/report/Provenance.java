package org.gradcheck4j.harness.report;

/**
 * Where, when and with what a run was made: everything that may differ between two runs of the same suite.
 *
 * @param host the machine's name
 * @param os its operating system and architecture
 * @param device what the backend computes on
 * @param jdk vendor and version
 * @param threads that the backend's matrix products may use
 * @param blas who made the backend's matrix products
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
        String command) {}
