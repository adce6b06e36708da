package org.gradcheck4j.harness.application.record;

import org.gradcheck4j.model.Precision;

/**
 * Which gradient of a run: each is there once.
 *
 * @param testCase the id of the case
 * @param precision that it was computed in
 * @param engine that computed it
 */
public record GradientKey(String testCase, Precision precision, String engine) {

    /** {@return the case and the precision, in words} */
    public String place() {
        return testCase + " in " + precision.id();
    }
}
