package org.gradcheck4j.harness.evaluation.sharpness;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Finds the smallest ε for which a part of a correct gradient may not be 1 + ε times as large, nor 1 − ε times: the verdict is not
 * {@code agree} then. It is a user's verdict, of an engine that nothing is known of; only the diagnosis is not asked for.
 */
final class SmallestFactor {

    /** Halvings of the range from u/4 to 1, at most 55 binades: they leave a hundredth. */
    private static final int HALVINGS = 13;

    private final GradientCheck check;
    private final Precision precision;
    private final Gradients gradients;

    /**
     * Prepares the search.
     *
     * @param check of the case
     * @param gradients correct ones
     */
    SmallestFactor(GradientCheck check, Gradients gradients) {
        this.check = check;
        this.precision = check.precision();
        this.gradients = gradients;
    }

    /** {@return whether the gradient agrees as it is} */
    boolean agrees() {
        return agrees(gradients);
    }

    /** {@return ε for a part, by bisection on a logarithmic scale; +∞ if its double, or 0 in its place, is not noticed} */
    double of(GradientPart part) {
        if (!notices(part, 1)) {
            return Double.POSITIVE_INFINITY;
        }
        double low = precision.unitRoundoff() / 4;
        double high = 1;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = Math.sqrt(low * high);
            if (notices(part, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** {@return whether the verdict is not {@code agree}, whichever the sign} */
    boolean notices(GradientPart part, double epsilon) {
        return !agrees(changed(part, epsilon)) && !agrees(changed(part, -epsilon));
    }

    private boolean agrees(Gradients any) {
        return check.verdict(EngineOutput.of(any), Arithmetic.undeclared(precision))
                        .outcome()
                == Outcome.AGREE;
    }

    /** {@return the gradient with a part 1 + ε times as large, each entry rounded} */
    Gradients changed(GradientPart part, double epsilon) {
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 1; i <= gradients.depth(); i++) {
            LayerGradient layer = gradients.layer(i);
            layers.add(new LayerGradient(
                    changed(TensorName.dW(i), layer.dW(), part, epsilon),
                    changed(TensorName.db(i), layer.db(), part, epsilon)));
        }
        return new Gradients(layers);
    }

    private Matrix changed(TensorName name, Matrix tensor, GradientPart part, double epsilon) {
        int columns = tensor.columns();
        return tensor.withEntries(k -> {
            double value = tensor.get(k);
            return part.contains(name, k / columns, k % columns)
                    ? precision.round(value + precision.round(value * epsilon))
                    : value;
        });
    }
}
