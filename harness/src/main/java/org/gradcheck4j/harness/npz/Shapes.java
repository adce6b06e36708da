package org.gradcheck4j.harness.npz;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.npz.PartName.Kind;

/** Checks the declared shapes of a gradient file, before any data is read. */
final class Shapes {

    private Shapes() {}

    /**
     * {@return whether X and the activations are {@code [m × n_i]}, after a check of every shape}
     *
     * @throws BadInputException if one does not fit the others
     */
    static boolean samplesInRows(GradientParts parts, SampleLayout samples) {
        checkOrientation(parts);
        for (int i = 1; i <= parts.depth(); i++) {
            checkLayer(parts, i);
        }
        NpyArray features = parts.get(Kind.X);
        boolean samplesInRows = standInRows(parts, samples);
        long m = features.shape().get(samplesInRows ? 0 : 1);
        checkVector(parts.get(Kind.y), m);
        for (int i = 1; i <= parts.depth() && parts.hasActivations(); i++) {
            NpyArray activation = parts.get(Kind.A, i);
            long width = rows(parts, i);
            if (!(samplesInRows ? activation.hasShape(m, width) : activation.hasShape(width, m))) {
                throw activation.wrongShape(
                        samplesInRows
                                ? "[" + m + " × " + width + "] (samples in rows, as in X)"
                                : "[" + width + " × " + m + "] (samples in columns, as in X)");
            }
        }
        checkScalar(parts.optional(Kind.J));
        checkScalar(parts.optional(Kind.engine));
        return samplesInRows;
    }

    /** Many frameworks keep [n_{i−1} × n_i], for X @ W1. The shapes show it, and the message says what to do. */
    private static void checkOrientation(GradientParts parts) {
        for (int i = 1; i <= parts.depth(); i++) {
            List<Long> shape = parts.get(Kind.W, i).shape();
            boolean takesWhatIsGiven = shape.size() == 2
                    && (i == 1 || parts.get(Kind.W, i - 1).shape().get(1).equals(shape.get(0)));
            if (!takesWhatIsGiven || !parts.get(Kind.b, i).isVectorOf(shape.get(1))) {
                return;
            }
        }
        for (int i = 1; i <= parts.depth(); i++) {
            NpyArray weights = parts.get(Kind.W, i);
            long inputs = weights.shape().get(0);
            long outputs = weights.shape().get(1);
            if (inputs != outputs) {
                throw weights.wrongShape(
                        "[%d × %d], a row for each entry of b%d; if you compute X @ W1, save every W.T and dW.T"
                                .formatted(outputs, inputs, i));
            }
        }
    }

    private static void checkLayer(GradientParts parts, int i) {
        NpyArray weights = parts.get(Kind.W, i);
        boolean isMatrix = weights.shape().size() == 2;
        if (i == 1 && !isMatrix) {
            throw weights.wrongShape("[n_1 × n_0]");
        }
        long inputs = i == 1 ? weights.shape().get(1) : rows(parts, i - 1);
        if (!isMatrix || weights.shape().get(1) != inputs) {
            throw weights.wrongShape("[" + (i == parts.depth() ? "1" : "n_" + i) + " × " + inputs + "]");
        }
        long outputs = weights.shape().get(0);
        if (i == parts.depth() && outputs != 1) {
            throw weights.wrongShape("[1 × " + inputs + "]: a binary classifier ends in one output");
        }
        checkVector(parts.get(Kind.b, i), outputs);
        NpyArray gradient = parts.get(Kind.dW, i);
        if (!gradient.hasShape(outputs, inputs)) {
            throw gradient.wrongShape(weights.shapeText() + ", that of W" + i);
        }
        checkVector(parts.get(Kind.db, i), outputs);
    }

    private static void checkVector(NpyArray vector, long n) {
        if (!vector.isVectorOf(n)) {
            throw vector.wrongShape(n == 1 ? "[1] or [1 × 1]" : "[" + n + "], [" + n + " × 1] or [1 × " + n + "]");
        }
    }

    private static void checkScalar(Optional<NpyArray> scalar) {
        scalar.filter(array -> !array.hasShape()).ifPresent(array -> {
            throw array.wrongShape("a scalar, [], such as " + array.part().name() + ".item()");
        });
    }

    private static boolean standInRows(GradientParts parts, SampleLayout samples) {
        NpyArray features = parts.get(Kind.X);
        NpyArray weights = parts.get(Kind.W, 1);
        long n = weights.shape().get(1);
        boolean isMatrix = features.shape().size() == 2;
        boolean rowsFit = isMatrix && features.shape().get(1) == n && samples != SampleLayout.COLUMNS;
        boolean columnsFit = isMatrix && features.shape().get(0) == n && samples != SampleLayout.ROWS;
        if (rowsFit && columnsFit && n > 1) {
            throw features.part()
                    .bad("is " + features.shapeText()
                            + ": its samples may stand in rows or in columns; say which with --samples rows|columns");
        }
        if (!rowsFit && !columnsFit) {
            String rows = "[m × " + n + "] (samples in rows)";
            String columns = "[" + n + " × m] (samples in columns)";
            throw features.wrongShape(switch (samples) {
                        case AUTO -> rows + " or " + columns;
                        case ROWS -> rows;
                        case COLUMNS -> columns;
                    }
                    + " for W1 " + weights.shapeText());
        }
        if (columnsFit && rowsFit) {
            // X is [1 × 1], which is the same either way; the activations need not be.
            return !parts.hasActivations() || parts.get(Kind.A, 1).shape().get(0) == 1;
        }
        return rowsFit;
    }

    private static long rows(GradientParts parts, int i) {
        return parts.get(Kind.W, i).shape().get(0);
    }
}
