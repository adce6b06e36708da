package org.gradcheck4j.harness.diagnosis.hypothesis;

import org.gradcheck4j.model.Arithmetic;

/**
 * Every gradient, and the loss, times a factor.
 *
 * @param factor c
 * @param rounding what the multiplication is off by in the engine, relatively
 * @param underflow and absolutely
 */
record Scaling(double factor, double rounding, double underflow) implements GradientChange {

    /** {@return a factor that is no multiplication in the engine, or one that does not round} */
    static Scaling exact(double factor) {
        return new Scaling(factor, 0, 0);
    }

    /**
     * {@return a factor that an engine computes, and multiplies by}
     *
     * @param roundings how often that rounds
     */
    static Scaling rounded(double factor, int roundings, Arithmetic arithmetic) {
        return new Scaling(factor, roundings * arithmetic.unitRoundoff(), arithmetic.underflow());
    }

    @Override
    public Predicted weights(int i, Predicted dW) {
        return dW.times(factor, rounding, underflow);
    }

    @Override
    public Predicted bias(int i, Predicted db) {
        return db.times(factor, rounding, underflow);
    }

    @Override
    public Predicted loss(Predicted J) {
        return J.times(factor, rounding, underflow);
    }
}
