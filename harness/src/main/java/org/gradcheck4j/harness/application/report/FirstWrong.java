package org.gradcheck4j.harness.application.report;

import java.util.Optional;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.TensorComparison;

/**
 * Where a verdict's disagreement starts: in the forward pass, if a part of that is wrong; else in the last layer that is wrong,
 * since backprop starts there.
 *
 * @param tensor the first that is wrong
 */
record FirstWrong(TensorComparison tensor) {

    /** Empty if nothing disagrees. */
    static Optional<FirstWrong> of(EngineVerdict verdict) {
        return verdict.verdict().firstWrong().map(FirstWrong::new);
    }

    /** The worst of its entries. */
    ComparedEntry entry() {
        return tensor.worst().get(0);
    }

    /** Such as {@code layer 2, dW2[0, 9]}. */
    String place() {
        return tensor.layer() == 0 ? "the loss J" : "layer %d, %s".formatted(tensor.layer(), name());
    }

    /** Such as {@code dW2[0, 9]}. */
    String name() {
        return tensor.name().entry(entry().row(), entry().column());
    }
}
