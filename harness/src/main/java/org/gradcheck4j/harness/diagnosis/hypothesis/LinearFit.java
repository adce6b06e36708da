package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Estimates t in actual = start + t · direction by least squares over error ÷ bound, kept within what every entry allows.
 */
final class LinearFit {

    /** One entry fits anything. */
    static final int LEAST_ENTRIES = 2;

    private Interval allowed = Interval.all();
    private double products;
    private double squares;
    private int informative;

    /**
     * {@return the fit of t in start + t · (end − start), over some tensors}
     *
     * @param start t = 0
     * @param end t = 1
     */
    static LinearFit between(Evidence evidence, List<TensorName> tensors, Candidate start, Candidate end) {
        LinearFit fit = new LinearFit();
        for (TensorName tensor : tensors) {
            Matrix actual = evidence.actual(tensor);
            Predicted from = evidence.predicted(start, tensor);
            Matrix to = evidence.predicted(end, tensor).value();
            for (int k = 0; k < actual.size(); k++) {
                double value = from.value().get(k);
                fit.add(actual.get(k) - value, to.get(k) - value, from.slack(k));
            }
        }
        return fit;
    }

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

    /** {@return what t may be, likeliest first} */
    Stream<Double> likely() {
        return allowed.likely(leastSquares());
    }

    /** {@return the estimates that every entry allows} */
    Interval allowed() {
        return allowed;
    }
}
