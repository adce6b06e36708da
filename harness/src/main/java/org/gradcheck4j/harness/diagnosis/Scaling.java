package org.gradcheck4j.harness.diagnosis;

/**
 * Every gradient, and the loss, times a factor.
 *
 * @param factor c
 * @param rounding what the multiplication is off by in the engine, relatively; 0 where it is exact or left out
 */
record Scaling(double factor, double rounding) implements Change {

    @Override
    public Predicted weights(int i, Predicted dW) {
        return dW.times(factor, rounding);
    }

    @Override
    public Predicted bias(int i, Predicted db) {
        return db.times(factor, rounding);
    }

    @Override
    public Predicted loss(Predicted J) {
        return J.times(factor, rounding);
    }
}
