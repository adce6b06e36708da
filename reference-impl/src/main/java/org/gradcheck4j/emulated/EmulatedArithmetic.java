package org.gradcheck4j.emulated;

import java.util.random.RandomGenerator;
import org.gradcheck4j.model.Precision;

/**
 * Arithmetic in which every operation is rounded by itself, and sums have an order to choose.
 *
 * @param precision what each result is rounded to
 * @param summation the order of sums
 * @param fused whether a product and the sum it goes into are rounded once
 * @param random shuffles
 */
record EmulatedArithmetic(
        Precision precision, EmulatedEngine.Summation summation, boolean fused, RandomGenerator random) {

    /** Terms that a blocked sum takes together; as many as a small kernel of a BLAS. */
    private static final int BLOCK = 8;

    double round(double value) {
        return precision.round(value);
    }

    double sum(double a, double b) {
        return round(a + b);
    }

    double product(double a, double b) {
        return round(a * b);
    }

    /**
     * {@return Σ x y, in this arithmetic}
     *
     * @param x n factors
     * @param y n factors; both are reordered if sums are shuffled
     */
    double dot(double[] x, double[] y) {
        if (summation == EmulatedEngine.Summation.SHUFFLED) {
            shuffle(x, y);
        }
        return dot(x, y, 0, x.length);
    }

    private double dot(double[] x, double[] y, int from, int to) {
        return switch (summation) {
            case IN_ORDER, SHUFFLED -> chain(x, y, from, to);
            case PAIRWISE -> pairwise(x, y, from, to);
            case BLOCKED -> {
                double sum = chain(x, y, from, Math.min(to, from + BLOCK));
                for (int k = from + BLOCK; k < to; k += BLOCK) {
                    sum = sum(sum, chain(x, y, k, Math.min(to, k + BLOCK)));
                }
                yield sum;
            }
        };
    }

    private double pairwise(double[] x, double[] y, int from, int to) {
        if (to - from <= 2) {
            return chain(x, y, from, to);
        }
        int middle = (from + to) / 2;
        return sum(pairwise(x, y, from, middle), pairwise(x, y, middle, to));
    }

    /** One running sum; in half and float Math.fma rounds to double first, which adds less than u² to the rounding. */
    private double chain(double[] x, double[] y, int from, int to) {
        double sum = product(x[from], y[from]);
        for (int k = from + 1; k < to; k++) {
            sum = fused ? round(Math.fma(x[k], y[k], sum)) : sum(sum, product(x[k], y[k]));
        }
        return sum;
    }

    private void shuffle(double[] x, double[] y) {
        for (int k = x.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            swap(x, k, other);
            swap(y, k, other);
        }
    }

    private static void swap(double[] values, int one, int other) {
        double value = values[one];
        values[one] = values[other];
        values[other] = value;
    }
}
