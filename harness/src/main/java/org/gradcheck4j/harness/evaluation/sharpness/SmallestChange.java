package org.gradcheck4j.harness.evaluation.sharpness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/** A correct gradient, and what becomes of its verdict when one entry is changed. */
final class SmallestChange {

    /** The search is for log₂ of the relative change, from below any unit roundoff to far above the entry. */
    private static final double LEAST = -60;

    private static final double MOST = 20;

    /** Halvings of that range: the result is good to 10⁻⁴. */
    private static final int HALVINGS = 20;

    private final GradientCheck check;
    private final Tolerance tolerance;
    private final Gradients gradients;
    private final Precision precision;

    SmallestChange(GradientCheck check, GradientEngine engine) {
        this.check = check;
        this.precision = check.precision();
        this.tolerance = check.tolerance(engine.arithmetic(precision));
        this.gradients =
                engine.gradients(check.solution().network(), check.solution().batch(), precision);
    }

    /** {@return the verdict on the gradient as it is} */
    Verdict unchanged() {
        return check.compare(EngineOutput.of(gradients), tolerance);
    }

    /** {@return the number of entries of all dW and db} */
    int entries() {
        return gradients.tensors().values().stream().mapToInt(Matrix::size).sum();
    }

    /** {@return whether one entry off by so many units in its last place, either way, is let pass} */
    boolean accepts(int entry, int ulps) {
        return !disagrees(entry, value -> value + ulps * precision.ulp(value))
                && !disagrees(entry, value -> value - ulps * precision.ulp(value));
    }

    /** {@return whether a relative change of one entry is caught, whichever its sign} */
    boolean catches(int entry, double relative) {
        return disagrees(entry, value -> precision.round(value * (1 + relative)))
                && disagrees(entry, value -> precision.round(value * (1 - relative)));
    }

    /** {@return the smallest relative change of each entry that is caught whichever its sign, in ascending order} */
    double[] smallest() {
        return IntStream.range(0, entries())
                .mapToDouble(this::smallest)
                .sorted()
                .toArray();
    }

    private double smallest(int entry) {
        double passes = LEAST;
        double caught = MOST;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (passes + caught) / 2;
            if (catches(entry, Math.pow(2, middle))) {
                caught = middle;
            } else {
                passes = middle;
            }
        }
        return Math.pow(2, caught);
    }

    private boolean disagrees(int entry, DoubleUnaryOperator change) {
        Gradients changed = changed(entry, change);
        return check.compare(EngineOutput.of(changed), tolerance).outcome() == Outcome.DISAGREE;
    }

    private Gradients changed(int entry, DoubleUnaryOperator change) {
        List<LayerGradient> layers = new ArrayList<>();
        int before = 0;
        for (LayerGradient layer : gradients.layers()) {
            Matrix dW = changed(layer.dW(), entry - before, change);
            before += layer.dW().size();
            Matrix db = changed(layer.db(), entry - before, change);
            before += layer.db().size();
            layers.add(new LayerGradient(dW, db));
        }
        return new Gradients(layers);
    }

    private static Matrix changed(Matrix matrix, int index, DoubleUnaryOperator change) {
        if (index < 0 || index >= matrix.size()) {
            return matrix;
        }
        double[] values = matrix.toArray();
        values[index] = change.applyAsDouble(values[index]);
        return Matrix.of(matrix.rows(), matrix.columns(), values);
    }
}
