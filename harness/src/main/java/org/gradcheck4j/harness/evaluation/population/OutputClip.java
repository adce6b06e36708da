package org.gradcheck4j.harness.evaluation.population;

import java.util.OptionalDouble;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Tells when an engine does not compute the formula, because its loss clips the output a to [ε, 1 − ε].
 *
 * <p>DL4J's {@code LossBinaryXENT} forms (c − y)/(c(1 − c)) · a(1 − a) with c = a clipped to [fl(ε), fl(1 − ε)], fl
 * rounding to the network's precision. If nothing is clipped, both products are the same number and cancel. It is
 * another gradient, not a rounding of this one,
 *
 * <ul>
 *   <li>below max(fl(ε), 1/Ω): clipped, or 1/a overflows (in half, 1/65504 lies above ε);
 *   <li>above fl(1 − ε): clipped. In half fl(1 − ε) is 1: there 1 − a is no longer held, and the quotient is 0/0.
 * </ul>
 *
 * An output counts as clipped if it comes within its error bound of either end: the engine's own may then be beyond it.
 */
public final class OutputClip {

    private OutputClip() {}

    /**
     * {@return whether the engine's gradient may be that of a clipped output}
     *
     * @param engine whose loss may clip
     * @param check of the case it is asked about
     * @param tolerance the engine's: its bound on A[L] says how near is near
     */
    public static boolean reached(GradientEngine engine, GradientCheck check, Tolerance tolerance) {
        OptionalDouble clip = engine.outputClip();
        if (clip.isEmpty()) {
            return false;
        }
        Precision precision = check.precision();
        double low = Math.max(precision.round(clip.getAsDouble()), 1 / precision.largestFinite());
        double high = precision.round(1 - clip.getAsDouble());
        int depth = check.solution().A().size();
        ExactMatrix outputs = check.solution().A().get(depth - 1);
        for (int k = 0; k < outputs.size(); k++) {
            double a = outputs.high(k);
            double error = tolerance.bound(TensorName.activation(depth), k, a);
            if (a - error <= low || a + error >= high) {
                return true;
            }
        }
        return false;
    }
}
