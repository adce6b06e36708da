package org.gradcheck4j.harness.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * The factor by which all entries of a gradient are too large or too small. It is a weighted sum of their errors. For the
 * whole gradient it is known how these errors depend on each other, and so the standard deviation of the factor. For a part of the
 * entries it is not: there, all errors must be taken to be one and the same, which gives a far larger one ({@link CommonFactor}).
 *
 * @param unusual what was seen; empty if rounding explains it
 * @param sharedByAllEntries whether so large a factor needs all entries, and not just a few with large errors
 */
record FactorOfGradient(String unusual, boolean sharedByAllEntries) {

    /**
     * The largest factor that rounding explains, divided by its standard deviation. Of 602,000 gradients of correct engines, none came
     * beyond: docs/soundness.md.
     */
    private static final double LARGEST_FACTOR = 5;

    /**
     * If |c| exceeds this many times the largest standard deviation that it could have (all errors one and the same), all entries
     * must share the factor.
     */
    private static final double SHARED_BY_ALL = 4;

    /**
     * {@return the factor of a gradient}
     *
     * @param whole of all entries of all gradients
     * @param expected every dW and db, and what else is compared
     * @param tolerance of the engine
     * @param unitRoundoff a factor that is no larger is ignored
     */
    static FactorOfGradient of(
            CommonFactor whole, Map<TensorName, ExactMatrix> expected, Tolerance tolerance, double unitRoundoff) {
        boolean sharedByAllEntries = whole.deviations() > SHARED_BY_ALL;
        if (!(Math.abs(whole.factor()) > unitRoundoff)) {
            return new FactorOfGradient("", sharedByAllEntries);
        }
        double more = Math.max(0, Math.abs(whole.factor()) - tolerance.commonRelativeError());
        double deviations = more / tolerance.deviationOfSum(coefficients(whole, expected, tolerance));
        String entries = sharedByAllEntries
                ? "every entry of every gradient is"
                : "taken together, the entries of all gradients are";
        return new FactorOfGradient(
                deviations > LARGEST_FACTOR ? ErrorPattern.sentence(entries, whole.factor(), deviations) : "",
                sharedByAllEntries);
    }

    private static Gradients coefficients(
            CommonFactor whole, Map<TensorName, ExactMatrix> expected, Tolerance tolerance) {
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 1; expected.containsKey(TensorName.dW(i)); i++) {
            layers.add(new LayerGradient(
                    coefficients(whole, TensorName.dW(i), expected, tolerance),
                    coefficients(whole, TensorName.db(i), expected, tolerance)));
        }
        return new Gradients(layers);
    }

    private static Matrix coefficients(
            CommonFactor whole, TensorName tensor, Map<TensorName, ExactMatrix> expected, Tolerance tolerance) {
        Matrix values =
                Objects.requireNonNull(expected.get(tensor), tensor::toString).rounded();
        return values.withEntries(k -> {
            double deviation = tolerance.deviation(tensor, k);
            boolean isUsable = CommonFactor.isUsable(deviation) && !tolerance.isOracleTooUncertain(tensor, k);
            return isUsable ? whole.coefficient(values.get(k), deviation) : 0;
        });
    }
}
