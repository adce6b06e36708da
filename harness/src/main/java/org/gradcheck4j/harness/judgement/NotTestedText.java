package org.gradcheck4j.harness.judgement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.text.LineNumbers;
import org.gradcheck4j.model.TensorName;

/** What a verdict says nothing about, in words: the loss, and neurons. */
final class NotTestedText {

    private static final double PERCENT = 100;

    private NotTestedText() {}

    /** {@return what was not tested; empty if there is nothing of the kind} */
    static Optional<String> of(Verdict verdict) {
        String text = verdict.tensors().stream().flatMap(NotTestedText::of).collect(Collectors.joining("; "));
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    private static Stream<String> of(TensorComparison tensor) {
        List<Integer> rows = tensor.testedParts().untestedRows();
        if (tensor.name().equals(TensorName.LOSS)) {
            return ofLoss(tensor, rows.isEmpty());
        }
        if (rows.isEmpty()) {
            return Stream.empty();
        }
        return tensor.name().is(TensorName.Quantity.dW) && tensor.rows() > 1
                ? Stream.of("all entries of %s of %s".formatted(LineNumbers.listed("row", rows), tensor.name()))
                : Stream.empty();
    }

    private static Stream<String> ofLoss(TensorComparison loss, boolean isTested) {
        if (!isTested) {
            return Stream.of("J: an output is so near to 0 or 1 that its logarithm may be anything here");
        }
        ComparedEntry entry = loss.worst().get(0);
        return loss.testedParts().wellTestedEntries() > 0 || entry.expected() == 0
                ? Stream.empty()
                : Stream.of(String.format(
                        Locale.ROOT,
                        "J: an error below %.2g %% would not be noticed",
                        PERCENT * entry.bound() / entry.expected()));
    }
}
