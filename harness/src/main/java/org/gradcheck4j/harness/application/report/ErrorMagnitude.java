package org.gradcheck4j.harness.application.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.text.Figures;

/**
 * How large the errors of a known fault are, in one precision.
 *
 * @param precision its id
 * @param verdicts how many
 * @param ofLargest the largest error, divided by the largest entry of its tensor
 * @param example the entry with that error, with both values
 */
record ErrorMagnitude(String precision, int verdicts, String ofLargest, String example) {

    /** An entry with its tensor and verdict. */
    private record Location(EngineVerdict verdict, TensorComparison tensor, ComparedEntry entry) {

        /** An error beside an entry near 0 says nothing, so it is divided by the tensor's largest entry. */
        double ofLargest() {
            return verdict.ofLargest(tensor, entry.error());
        }

        boolean isFinite() {
            return Double.isFinite(entry.actual());
        }
    }

    /** One for each precision, in the order of its first verdict. */
    static List<ErrorMagnitude> of(VerdictGroup verdicts) {
        return verdicts.by(each -> each.precision().id()).entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .toList();
    }

    private static ErrorMagnitude of(String precision, VerdictGroup verdicts) {
        long notFinite = verdicts.verdicts().stream()
                .filter(each -> disagreeing(each).anyMatch(place -> !place.isFinite()))
                .count();
        Optional<Location> worst = verdicts.verdicts().stream()
                .flatMap(ErrorMagnitude::disagreeing)
                .filter(Location::isFinite)
                .max(Comparator.comparingDouble(Location::ofLargest)
                        .thenComparingDouble(place -> Math.abs(place.entry().expected())));
        String example = worst.map(ErrorMagnitude::example).orElse("");
        String notANumber = notFinite == 0
                ? ""
                : "NaN or ∞ in " + (notFinite == verdicts.size() ? "each" : notFinite + " of " + verdicts.size());
        return new ErrorMagnitude(
                precision,
                verdicts.size(),
                worst.map(place -> Figures.threeDigits(place.ofLargest())).orElse(""),
                example.isEmpty() || notANumber.isEmpty() ? example + notANumber : notANumber + "; " + example);
    }

    private static String example(Location place) {
        return "%s: %s of %s on %s"
                .formatted(
                        bothValues(place.entry()),
                        place.tensor()
                                .name()
                                .entry(place.entry().row(), place.entry().column()),
                        place.verdict().engine(),
                        place.verdict().testCase().id());
    }

    /** With three digits each, or with all if three do not tell them apart. */
    private static String bothValues(ComparedEntry entry) {
        return Figures.distinct(entry.actual(), entry.expected()) + " in place of "
                + Figures.distinct(entry.expected(), entry.actual());
    }

    private static Stream<Location> disagreeing(EngineVerdict verdict) {
        return verdict.verdict().tensors().stream()
                .filter(TensorComparison::isGradient)
                .flatMap(tensor -> tensor.worst().stream()
                        .filter(ComparedEntry::disagrees)
                        .map(entry -> new Location(verdict, tensor, entry)));
    }
}
