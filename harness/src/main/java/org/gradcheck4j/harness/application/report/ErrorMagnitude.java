package org.gradcheck4j.harness.application.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.text.Figures;

/**
 * How large the errors of a known fault are, in one precision.
 *
 * @param precision its id
 * @param verdicts how many
 * @param relativeError the largest error, as a share of the exact value
 * @param example one of the worst entries, with both values
 */
record ErrorMagnitude(String precision, int verdicts, String relativeError, String example) {

    /** An entry that is not finite is worst, then the one with the largest relative error, then the largest one. */
    private static final Comparator<Location> BY_ERROR = Comparator.comparing(
                    (Location place) -> !Double.isFinite(place.entry().actual()))
            .thenComparingDouble(place -> place.entry().relativeError())
            .thenComparingDouble(place -> Math.abs(place.entry().expected()));

    /** An entry with its tensor and verdict. */
    private record Location(EngineVerdict verdict, TensorComparison tensor, EntryError entry) {}

    /** One for each precision, in the order of its first verdict. */
    static List<ErrorMagnitude> of(VerdictGroup verdicts) {
        return verdicts.by(each -> each.precision().id()).entrySet().stream()
                .map(each -> new ErrorMagnitude(
                        each.getKey(), each.getValue().size(), largest(each.getValue()), example(each.getValue())))
                .toList();
    }

    /** The largest error among entries that disagree: {@code 12.3 %} of the value, or {@code NaN}; empty without any. */
    static String largest(VerdictGroup verdicts) {
        Optional<Location> worst = disagreeing(verdicts).max(BY_ERROR);
        if (worst.isEmpty()) {
            return "";
        }
        double actual = worst.get().entry().actual();
        return Double.isFinite(actual)
                ? Figures.percentOf(disagreeing(verdicts)
                        .mapToDouble(place -> place.tensor().rtol())
                        .max()
                        .orElseThrow())
                : Figures.threeDigits(actual);
    }

    private static String example(VerdictGroup verdicts) {
        return disagreeing(verdicts)
                .max(BY_ERROR)
                .map(place -> "%s: %s[%d, %d] of %s on %s"
                        .formatted(
                                bothValues(place.entry()),
                                place.tensor().name(),
                                place.entry().row(),
                                place.entry().column(),
                                place.verdict().engine(),
                                place.verdict().testCase().id()))
                .orElse("");
    }

    /** With three digits each, or with all if three do not tell them apart. */
    private static String bothValues(EntryError entry) {
        String actual = Figures.threeDigits(entry.actual());
        String expected = Figures.threeDigits(entry.expected());
        return actual.equals(expected)
                ? Figures.allDigits(entry.actual()) + " in place of " + Figures.allDigits(entry.expected())
                : actual + " in place of " + expected;
    }

    private static Stream<Location> disagreeing(VerdictGroup verdicts) {
        return verdicts.verdicts().stream()
                .flatMap(each -> each.verdict().tensors().stream().flatMap(tensor -> tensor.worst().stream()
                        .filter(EntryError::disagrees)
                        .map(entry -> new Location(each, tensor, entry))));
    }
}
