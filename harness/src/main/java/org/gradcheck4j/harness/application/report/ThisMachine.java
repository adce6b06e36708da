package org.gradcheck4j.harness.application.report;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gradcheck4j.dl4j.BackendDescription;

/** Finds out where, when and with what a run is made. */
public final class ThisMachine {

    /** The reference's one matrix kernel. */
    private static final String KERNEL = "plain";

    private static final double MILLIS_PER_SECOND = 1000;

    private ThisMachine() {}

    /**
     * {@return the provenance of a run that ends now}
     *
     * @param nd4j whether an engine of the run uses ND4J; if not, ND4J is not started
     * @param started when the run began
     * @param command that started it
     */
    public static Provenance provenance(boolean nd4j, Instant started, String command) {
        BackendDescription backend = nd4j
                ? BackendDescription.current()
                : new BackendDescription(
                        Provenance.NONE, Provenance.NONE, Provenance.NONE, Provenance.NONE, Provenance.NONE, 0);
        return new Provenance(
                host(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                backend.device(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                backend.threads(),
                backend.blas(),
                backend.name(),
                backend.nd4jVersion(),
                KERNEL,
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                Duration.between(started, Instant.now()).toMillis() / MILLIS_PER_SECOND,
                command);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
