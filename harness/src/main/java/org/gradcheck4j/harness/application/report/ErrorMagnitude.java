package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.text.Figures;

/**
 * How wrong a known fault makes the numbers, in one precision.
 *
 * @param precision its id
 * @param verdicts how many
 * @param offBy the largest error, as a share of the exact value
 * @param example one of the worst entries: what came out in place of what
 */
record ErrorMagnitude(String precision, int verdicts, String offBy, String example) {

    /** What is not finite comes first, then what is off by most of itself; of those, the largest. */
    private static final Comparator<Place> BY_HARM = Comparator.comparing(
                    (Place place) -> !Double.isFinite(place.entry().actual()))
            .thenComparingDouble(place -> place.entry().relativeError())
            .thenComparingDouble(place -> Math.abs(place.entry().expected()));

    /** Where an entry stands. */
    private record Place(EngineVerdict judged, TensorComparison tensor, EntryError entry) {}

    /** One line for each precision, in the order of its first verdict. */
    static List<ErrorMagnitude> of(List<EngineVerdict> verdicts) {
        Map<String, List<EngineVerdict>> precisions = new LinkedHashMap<>();
        for (EngineVerdict judged : verdicts) {
            precisions
                    .computeIfAbsent(judged.precision().id(), id -> new ArrayList<>())
                    .add(judged);
        }
        return precisions.entrySet().stream()
                .map(each -> new ErrorMagnitude(
                        each.getKey(), each.getValue().size(), offBy(each.getValue()), example(each.getValue())))
                .toList();
    }

    /** The largest error among entries that disagree: {@code 12.3 %} of the value, or {@code NaN}; empty without any. */
    static String offBy(List<EngineVerdict> verdicts) {
        Optional<Place> worst = places(verdicts).max(BY_HARM);
        if (worst.isEmpty()) {
            return "";
        }
        double actual = worst.get().entry().actual();
        if (!Double.isFinite(actual)) {
            return Figures.shortly(actual);
        }
        double largest =
                disagreeing(verdicts).mapToDouble(TensorComparison::rtol).max().orElseThrow();
        return Figures.percentOf(largest);
    }

    private static String example(List<EngineVerdict> verdicts) {
        return places(verdicts)
                .max(BY_HARM)
                .map(place -> "%s: %s[%d, %d] of %s on %s"
                        .formatted(
                                inPlaceOf(place.entry().actual(), place.entry().expected()),
                                place.tensor().name(),
                                place.entry().row(),
                                place.entry().column(),
                                place.judged().engine(),
                                place.judged().question().id()))
                .orElse("");
    }

    /** With three digits each, or with all where three do not tell them apart. */
    private static String inPlaceOf(double actual, double expected) {
        String one = Figures.shortly(actual);
        String other = Figures.shortly(expected);
        return one.equals(other)
                ? Figures.fully(actual) + " in place of " + Figures.fully(expected)
                : one + " in place of " + other;
    }

    private static Stream<TensorComparison> disagreeing(List<EngineVerdict> verdicts) {
        return verdicts.stream()
                .flatMap(judged -> judged.verdict().tensors().stream())
                .filter(tensor -> tensor.disagreeing() > 0);
    }

    private static Stream<Place> places(List<EngineVerdict> verdicts) {
        return verdicts.stream()
                .flatMap(judged -> judged.verdict().tensors().stream().flatMap(tensor -> tensor.worst().stream()
                        .filter(EntryError::disagrees)
                        .map(entry -> new Place(judged, tensor, entry))));
    }
}
