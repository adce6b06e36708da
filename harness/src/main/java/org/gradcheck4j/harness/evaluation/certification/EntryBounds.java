package org.gradcheck4j.harness.evaluation.certification;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.TensorName;

/** The bound of every entry of the gradients, and whether the entry is tested: stated once more, from the definition. */
public final class EntryBounds {

    /**
     * An entry is untested where its bound is no smaller than its exact value and than this share of the largest in its
     * tensor that has a smaller bound than itself.
     */
    private static final double NEGLIGIBLE = 1e-3;

    private final Map<TensorName, ExactMatrix> exact;
    private final Tolerance tolerance;
    private final Map<TensorName, Double> resolved = new HashMap<>();

    EntryBounds(GradientCheck check, Tolerance tolerance) {
        this.exact = check.solution().tensors();
        this.tolerance = tolerance;
    }

    public ExactMatrix exact(TensorName tensor) {
        ExactMatrix matrix = exact.get(tensor);
        if (matrix == null) {
            throw new IllegalArgumentException("no tensor " + tensor);
        }
        return matrix;
    }

    public double bound(TensorName tensor, int index) {
        return tolerance.bound(tensor, index, exact(tensor).high(index));
    }

    boolean tested(TensorName tensor, int index) {
        double bound = bound(tensor, index);
        ExactMatrix matrix = exact(tensor);
        boolean wide = bound >= Math.abs(matrix.high(index))
                && bound >= NEGLIGIBLE * resolved.computeIfAbsent(tensor, this::largestResolved);
        return !wide && !tolerance.doubtful(tensor, index);
    }

    private double largestResolved(TensorName tensor) {
        ExactMatrix matrix = exact(tensor);
        return IntStream.range(0, matrix.size())
                .filter(k -> bound(tensor, k) < Math.abs(matrix.high(k)))
                .mapToDouble(k -> Math.abs(matrix.high(k)))
                .max()
                .orElse(0);
    }
}
