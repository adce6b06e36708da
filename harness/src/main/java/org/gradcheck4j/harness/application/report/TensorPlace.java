package org.gradcheck4j.harness.application.report;

import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.model.TensorName;

/**
 * Where a tensor stands in networks of any depth.
 *
 * @param symbol such as {@code dW}
 * @param layersAfter how many layers come after its own; 0 for the loss
 */
record TensorPlace(String symbol, int layersAfter) {

    static TensorPlace of(TensorName tensor, EngineVerdict verdict) {
        int last = verdict.testCase().network().depth();
        return new TensorPlace(tensor.quantity().name(), tensor.equals(TensorName.LOSS) ? 0 : last - tensor.layer());
    }

    /** Such as {@code db of the layer before the last}. */
    String inWords() {
        return symbol
                + switch (layersAfter) {
                    case 0 -> " of the last layer";
                    case 1 -> " of the layer before the last";
                    default -> " of the layer %d before the last".formatted(layersAfter);
                };
    }
}
