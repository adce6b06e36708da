package org.gradcheck4j.harness.diagnosis.fit;

import java.util.function.DoubleUnaryOperator;

/** Where Σ (error ÷ bound)² is smallest: a scan over powers of 10, then a golden-section search around the best. */
public final class LogarithmicSearch {

    /** The steps of the scan, a factor of 1.33 each. */
    private static final int STEPS_PER_DECADE = 8;

    /** Each leaves 0.618 of the interval, so that 60 leave the parameter to 2e-13 of itself. */
    private static final int SECTIONS = 60;

    /** (3 − √5)/2, of the golden section. */
    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

    private LogarithmicSearch() {}

    /**
     * {@return a guess at a positive parameter of unknown magnitude}
     *
     * @param least the smallest it may be
     * @param most the largest
     * @param squares Σ (error ÷ bound)² of a value
     */
    public static double best(double least, double most, DoubleUnaryOperator squares) {
        DoubleUnaryOperator ofLog = log -> squares.applyAsDouble(Math.exp(log));
        double step = Math.log(10) / STEPS_PER_DECADE;
        double best = Math.log(least);
        double fewest = Double.POSITIVE_INFINITY;
        for (double log = Math.log(least); log < Math.log(most); log += step) {
            double sum = ofLog.applyAsDouble(log);
            if (sum < fewest) {
                fewest = sum;
                best = log;
            }
        }
        double low = best - step;
        double high = best + step;
        for (int k = 0; k < SECTIONS; k++) {
            double left = low + GOLDEN * (high - low);
            double right = high - GOLDEN * (high - low);
            if (ofLog.applyAsDouble(left) <= ofLog.applyAsDouble(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
