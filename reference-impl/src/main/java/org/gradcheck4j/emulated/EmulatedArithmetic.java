package org.gradcheck4j.emulated;

import java.util.random.RandomGenerator;
import org.gradcheck4j.model.Precision;

/**
 * Arithmetic in which every operation is rounded by itself, and sums have an order to choose.
 *
 * @param precision what each result is rounded to
 * @param sums how sums of products are computed
 * @param flushes whether a result that is subnormal becomes 0
 * @param random shuffles
 */
record EmulatedArithmetic(Precision precision, EmulatedEngine.Sums sums, boolean flushes, RandomGenerator random)
        implements StepArithmetic {

    /** Terms that a blocked sum takes together; as many as a small kernel of a BLAS. */
    static final int BLOCK = 8;

    /** The most terms that a pairwise sum takes together. */
    static final int PAIR = 2;

    @Override
    public double round(double value) {
        double rounded = precision.round(value);
        return flushes && Math.abs(rounded) < precision.smallestNormal() ? 0 : rounded;
    }

    @Override
    public double dot(double[] x, double[] y) {
        if (sums.order() == EmulatedEngine.Order.SHUFFLED) {
            shuffle(x, y);
        }
        return round(dot(x, y, 0, x.length));
    }

    private double add(double a, double b) {
        return inSum(a + b);
    }

    private double dot(double[] x, double[] y, int from, int to) {
        return switch (sums.order()) {
            case IN_ORDER, SHUFFLED -> chain(x, y, from, to);
            case PAIRWISE -> pairwise(x, y, from, to);
            case BLOCKED -> {
                double sum = chain(x, y, from, Math.min(to, from + BLOCK));
                for (int k = from + BLOCK; k < to; k += BLOCK) {
                    sum = add(sum, chain(x, y, k, Math.min(to, k + BLOCK)));
                }
                yield sum;
            }
        };
    }

    private double pairwise(double[] x, double[] y, int from, int to) {
        if (to - from <= PAIR) {
            return chain(x, y, from, to);
        }
        int middle = (from + to) / 2;
        return add(pairwise(x, y, from, middle), pairwise(x, y, middle, to));
    }

    /** One running sum; in half and float Math.fma rounds to double first, which adds less than u² to the rounding. */
    private double chain(double[] x, double[] y, int from, int to) {
        double sum = term(x[from], y[from]);
        for (int k = from + 1; k < to; k++) {
            sum = sums.isFused() ? inSum(Math.fma(x[k], y[k], sum)) : add(sum, term(x[k], y[k]));
        }
        return sum;
    }

    /** A product on its way into a sum: rounded to the precision, unless it goes into the sum unrounded. */
    private double term(double a, double b) {
        return sums.isFused() ? inSum(a * b) : product(a, b);
    }

    private double inSum(double value) {
        return sums.accumulator(precision) == precision
                ? round(value)
                : sums.accumulator(precision).round(value);
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
