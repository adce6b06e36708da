package org.gradcheck4j.harness.judgement;

import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.model.Arithmetic;

/** How large an error an engine may make on a case: {@code GradientCheck::tolerance} derives it, or a user gives it. */
@FunctionalInterface
public interface TolerancePolicy {

    /**
     * {@return the tolerance}
     *
     * @param check the exact solution, and the precision
     * @param arithmetic the engine's
     */
    Tolerance tolerance(GradientCheck check, Arithmetic arithmetic);
}
