package org.gradcheck4j.departure;

import org.gradcheck4j.bound.ForwardPassErrors;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;

/**
 * The gradients of engines whose backward pass departs from the formula, in double-double, each with its error bound. A
 * diagnosis compares them with an engine's numbers. The forward pass is shared by all.
 */
public final class DepartureOracle {

    private final ExactSolution solution;
    private final ForwardPassErrors forward;
    private final KnownSlopes slopes;

    private DepartureOracle(ExactSolution solution, ForwardPassErrors forward) {
        this.solution = solution;
        this.forward = forward;
        this.slopes = new KnownSlopes(solution);
    }

    /**
     * Prepares predictions.
     *
     * @param solution the formula's
     * @param arithmetic the engine's
     * @return an oracle for any departure from that solution
     */
    public static DepartureOracle of(ExactSolution solution, Arithmetic arithmetic) {
        return new DepartureOracle(solution, ForwardPassErrors.of(solution, arithmetic));
    }

    /**
     * {@return what an engine with that departure would return}; it is computed when first asked for
     *
     * @param departure how the backward pass differs from the formula
     */
    public DepartedSolution departed(Departure departure) {
        return new DepartedSolution(solution, slopes, departure, forward);
    }
}
