package org.gradcheck4j.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.suite.Expectation;
import org.gradcheck4j.harness.suite.Judged;

/**
 * Listed expectations that share a verdict and a reason, with where they occurred.
 *
 * @param verdict its id, or a diagnosis's
 * @param why in one sentence
 * @param dl4j the version of DL4J that it was seen with
 * @param places each engine and family
 * @param occurrences the first line of each verdict's message
 */
record Finding(String verdict, String why, String dl4j, List<String> places, List<String> occurrences) {

    /** What expectations must share to be told as one. */
    private record Subject(String verdict, String why, String dl4j) {}

    /** One finding for each verdict and reason, in the order of the list. */
    static List<Finding> of(Map<Expectation, List<Judged>> covered) {
        Map<Subject, Finding> findings = new LinkedHashMap<>();
        covered.forEach((expectation, verdicts) -> {
            Subject subject = new Subject(expectation.verdict(), expectation.why(), expectation.dl4j());
            Finding finding = findings.computeIfAbsent(
                    subject,
                    key -> new Finding(key.verdict(), key.why(), key.dl4j(), new ArrayList<>(), new ArrayList<>()));
            finding.places.add(place(expectation) + " (" + verdicts.size() + ")");
            verdicts.forEach(
                    each -> finding.occurrences.add(Summary.message(each).headline()));
        });
        return List.copyOf(findings.values());
    }

    /** Such as {@code dl4j-graph on saturated}. */
    static String place(Expectation expectation) {
        return expectation.engine() + " on " + expectation.family();
    }

    /** How many verdicts it covers, in words. */
    String count() {
        return occurrences.size() == 1 ? "1 verdict" : occurrences.size() + " verdicts";
    }

    /** Where it occurred, in words. */
    String where() {
        return String.join(", ", places);
    }
}
