package org.gradcheck4j.harness.judgement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.TestedParts;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.text.Figures;

/** How much of the gradients any error of 10 % would be noticed in, in words. */
final class WellTestedText {

    private static final double PERCENT = 100;

    /** From here on it need not be said. */
    private static final double NEARLY_ALL = 0.99;

    /** How many gradients are listed. */
    private static final int MOST_LISTED = 3;

    private WellTestedText() {}

    /** {@return the gradients that are not nearly all well tested, the least tested first; empty if all are} */
    static Optional<String> of(Verdict verdict) {
        List<TensorComparison> little = verdict.tensors().stream()
                .filter(TensorComparison::isGradient)
                .filter(tensor -> tensor.testedParts().wellTestedShareOfNorm() < NEARLY_ALL)
                .sorted(Comparator.comparingDouble(
                        tensor -> tensor.testedParts().wellTestedShareOfNorm()))
                .toList();
        if (little.isEmpty()) {
            return Optional.empty();
        }
        String listed =
                little.stream().limit(MOST_LISTED).map(WellTestedText::text).collect(Collectors.joining("; "));
        String more = little.size() > MOST_LISTED
                ? "; the same is true of only a part of %d more tensors".formatted(little.size() - MOST_LISTED)
                : "";
        return Optional.of("an error of %d %% would be noticed in %s%s"
                .formatted(Math.round(PERCENT * TestedParts.WELL_TESTED), listed, more));
    }

    private static String text(TensorComparison tensor) {
        TestedParts parts = tensor.testedParts();
        return "%d of %d entries of %s (%s of its squared norm)"
                .formatted(
                        parts.wellTestedEntries(),
                        tensor.entries(),
                        tensor.name(),
                        Figures.percent(parts.wellTestedShareOfNorm()));
    }
}
