package org.gradcheck4j.harness.judgement;

import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.model.Arithmetic;

/** How large an error an engine may make on a question: {@code GradientCheck::tolerance} derives it, a user may give it. */
@FunctionalInterface
public interface TolerancePolicy {

    /**
     * {@return the tolerance}
     *
     * @param check the exact values, and the precision
     * @param arithmetic the engine's
     */
    Tolerance tolerance(GradientCheck check, Arithmetic arithmetic);
}
