package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Every gradient rounded once more, at the end. If all that an engine may have before that rounds to one number, that number is
 * predicted, with no error but the last.
 *
 * @param rounding not decreasing
 * @param last the relative error of storing the rounded number
 */
public record RoundedResult(DoubleUnaryOperator rounding, double last) implements TensorChange {

    @Override
    public Predicted changed(TensorName tensor, Predicted before) {
        if (!tensor.isGradient()) {
            return before;
        }
        Matrix value = before.value();
        Matrix low = value.withEntries(k -> rounding.applyAsDouble(value.get(k) - widest(before, k)));
        Matrix high = value.withEntries(k -> rounding.applyAsDouble(value.get(k) + widest(before, k)));
        return new Predicted(
                low.map(high, (l, h) -> l + (h - l) / 2),
                low.map(high, (l, h) -> (h - l) / 2 + last * Math.max(Math.abs(l), Math.abs(h))));
    }

    /** The operation that rounds may itself be off by as much as the last. */
    private double widest(Predicted before, int k) {
        return before.allowedError(k) + last * Math.abs(before.value().get(k));
    }
}
