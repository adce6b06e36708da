package org.gradcheck4j.harness.judgement;

import java.util.Optional;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Precision;

/** How large an error an engine may make on a case: {@link #DERIVED} derives it from the arithmetic, or a user gives it. */
@FunctionalInterface
public interface TolerancePolicy {

    /** What follows from the engine's arithmetic. */
    TolerancePolicy DERIVED = precision -> Optional.empty();

    /**
     * {@return the tolerance that a user gives; empty if it is derived}
     *
     * @param precision the engine's
     */
    Optional<Tolerance> given(Precision precision);

    /**
     * {@return the tolerance, given or derived}
     *
     * @param check the exact solution, and the precision
     * @param arithmetic the engine's
     */
    default Tolerance tolerance(GradientCheck check, Arithmetic arithmetic) {
        return given(check.precision()).orElseGet(() -> check.tolerance(arithmetic));
    }
}
