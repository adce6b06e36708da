package org.gradcheck4j.emulated;

/** Arithmetic in which every operation is rounded by itself. */
sealed interface StepArithmetic permits EmulatedArithmetic, GpuArithmetic {

    /** {@return the number that an operation returns in place of its exact result} */
    double round(double value);

    /**
     * {@return Σ x y, in this arithmetic}
     *
     * @param x n factors
     * @param y n factors; both may be reordered
     */
    double dot(double[] x, double[] y);

    /**
     * {@return Σ x y + b, in this arithmetic}
     *
     * @param x n factors
     * @param y n factors; both may be reordered
     */
    default double affine(double[] x, double[] y, double b) {
        return sum(dot(x, y), b);
    }

    /** {@return eᶻ} */
    default double exp(double z) {
        return round(Math.exp(z));
    }

    default double sum(double a, double b) {
        return round(a + b);
    }

    default double product(double a, double b) {
        return round(a * b);
    }
}
