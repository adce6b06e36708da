package org.gradcheck4j.harness.application.descent;

import org.gradcheck4j.model.Arithmetic;

/**
 * How far one step of gradient descent, W − r·dW, can be from the exact one, entry by entry; {@code docs/error-bound.md} derives it.
 * The weight and r are numbers of the engine's precision. The gradient has the error of its own bound E(g). The product with r
 * rounds once and may underflow, and so does the difference:
 *
 * <pre>
 * E(p) = r E(g) + u r (|g| + E(g)) + η
 * E(w) = E(p) + u (|w − r g| + E(p)) + η
 * </pre>
 *
 * @param rate r
 * @param u the unit roundoff
 * @param underflow η
 */
record StepBound(double rate, double u, double underflow) {

    /** Covers what is rounded in evaluating the bound itself. */
    private static final double INFLATION = 1 + 0x1p-20;

    static StepBound of(double rate, Arithmetic arithmetic) {
        return new StepBound(rate, arithmetic.unitRoundoff(), arithmetic.underflow());
    }

    /**
     * {@return E(w)}
     *
     * @param exact w − r g
     * @param gradient g
     * @param bound E(g)
     */
    double of(double exact, double gradient, double bound) {
        double product = rate * bound + u * rate * (Math.abs(gradient) + bound) + underflow;
        return INFLATION * (product + u * (Math.abs(exact) + product) + underflow);
    }
}
