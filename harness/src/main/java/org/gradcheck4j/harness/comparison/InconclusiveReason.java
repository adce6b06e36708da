package org.gradcheck4j.harness.comparison;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why entries that all agree are no agreement: too little could be tested, or the errors together show what rounding does not
 * explain.
 *
 * @param tolerance that they were compared within
 * @param tensors that were compared; no entry disagrees
 * @param factor that all gradients may have in common
 */
record InconclusiveReason(Tolerance tolerance, List<TensorComparison> tensors, FactorOfGradient factor) {

    private static final double PERCENT = 100;

    /** If more than this share of the entries of a gradient tensor are outliers, the verdict is inconclusive. */
    static final double LARGEST_SHARE_OF_OUTLIERS = 0.01;

    /** {@return why the first tensor that makes the verdict inconclusive does so, or all together; empty if none does} */
    String text() {
        Stream<TensorComparison> gradients = tensors.stream().filter(TensorComparison::isGradient);
        return Stream.of(
                        gradients.map(this::whyUntested),
                        Stream.of(factor.sharedByAllEntries() ? factor.unusual() : ""),
                        tensors.stream().map(TensorComparison::pattern),
                        Stream.of(factor.unusual()),
                        tensors.stream().map(InconclusiveReason::whyOutliers))
                .flatMap(reasons -> reasons)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String whyUntested(TensorComparison gradient) {
        return gradient.isTested() ? "" : untested(gradient);
    }

    private static String whyOutliers(TensorComparison tensor) {
        return tensor.isGradient() && tensor.outliers() > LARGEST_SHARE_OF_OUTLIERS * tensor.entries()
                ? "%d of %d entries of %s are further off than rounding explains"
                        .formatted(tensor.outliers(), tensor.entries(), tensor.name())
                : "";
    }

    private String untested(TensorComparison tensor) {
        boolean isUncertain =
                IntStream.range(0, tensor.entries()).anyMatch(k -> tolerance.isOracleTooUncertain(tensor.name(), k));
        return untestedEntries(tensor) + (isUncertain ? ", or the expected value is not known well enough" : "");
    }

    private static String untestedEntries(TensorComparison tensor) {
        if (tensor.hasEnoughEntriesTested()) {
            return String.format(
                    Locale.ROOT,
                    "the entries of %s that could be tested have only %.2g %% of its squared norm: even a zero would lie within"
                            + " the others' error bounds",
                    tensor.name(),
                    PERCENT * tensor.testedParts().testedShareOfNorm());
        }
        return tensor.tested() == 0
                ? "none of the %d entries of %s could be tested: even a zero would lie within each one's error bound"
                        .formatted(tensor.entries(), tensor.name())
                : "only %d of the %d entries of %s could be tested: even a zero would lie within the others' error bounds"
                        .formatted(tensor.tested(), tensor.entries(), tensor.name());
    }
}
