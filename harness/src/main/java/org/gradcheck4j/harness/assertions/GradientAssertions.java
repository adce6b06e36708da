package org.gradcheck4j.harness.assertions;

import org.gradcheck4j.model.Gradients;

/** Where assertions on gradients start. */
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
}
