package org.gradcheck4j.harness.evaluation.sharpness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** Finds the smallest relative change of one entry that makes a correct gradient disagree. */
public final class SmallestChange {

    /** The search for any entry starts below every unit roundoff, and far above the entry. */
    private static final double SMALLEST_CHANGE = 0x1p-60;

    private static final double LARGEST_CHANGE = 0x1p20;

    /** Halvings of that range, 80 binades: the result is good to 10⁻⁴. */
    private static final int HALVINGS = 20;

    /** Halvings of the range from u to 1, at most 53 binades: they leave a thousandth of a binade. */
    private static final int HALVINGS_FROM_ROUNDOFF = 16;

    private final GradientCheck check;
    private final Tolerance tolerance;
    private final Gradients gradients;
    private final Precision precision;

    /**
     * Prepares the search.
     *
     * @param check of the case
     * @param tolerance that gradients are judged by
     * @param gradients correct ones
     */
    public SmallestChange(GradientCheck check, Tolerance tolerance, Gradients gradients) {
        this.check = check;
        this.precision = check.precision();
        this.tolerance = tolerance;
        this.gradients = gradients;
    }

    /** {@return the number of entries of all dW and db} */
    int entries() {
        return gradients.tensors().values().stream().mapToInt(Matrix::size).sum();
    }

    /** {@return the smallest relative change of each entry that is noticed whichever its sign, in ascending order} */
    double[] ofEveryEntry() {
        return IntStream.range(0, entries())
                .mapToDouble(entry -> bisect(
                        SMALLEST_CHANGE,
                        LARGEST_CHANGE,
                        HALVINGS,
                        relative -> notices(entry, relative) && notices(entry, -relative)))
                .sorted()
                .toArray();
    }

    /**
     * {@return the smallest relative increase that is noticed of the entry with the smallest bound, relative to the
     * entry; empty if not even a doubled entry is noticed}
     */
    public OptionalDouble ofSharpestEntry() {
        int entry = sharpestEntry();
        return notices(entry, 1)
                ? OptionalDouble.of(bisect(
                        precision.unitRoundoff(), 1, HALVINGS_FROM_ROUNDOFF, relative -> notices(entry, relative)))
                : OptionalDouble.empty();
    }

    /** {@return the entry with the smallest bound, relative to the entry; counted as by {@link #disagrees}} */
    int sharpestEntry() {
        int sharpest = 0;
        int entry = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (Map.Entry<TensorName, ExactMatrix> each :
                check.solution().tensors().entrySet()) {
            for (int k = 0; each.getKey().isGradient() && k < each.getValue().size(); k++, entry++) {
                double value = each.getValue().high(k);
                double relative = tolerance.bound(each.getKey(), k, value) / Math.abs(value);
                if (relative < smallest) {
                    smallest = relative;
                    sharpest = entry;
                }
            }
        }
        return sharpest;
    }

    /** {@return the smallest number that is noticed, by bisection on a logarithmic scale} */
    private static double bisect(double unnoticed, double noticed, int halvings, DoublePredicate notices) {
        double low = unnoticed;
        double high = noticed;
        for (int k = 0; k < halvings; k++) {
            double middle = Math.sqrt(low * high);
            if (notices.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** {@return whether a relative change of one entry makes the gradient disagree} */
    boolean notices(int entry, double relative) {
        double factor = precision.round(relative);
        return disagrees(entry, value -> precision.round(value + precision.round(value * factor)));
    }

    /** {@return whether the gradient disagrees when one entry is changed; entries are counted from dW1 on, row by row} */
    boolean disagrees(int entry, DoubleUnaryOperator change) {
        List<LayerGradient> layers = new ArrayList<>();
        int before = 0;
        for (LayerGradient layer : gradients.layers()) {
            Matrix dW = changed(layer.dW(), entry - before, change);
            before += layer.dW().size();
            Matrix db = changed(layer.db(), entry - before, change);
            before += layer.db().size();
            layers.add(new LayerGradient(dW, db));
        }
        EngineOutput changed = EngineOutput.of(new Gradients(layers));
        return check.compare(changed, tolerance).outcome() == Outcome.DISAGREE;
    }

    private static Matrix changed(Matrix matrix, int index, DoubleUnaryOperator change) {
        return matrix.withEntries(k -> k == index ? change.applyAsDouble(matrix.get(k)) : matrix.get(k));
    }
}
