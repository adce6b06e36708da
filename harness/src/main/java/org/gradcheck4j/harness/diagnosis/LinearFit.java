package org.gradcheck4j.harness.diagnosis;

import org.gradcheck4j.model.Matrix;

/**
 * Estimates t in actual = start + t · direction by least squares over error ÷ bound, kept within what every entry allows.
 */
final class LinearFit {

    private static final int LEAST_ENTRIES = 2;

    private Interval allowed = Interval.all();
    private double products;
    private double squares;
    private int informative;

    /**
     * Takes one entry.
     *
     * @param difference actual − start
     * @param direction what t is multiplied by
     * @param bound how far the difference may be off, positive
     */
    void add(double difference, double direction, double bound) {
        if (direction == 0 || !Double.isFinite(bound)) {
            return;
        }
        double one = (difference - bound) / direction;
        double other = (difference + bound) / direction;
        allowed = allowed.and(Math.min(one, other), Math.max(one, other));
        double weight = direction / bound;
        products += difference / bound * weight;
        squares += weight * weight;
        informative += Math.abs(difference) > bound ? 1 : 0;
    }

    /** Takes a tensor: where it is, where it starts and where it goes. */
    void add(Matrix actual, Predicted start, Matrix direction) {
        for (int k = 0; k < actual.size(); k++) {
            add(actual.get(k) - start.value().get(k), direction.get(k), start.slack(k));
        }
    }

    /** {@return whether two entries, at least, say anything} */
    boolean hasEnough() {
        return informative >= LEAST_ENTRIES && squares > 0;
    }

    /** {@return the estimate, whatever the entries allow} */
    double leastSquares() {
        return products / squares;
    }

    /** {@return whether two entries, at least, are further off than their bound, and some t does for all} */
    boolean succeeds() {
        return hasEnough() && !allowed.isEmpty();
    }

    /** {@return the estimate} */
    double estimate() {
        return allowed.nearest(leastSquares());
    }

    /** {@return the estimates that every entry allows} */
    Interval allowed() {
        return allowed;
    }
}
