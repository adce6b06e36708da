package org.gradcheck4j.emulated;

import java.util.Arrays;

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

    /**
     * {@return the sum of numbers that are no products}
     *
     * @param values at least one; may be reordered
     */
    default double total(double[] values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return dot(values, ones);
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
