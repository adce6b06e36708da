package org.gradcheck4j.harness.diagnosis.fit;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * The norm of some gradients, and how far an engine's may be from it.
 *
 * @param value ‖G‖
 * @param relative how far an engine's may be off, relative to it
 * @param arithmetic the engine's
 */
public record GradientNorm(double value, double relative, Arithmetic arithmetic) {

    /** c, the quotient by the norm, and the product with it. */
    private static final int ROUNDINGS = 3;

    /**
     * The squares of n entries are summed in any order: n + 1 roundings, halved by the root, which rounds once more. The
     * entries' own errors, b, change the norm by at most Σ|g| b/‖G‖.
     */
    public static GradientNorm of(Candidate base, Evidence evidence, List<TensorName> tensors) {
        double squares = 0;
        double errors = 0;
        int n = 0;
        for (TensorName tensor : tensors) {
            Predicted predicted = evidence.predicted(base, tensor);
            for (int k = 0; k < predicted.value().size(); k++) {
                double g = Math.abs(predicted.value().get(k));
                squares += g * g;
                errors += (g + predicted.allowedError(k)) * predicted.allowedError(k);
                n++;
            }
        }
        double u = evidence.arithmetic().unitRoundoff();
        return new GradientNorm(Math.sqrt(squares), errors / squares + ((n + 1) / 2.0 + 1) * u, evidence.arithmetic());
    }

    /** {@return a factor that an engine makes from its own norm} */
    public Scaling scaling(double factor) {
        return new Scaling(factor, relative + ROUNDINGS * arithmetic.unitRoundoff(), arithmetic.underflow());
    }

    /** {@return the factors that are allowed if the engine divides by its own norm} */
    public Interval widened(Interval factors) {
        double more = relative * Math.max(Math.abs(factors.low()), Math.abs(factors.high()));
        return factors.isEmpty() ? factors : new Interval(factors.low() - more, factors.high() + more);
    }
}
