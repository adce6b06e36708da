package org.gradcheck4j.departure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.gradcheck4j.bound.HiddenSlope;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;

/**
 * What dA[i] can be multiplied by, and q, from which each is made, in double-double: each is computed when first asked for, and
 * serves every departure. Not thread-safe.
 */
final class KnownSlopes {

    private final ExactSolution solution;
    private final Map<Integer, ExactMatrix> q = new HashMap<>();
    private final Map<Integer, Map<HiddenSlope, ExactMatrix>> known = new HashMap<>();

    KnownSlopes(ExactSolution solution) {
        this.solution = solution;
    }

    /** {@return the factors of hidden layer i, {@code [n_i × m]}} */
    ExactMatrix factors(int i, HiddenSlope slope) {
        return known.computeIfAbsent(i, layer -> new EnumMap<>(HiddenSlope.class))
                .computeIfAbsent(slope, kind -> {
                    ExactMatrix Z = solution.Z().get(i - 1);
                    ExactMatrix qOfLayer = q(i);
                    return ExactMatrix.generate(Z.rows(), Z.columns(), k -> kind.exact(Z.get(k), qOfLayer.get(k)));
                });
    }

    /** {@return q = σ(−|Z[i]|), the smaller of A[i] and 1 − A[i], {@code [n_i × m]}} */
    ExactMatrix q(int i) {
        return q.computeIfAbsent(i, layer -> solution.Z().get(layer - 1).map(DoubleDoubleSigmoid::smallerTail));
    }
}
