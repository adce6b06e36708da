package org.gradcheck4j.harness.npz;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.BadInputException;

/**
 * What the declared shapes of a gradient file say, checked before any data is read.
 *
 * @param samplesInRows whether X and the activations are {@code [m × n_i]}
 */
record Shapes(boolean samplesInRows) {

    static Shapes check(NpyArrays arrays, Samples samples) {
        checkOrientation(arrays);
        for (int i = 1; i <= arrays.depth(); i++) {
            checkLayer(arrays, i);
        }
        NpyArray features = arrays.get("X");
        boolean samplesInRows = samplesInRows(features, arrays.get("W1"), samples);
        long m = features.shape().get(samplesInRows ? 0 : 1);
        checkVector(arrays.get("y"), m);
        for (int i = 1; i <= arrays.depth() && arrays.hasActivations(); i++) {
            NpyArray activation = arrays.get("A", i);
            long width = rows(arrays, i);
            if (!(samplesInRows ? activation.hasShape(m, width) : activation.hasShape(width, m))) {
                throw activation.wrongShape(
                        samplesInRows
                                ? "[" + m + " × " + width + "] (samples in rows, as in X)"
                                : "[" + width + " × " + m + "] (samples in columns, as in X)");
            }
        }
        checkScalar(arrays.optional("J"));
        checkScalar(arrays.optional("engine"));
        return new Shapes(samplesInRows);
    }

    /** Many frameworks keep [n_{i−1} × n_i], for X @ W1: the shapes tell, and the message says what to do. */
    private static void checkOrientation(NpyArrays arrays) {
        for (int i = 1; i <= arrays.depth(); i++) {
            List<Long> shape = arrays.get("W", i).shape();
            boolean takesWhatIsGiven = shape.size() == 2
                    && (i == 1 || arrays.get("W", i - 1).shape().get(1).equals(shape.get(0)));
            if (!takesWhatIsGiven || !arrays.get("b", i).isVectorOf(shape.get(1))) {
                return;
            }
        }
        for (int i = 1; i <= arrays.depth(); i++) {
            NpyArray weights = arrays.get("W", i);
            long inputs = weights.shape().get(0);
            long outputs = weights.shape().get(1);
            if (inputs != outputs) {
                throw weights.wrongShape(
                        "[%d × %d], a row for each entry of b%d; if you compute X @ W1, save every W.T and dW.T"
                                .formatted(outputs, inputs, i));
            }
        }
    }

    private static void checkLayer(NpyArrays arrays, int i) {
        NpyArray weights = arrays.get("W", i);
        boolean isMatrix = weights.shape().size() == 2;
        if (i == 1 && !isMatrix) {
            throw weights.wrongShape("[n_1 × n_0]");
        }
        long inputs = i == 1 ? weights.shape().get(1) : rows(arrays, i - 1);
        if (!isMatrix || weights.shape().get(1) != inputs) {
            throw weights.wrongShape("[" + (i == arrays.depth() ? "1" : "n_" + i) + " × " + inputs + "]");
        }
        long outputs = weights.shape().get(0);
        if (i == arrays.depth() && outputs != 1) {
            throw weights.wrongShape("[1 × " + inputs + "]: a binary classifier ends in one output");
        }
        checkVector(arrays.get("b", i), outputs);
        NpyArray gradient = arrays.get("dW", i);
        if (!gradient.hasShape(outputs, inputs)) {
            throw gradient.wrongShape(weights.shapeText() + ", that of W" + i);
        }
        checkVector(arrays.get("db", i), outputs);
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

    private static boolean samplesInRows(NpyArray features, NpyArray weights, Samples samples) {
        long n = weights.shape().get(1);
        boolean isMatrix = features.shape().size() == 2;
        boolean rowsFit = isMatrix && features.shape().get(1) == n && samples != Samples.COLUMNS;
        boolean columnsFit = isMatrix && features.shape().get(0) == n && samples != Samples.ROWS;
        if (rowsFit && columnsFit) {
            throw ambiguous(features);
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
        return rowsFit;
    }

    private static BadInputException ambiguous(NpyArray features) {
        return features.part()
                .bad("is " + features.shapeText()
                        + ": its samples may stand in rows or in columns; say which with --samples rows|columns");
    }

    private static long rows(NpyArrays arrays, int i) {
        return arrays.get("W", i).shape().get(0);
    }
}
