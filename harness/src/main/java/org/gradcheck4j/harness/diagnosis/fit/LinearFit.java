package org.gradcheck4j.harness.diagnosis.fit;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Estimates t in actual = start + t · (end − start) by least squares over error ÷ bound, kept within what every entry
 * allows. The bound is taken to be linear in |t| as well.
 */
public final class LinearFit {

    /** One entry fits any t. */
    private static final int LEAST_ENTRIES = 2;

    /** Of a factor, at most: itself, a quotient to make it, as by a norm, and the product with it. */
    private static final int FACTOR_ROUNDINGS = 3;

    private Interval allowed = Interval.ALL;
    private double products;
    private double squares;
    private int informative;

    private LinearFit() {}

    /**
     * Fits some tensors. If both ends share their backward pass, the fit ends at the first tensor that allows no t.
     *
     * @param start t = 0
     * @param end t = 1
     */
    public static LinearFit between(Evidence evidence, List<TensorName> tensors, Candidate start, Candidate end) {
        LinearFit fit = new LinearFit();
        boolean isLinear = start.departure().equals(end.departure());
        for (TensorName tensor : tensors) {
            Matrix actual = evidence.actual(tensor);
            Predicted from = evidence.predicted(start, tensor);
            Predicted to = evidence.predicted(end, tensor);
            for (int k = 0; k < actual.size(); k++) {
                double value = from.value().get(k);
                double bound = from.allowedError(k);
                fit.addEntry(
                        actual.get(k) - value,
                        to.value().get(k) - value,
                        bound,
                        Math.max(0, to.allowedError(k) - bound));
            }
            if (isLinear && fit.allowed.isEmpty()) {
                break;
            }
        }
        return fit;
    }

    /** {@return the factor that makes some gradients the engine's: t of t · gradient} */
    public static LinearFit ofFactor(Candidate base, Evidence evidence, List<TensorName> tensors) {
        return between(evidence, tensors, scaled(base, evidence, 0), scaled(base, evidence, 1));
    }

    private static Candidate scaled(Candidate base, Evidence evidence, double c) {
        return base.alsoChanging(Scaling.rounded(c, FACTOR_ROUNDINGS, evidence.arithmetic()));
    }

    /** Takes one entry of |difference − t · direction| ≤ bound + |t| · growth. */
    private void addEntry(double difference, double direction, double bound, double growth) {
        double size = Math.abs(direction);
        if (direction == 0 && growth == 0) {
            allowed = Math.abs(difference) <= bound ? allowed : Interval.NONE;
        } else if (size > growth && Double.isFinite(bound + growth)) {
            double least = Math.signum(direction) * difference - bound;
            double most = Math.signum(direction) * difference + bound;
            allowed = allowed.intersect(new Interval(
                    Math.min(least / (size + growth), least / (size - growth)),
                    Math.max(most / (size + growth), most / (size - growth))));
            double weight = direction / (bound + growth);
            products += difference / (bound + growth) * weight;
            squares += weight * weight;
            informative += Math.max(Math.abs(difference), size) > bound + growth ? 1 : 0;
        }
    }

    /** {@return whether at least two entries say anything of t} */
    public boolean hasEnough() {
        return informative >= LEAST_ENTRIES && squares > 0;
    }

    /** {@return the estimate, whatever the entries allow} */
    public double leastSquares() {
        return products / squares;
    }

    /** {@return every t that all entries allow} */
    public Interval allowed() {
        return allowed;
    }

    /** {@return what t may be, likeliest first; nothing if no t is allowed, or too few entries say anything of it} */
    public Stream<Double> values() {
        return hasEnough() && !allowed.isEmpty() ? allowed.valuesNear(leastSquares()) : Stream.empty();
    }
}
