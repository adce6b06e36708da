package org.gradcheck4j.harness.npz;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.npz.PartName.Kind;

/**
 * Finds whether the samples of a gradient file stand in rows or in columns.
 *
 * @param parts with their headers read
 * @param weights how the weights stand
 */
record SamplesFromShapes(GradientParts parts, WeightLayout weights) {

    /**
     * {@return how all stand}
     *
     * @param samples what the user says
     */
    Layout layout(SampleLayout samples) {
        NpyArray features = parts.get(Kind.X);
        long n = weights.inputs(parts.get(Kind.W, 1));
        boolean isMatrix = features.shape().size() == 2;
        boolean rowsFit = isMatrix && features.shape().get(1) == n && samples != SampleLayout.COLUMNS;
        boolean columnsFit = isMatrix && features.shape().get(0) == n && samples != SampleLayout.ROWS;
        if (!rowsFit && !columnsFit) {
            throw wrongShape(features, n, samples);
        }
        return rowsFit && columnsFit ? ofSquare(features) : new Layout(weights, rowsFit, "");
    }

    /** The shapes of y and A say it, unless they contradict each other, or are as square as X. */
    private Layout ofSquare(NpyArray features) {
        long m = features.shape().get(0);
        List<NpyArray> inRows = new ArrayList<>();
        List<NpyArray> inColumns = new ArrayList<>();
        NpyArray labels = parts.get(Kind.y);
        classify(labels, m, 1, inRows, inColumns);
        for (int i = 1; i <= parts.depth() && parts.hasActivations(); i++) {
            classify(parts.get(Kind.A, i), m, weights.outputs(parts.get(Kind.W, i)), inRows, inColumns);
        }
        if (m == 1 && (inRows.isEmpty() || inColumns.isEmpty())) {
            return new Layout(weights, inColumns.isEmpty(), ""); // X is [1 × 1], which is the same either way
        }
        if (inRows.isEmpty() == inColumns.isEmpty()) {
            throw features.part()
                    .bad("is " + features.shapeText()
                            + ": its samples may stand in rows or in columns; say which with --samples rows|columns");
        }
        boolean samplesInRows = inColumns.isEmpty();
        NpyArray decisive = (samplesInRows ? inRows : inColumns).get(0);
        String assumption = "in %s, as in %s %s; if that is wrong: --samples %s"
                .formatted(
                        samplesInRows ? "rows" : "columns",
                        decisive.part().name(),
                        decisive.shapeText(),
                        samplesInRows ? "columns" : "rows");
        return new Layout(weights, samplesInRows, assumption);
    }

    private static void classify(NpyArray array, long m, long width, List<NpyArray> inRows, List<NpyArray> inColumns) {
        if (m != width && array.hasShape(m, width)) {
            inRows.add(array);
        } else if (m != width && array.hasShape(width, m)) {
            inColumns.add(array);
        }
    }

    private RuntimeException wrongShape(NpyArray features, long n, SampleLayout samples) {
        String rows = "[m × " + n + "] (samples in rows)";
        String columns = "[" + n + " × m] (samples in columns)";
        String expected =
                switch (samples) {
                    case AUTO -> rows + " or " + columns;
                    case ROWS -> rows;
                    case COLUMNS -> columns;
                };
        NpyArray first = parts.get(Kind.W, 1);
        return features.wrongShape(
                expected + " for " + first.part().name() + " " + first.shapeText() + reshape(features, n));
    }

    /** A feature alone, or a sample alone, is often kept in one dimension. */
    private static String reshape(NpyArray features, long n) {
        if (features.shape().size() != 1) {
            return "";
        }
        long length = features.shape().get(0);
        String name = features.part().name();
        if (n == 1) {
            return ": write %s.reshape(%d, 1)".formatted(name, length);
        }
        return length == n ? ": write %s.reshape(1, %d) if it is one sample".formatted(name, n) : "";
    }
}
