package org.gradcheck4j.harness.judgement;

import java.util.Comparator;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.comparison.WellTested;

/** How much of the gradients any error of 10 % would be noticed in, in words. */
final class WellTestedText {

    private static final double PERCENT = 100;

    /** From here on it need not be said. */
    private static final double NEARLY_ALL = 0.99;

    private WellTestedText() {}

    /** {@return the gradient of which the least is well tested; empty if that is nearly all of each} */
    static Optional<String> of(Verdict verdict) {
        return verdict.tensors().stream()
                .filter(TensorComparison::isGradient)
                .min(Comparator.comparingDouble(tensor -> tensor.wellTested().wellTestedShareOfNorm()))
                .filter(tensor -> tensor.wellTested().wellTestedShareOfNorm() < NEARLY_ALL)
                .map(WellTestedText::text);
    }

    private static String text(TensorComparison tensor) {
        WellTested wellTested = tensor.wellTested();
        return "of %s, %d of %d entries (%d %% of its squared norm): in these, an error of %d %% would be noticed"
                .formatted(
                        tensor.name(),
                        wellTested.entries(),
                        tensor.entries(),
                        (int) Math.floor(PERCENT * wellTested.wellTestedShareOfNorm()),
                        Math.round(PERCENT * WellTested.SHARE));
    }
}
