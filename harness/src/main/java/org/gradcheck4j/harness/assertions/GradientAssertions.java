package org.gradcheck4j.harness.assertions;

import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;

/** The entry point of the assertions on gradients, and on engines that compute them. */
public final class GradientAssertions {

    private GradientAssertions() {}

    /**
     * Starts an assertion.
     *
     * @param actual the gradients under test
     * @return the assertion
     */
    public static GradientsAssert assertThat(Gradients actual) {
        return new GradientsAssert(actual);
    }

    /**
     * Starts an assertion.
     *
     * @param actual the engine under test
     * @return the assertion
     */
    public static EngineAssert assertThat(GradientEngine actual) {
        return new EngineAssert(actual);
    }
}
