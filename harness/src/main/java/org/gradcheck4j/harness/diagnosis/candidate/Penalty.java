package org.gradcheck4j.harness.diagnosis.candidate;

import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * The gradient of a penalty on some parameters, added to theirs; and the penalty itself, added to J.
 *
 * @param selection the gradients
 * @param lambda λ
 * @param form of the penalty
 * @param evidence the parameters
 */
public record Penalty(GradientSelection selection, double lambda, Form form, Evidence evidence)
        implements TensorChange {

    /** λ itself, its product with W, and the sum. */
    private static final double ROUNDINGS = 3;

    /** A penalty of one parameter. */
    public enum Form {
        /** λ/2 p² */
        L2,
        /** λ |p| */
        L1;

        double derivative(double p) {
            return this == L2 ? p : Math.signum(p);
        }

        double value(double p) {
            return this == L2 ? p * p / 2 : Math.abs(p);
        }
    }

    @Override
    public Predicted changed(TensorName tensor, Predicted before) {
        if (tensor.equals(TensorName.LOSS)) {
            return withPenalty(before);
        }
        return selection.contains(tensor)
                ? plus(before, evidence.parameter(tensor).map(p -> lambda * form.derivative(p)), ROUNDINGS)
                : before;
    }

    /** J + the penalty: a sum over all parameters, two roundings for each and one for its addition. */
    private Predicted withPenalty(Predicted loss) {
        double penalty = 0;
        int parameters = 0;
        for (TensorName tensor : selection.among(evidence.gradients())) {
            double[] values = evidence.parameter(tensor).toArray();
            for (double value : values) {
                penalty += lambda * form.value(value);
            }
            parameters += values.length;
        }
        return plus(loss, Matrix.row(penalty), ROUNDINGS * parameters);
    }

    private Predicted plus(Predicted before, Matrix added, double roundings) {
        double rounding = roundings * evidence.arithmetic().unitRoundoff();
        double underflow = evidence.arithmetic().underflow();
        Matrix rounded = before.value().map(added, (d, more) -> rounding * (Math.abs(d) + Math.abs(more)) + underflow);
        return new Predicted(before.value().plus(added), before.bound().map(rounded, (b, r) -> b * (1 + rounding) + r));
    }
}
