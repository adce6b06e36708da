package org.gradcheck4j.harness.benchmark;

import java.time.Instant;
import org.gradcheck4j.harness.application.suite.Provenance;

/**
 * Where and with what the figures were measured.
 *
 * @param processor the model, and how many of its threads Java may use
 * @param os operating system and architecture
 * @param jdk vendor and version
 * @param nd4j version of ND4J
 * @param blas its library of matrix products
 * @param started date and time, ISO 8601
 * @param seconds how long everything took
 */
record Machine(String processor, String os, String jdk, String nd4j, String blas, String started, double seconds) {

    /** {@return this machine, of a run that ends now} */
    static Machine here(Instant start) {
        Provenance provenance = Provenance.ofThisMachine(true, start);
        return new Machine(
                provenance.processor(),
                provenance.os(),
                provenance.jdk(),
                provenance.backendVersion(),
                provenance.blas(),
                provenance.started(),
                provenance.seconds());
    }

    /** {@return the same in a sentence} */
    String sentence() {
        return "%s; %s; JDK %s; ND4J %s with %s; started %s, took %.0f minutes."
                .formatted(processor, os, jdk, nd4j, blas, started, seconds / 60);
    }
}
