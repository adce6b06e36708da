package org.gradcheck4j.harness.application.suite;

import org.gradcheck4j.model.Precision;

/**
 * What an engine is about to compute.
 *
 * @param engine its name
 * @param testCase the id of the case
 * @param precision to compute in
 */
public record EngineTask(String engine, String testCase, Precision precision) {

    /** {@return for example {@code mine on xor-2-2-1 in double}} */
    public String text() {
        return "%s on %s in %s".formatted(engine, testCase, precision.id());
    }
}
