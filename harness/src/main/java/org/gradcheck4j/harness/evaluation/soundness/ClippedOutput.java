package org.gradcheck4j.harness.evaluation.soundness;

import java.util.Set;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Where DL4J's layers do not compute the formula, because their loss clips the output a to [ε, 1 − ε].
 *
 * <p>{@code LossBinaryXENT} forms (c − y)/(c(1 − c)) · a(1 − a) with c = a clipped to [fl(ε), fl(1 − ε)], ε = 10⁻⁵, fl
 * rounding to the network's precision. Where nothing is clipped, both products are the same number and cancel. It is
 * another gradient, not a rounding of this one,
 *
 * <ul>
 *   <li>below max(fl(ε), 1/Ω): clipped, or 1/a overflows (in half, 1/65504 lies above ε);
 *   <li>above fl(1 − ε): clipped. In half fl(1 − ε) is 1: there 1 − a is no longer held, and the quotient is 0/0.
 * </ul>
 *
 * A gradient is set apart when the exact output of some sample comes within the error bound of its a of either end: an
 * engine may then be on the other side.
 */
public final class ClippedOutput {

    /** The engines that end in DL4J's {@code LossBinaryXENT}; SameDiff's loss takes the logits, and clips nothing. */
    private static final Set<String> CLIPPING = Set.of("dl4j-multilayer", "dl4j-graph");

    /** {@code LossBinaryXENT.DEFAULT_CLIPPING_EPSILON}. */
    private static final double EPSILON = 1e-5;

    private ClippedOutput() {}

    /**
     * {@return whether the engine's gradient may be that of a clipped output}
     *
     * @param engine its name
     * @param solution the exact numbers
     * @param precision the engine's
     * @param tolerance whose bound on A[L] says how near is near
     */
    public static boolean reaches(String engine, ExactSolution solution, Precision precision, Tolerance tolerance) {
        if (!CLIPPING.contains(engine)) {
            return false;
        }
        double low = Math.max(precision.round(EPSILON), 1 / precision.largestFinite());
        double high = precision.round(1 - EPSILON);
        int depth = solution.A().size();
        ExactMatrix outputs = solution.A().get(depth - 1);
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
