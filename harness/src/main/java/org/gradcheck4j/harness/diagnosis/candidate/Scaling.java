package org.gradcheck4j.harness.diagnosis.candidate;

import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * Every gradient, and the loss, times a factor.
 *
 * @param factor c
 * @param rounding the relative error of the multiplication in the engine
 * @param underflow its absolute error
 */
public record Scaling(double factor, double rounding, double underflow) implements TensorChange {

    /** {@return a factor that adds no rounding: the product is exact, or the engine skips a division by it} */
    public static Scaling exact(double factor) {
        return new Scaling(factor, 0, 0);
    }

    /**
     * {@return a factor that an engine computes and multiplies by}
     *
     * @param roundings how often that rounds
     */
    public static Scaling rounded(double factor, int roundings, Arithmetic arithmetic) {
        return new Scaling(factor, roundings * arithmetic.unitRoundoff(), arithmetic.underflow());
    }

    @Override
    public Predicted changed(TensorName tensor, Predicted before) {
        return before.times(factor, rounding, underflow);
    }
}
