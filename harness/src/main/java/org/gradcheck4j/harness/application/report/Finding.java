package org.gradcheck4j.harness.application.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;

/**
 * Expectations that occurred and share a verdict and a reason.
 *
 * @param expectations at least one
 * @param occurrences the verdicts that they are about
 */
record Finding(List<Expectation> expectations, VerdictGroup occurrences) {

    /** One finding for each verdict and reason, in the order of the list. */
    static List<Finding> of(GradedRun run) {
        return run.occurrences().entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(each.getKey().verdict(), each.getKey().why()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(some -> new Finding(
                        some.stream().map(Map.Entry::getKey).toList(),
                        new VerdictGroup(some.stream()
                                .flatMap(each -> each.getValue().verdicts().stream())
                                .toList())))
                .toList();
    }

    /** Whether numbers are wrong; if not, too few could be tested, or the engine does not support the cases. */
    boolean wrong() {
        return occurrences.verdicts().get(0).outcome() == Outcome.EXPLAINED;
    }

    /** The id of the verdict or of the diagnosis. */
    String verdict() {
        return expectations.get(0).verdict();
    }

    /** The reason, as a sentence. */
    String why() {
        String why = expectations.get(0).why();
        return why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1) + (why.endsWith(".") ? "" : ".");
    }

    /** The version of DL4J that it was seen with. */
    String dl4j() {
        return expectations.get(0).dl4j();
    }

    /** How many verdicts, in words. */
    String count() {
        return occurrences.size() == 1 ? "1 verdict" : occurrences.size() + " verdicts";
    }

    String families() {
        return Page.names(expectations.stream().map(Expectation::family));
    }

    String engines() {
        return Page.names(expectations.stream().map(Expectation::engine));
    }

    List<ErrorMagnitude> errors() {
        return ErrorMagnitude.of(occurrences);
    }
}
