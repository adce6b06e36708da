package org.gradcheck4j.departure;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.ForwardErrors;
import org.gradcheck4j.bound.OutputSensitivity;
import org.gradcheck4j.bound.Rounding;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;

/**
 * The gradients that engines would return whose backward pass departs from the formula, in double-double, with the bound
 * of the same recurrence: what a diagnosis sets against an engine's numbers. The forward pass is shared by all.
 */
public final class DepartureOracle {

    private final ExactSolution solution;
    private final Rounding rounding;
    private final ForwardErrors forward;
    private final List<ExactMatrix> slopes;

    private DepartureOracle(
            ExactSolution solution, Rounding rounding, ForwardErrors forward, List<ExactMatrix> slopes) {
        this.solution = solution;
        this.rounding = rounding;
        this.forward = forward;
        this.slopes = slopes;
    }

    /**
     * Prepares predictions.
     *
     * @param solution the formula's
     * @param arithmetic the engine's
     * @return where predictions come from
     */
    public static DepartureOracle of(ExactSolution solution, Arithmetic arithmetic) {
        Rounding rounding = Rounding.of(arithmetic);
        ForwardErrors plain = ForwardErrors.of(solution, rounding);
        OutputSensitivity sensitivity = OutputSensitivity.of(solution.network(), plain.Z());
        ForwardErrors forward = plain.withErrorOfOutput(sensitivity.errorOfOutput(plain, rounding), rounding);
        List<ExactMatrix> slopes = IntStream.range(0, solution.network().depth() - 1)
                .mapToObj(i -> solution.Z().get(i).each(z -> DoubleDoubleSigmoid.slope(DoubleDoubleSigmoid.tail(z))))
                .toList();
        return new DepartureOracle(solution, rounding, forward, slopes);
    }

    /**
     * {@return what an engine with that departure would return}; the weight gradients are computed when first asked for
     *
     * @param departure any
     */
    public DepartedSolution of(Departure departure) {
        return new DepartedSolution(new DepartedPass(solution, slopes, departure), forward, rounding);
    }

    /** {@return the formula's numbers} */
    public ExactSolution solution() {
        return solution;
    }
}
