package org.gradcheck4j.harness.application.report;

import org.gradcheck4j.harness.application.explain.LayerExperiment;
import org.gradcheck4j.harness.text.Figures;

/**
 * One layer's dW, computed by the formula or with another input, as the page shows it.
 *
 * @param experiment with its numbers
 * @param formula that was computed
 * @param about how it differs from the right one
 */
record LayerRow(LayerExperiment experiment, String formula, String about) {

    static LayerRow of(LayerExperiment experiment) {
        int layer = experiment.layer();
        return switch (experiment.input()) {
            case PREVIOUS ->
                layer == 1
                        ? new LayerRow(experiment, "1/m dZ[1] Xᵀ", "the formula; A[0] is X")
                        : new LayerRow(experiment, "1/m dZ[%d] A[%d]ᵀ".formatted(layer, layer - 1), "the formula");
            case LEFT_OUT ->
                new LayerRow(
                        experiment,
                        "1/m Σ dZ[%d]".formatted(layer),
                        layer == 1 ? "without X" : "without A[%d]".formatted(layer - 1));
            case OWN ->
                new LayerRow(
                        experiment,
                        "1/m dZ[%d] A[%d]ᵀ".formatted(layer, layer),
                        "A[%d] in place of A[%d]".formatted(layer, layer - 1));
        };
    }

    /** True of a layer's first row. */
    boolean byTheFormula() {
        return experiment.input() == LayerExperiment.Input.PREVIOUS;
    }

    boolean right() {
        return experiment.comparison().disagreeing() == 0;
    }

    String relativeError() {
        return Figures.percentOf(experiment.relativeError());
    }

    String errorByBound() {
        return Figures.threeDigits(experiment.comparison().fractionOfBound());
    }
}
