package org.gradcheck4j.harness.assertions;

import org.gradcheck4j.model.Gradients;

/** The entry point of the assertions on gradients. */
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
