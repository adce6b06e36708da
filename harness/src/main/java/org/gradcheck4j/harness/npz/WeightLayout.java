package org.gradcheck4j.harness.npz;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.npz.PartName.Kind;

/**
 * How the weights of a gradient file stand.
 *
 * <p>The chain of all shapes decides it: each layer takes what the layer before returns, and the last returns one number.
 * Only if every W is {@code [1 × 1]} do both fit, and then they are the same.
 */
public enum WeightLayout {
    /** As in the formula: {@code [n_i × n_{i-1}]}, for W X. */
    OUTPUTS_IN_ROWS,
    /** As in Keras, Flax and DL4J: {@code [n_{i-1} × n_i]}, for X W. */
    INPUTS_IN_ROWS;

    /** {@return how the weights stand, if all stand alike; else the likelier, whose checks will say what does not fit} */
    static WeightLayout of(GradientParts parts) {
        List<WeightLayout> fitting =
                Arrays.stream(values()).filter(layout -> layout.isThatOf(parts)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        NpyArray last = parts.get(Kind.W, parts.depth());
        if (fitting.size() > 1) {
            refuseUndecided(parts, last);
            return OUTPUTS_IN_ROWS;
        }
        refuseMixture(parts);
        return last.hasShape(last.shape().isEmpty() ? 0 : last.shape().get(0), 1) ? INPUTS_IN_ROWS : OUTPUTS_IN_ROWS;
    }

    /** {@return the number of outputs of a layer, whose W has one dimension only if it is the last} */
    long outputs(NpyArray weights) {
        return weights.shape().size() == 1 ? 1 : weights.shape().get(this == OUTPUTS_IN_ROWS ? 0 : 1);
    }

    /** {@return the number of inputs of a layer} */
    long inputs(NpyArray weights) {
        return weights.shape().size() == 1
                ? weights.shape().get(0)
                : weights.shape().get(this == OUTPUTS_IN_ROWS ? 1 : 0);
    }

    /** {@return the shape of weights, such as {@code [2 × 3]}} */
    String shape(Object outputs, Object inputs) {
        return this == OUTPUTS_IN_ROWS
                ? "[%s × %s]".formatted(outputs, inputs)
                : "[%s × %s]".formatted(inputs, outputs);
    }

    /** {@return the shape of each W, for people} */
    @Override
    public String toString() {
        return shape("n_i", "n_{i-1}");
    }

    private boolean isThatOf(GradientParts parts) {
        for (int i = 1; i <= parts.depth(); i++) {
            NpyArray weights = parts.get(Kind.W, i);
            if (!isRowOrMatrix(parts, i) || (i > 1 && inputs(weights) != outputs(parts.get(Kind.W, i - 1)))) {
                return false;
            }
        }
        return outputs(parts.get(Kind.W, parts.depth())) == 1;
    }

    /** {@return whether W is a matrix or, of the last layer, the one row that it has} */
    static boolean isRowOrMatrix(GradientParts parts, int i) {
        int dimensions = parts.get(Kind.W, i).shape().size();
        return dimensions == 2 || (dimensions == 1 && i == parts.depth());
    }

    /** If the last W has one dimension, and all others are square, the shapes do not say how those stand. */
    private static void refuseUndecided(GradientParts parts, NpyArray last) {
        boolean alike = IntStream.range(1, parts.depth())
                .mapToObj(i -> parts.get(Kind.W, i))
                .allMatch(weights -> weights.hasShape(1, 1));
        if (!alike) {
            String name = last.part().name();
            long n = last.shape().get(0);
            throw last.wrongShape(
                    "[1 × %d] if W1 is [n_1 × n_0], or [%d × 1] if it is [n_0 × n_1]: write".formatted(n, n)
                            + " %s.reshape(1, %d) or %s.reshape(%d, 1), since square weights do not say which"
                                    .formatted(name, n, name, n));
        }
    }

    /** If each W fits one of the layouts, going by its b, but not all the same. */
    private static void refuseMixture(GradientParts parts) {
        Optional<Integer> firstByOutput = Optional.empty();
        Optional<Integer> firstByInput = Optional.empty();
        for (int i = 1; i <= parts.depth(); i++) {
            boolean byOutput = OUTPUTS_IN_ROWS.fitsBiases(parts, i);
            boolean byInput = INPUTS_IN_ROWS.fitsBiases(parts, i);
            if (!byOutput && !byInput) {
                return;
            }
            if (byOutput && !byInput && firstByOutput.isEmpty()) {
                firstByOutput = Optional.of(i);
            }
            if (byInput && !byOutput && firstByInput.isEmpty()) {
                firstByInput = Optional.of(i);
            }
        }
        if (firstByOutput.isPresent() && firstByInput.isPresent()) {
            int one = firstByOutput.get();
            int other = firstByInput.get();
            NpyArray transposed = parts.get(Kind.W, other);
            String name = transposed.part().name();
            throw transposed
                    .part()
                    .bad(
                            "is %s, so [n_%d × n_%d], but %s is %s, so [n_%d × n_%d]: save all W and dW alike, such as %s.T"
                                    .formatted(
                                            transposed.shapeText(),
                                            other - 1,
                                            other,
                                            parts.get(Kind.W, one).part().name(),
                                            parts.get(Kind.W, one).shapeText(),
                                            one,
                                            one - 1,
                                            name));
        }
    }

    private boolean fitsBiases(GradientParts parts, int i) {
        NpyArray weights = parts.get(Kind.W, i);
        return isRowOrMatrix(parts, i)
                && parts.get(Kind.b, i).isVectorOf(outputs(weights))
                && (i == 1 || parts.get(Kind.b, i - 1).isVectorOf(inputs(weights)));
    }
}
