package org.gradcheck4j.departure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.gradcheck4j.bound.HiddenSlope;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;

/**
 * What dA[i] can be multiplied by, in double-double: each is computed when first asked for, and serves every departure. Not
 * thread-safe.
 */
final class HiddenSlopes {

    private final ExactSolution solution;
    private final Map<Integer, Map<HiddenSlope, ExactMatrix>> known = new HashMap<>();

    HiddenSlopes(ExactSolution solution) {
        this.solution = solution;
    }

    /** {@return the factors of hidden layer i, {@code [n_i × m]}} */
    ExactMatrix of(int i, HiddenSlope slope) {
        return known.computeIfAbsent(i, layer -> new EnumMap<>(HiddenSlope.class))
                .computeIfAbsent(
                        slope, kind -> solution.Z().get(i - 1).map(z -> kind.exact(z, DoubleDoubleSigmoid.smaller(z))));
    }
}
