package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.comparison.Outcome;

/**
 * Listed expectations that share a verdict and a reason, with where they occurred.
 *
 * @param verdict its id, or a diagnosis's
 * @param why in one sentence
 * @param dl4j the version of DL4J that it was seen with; empty where DL4J has no part in it
 * @param engines in which it occurred
 * @param families of cases on which it occurred
 * @param occurrences every verdict
 */
record Finding(
        String verdict,
        String why,
        String dl4j,
        Set<String> engines,
        Set<String> families,
        List<EngineVerdict> occurrences) {

    /** What expectations must share to be told as one. */
    private record Subject(String verdict, String why) {}

    /** One finding for each verdict and reason, in the order of the list. */
    static List<Finding> of(Map<Expectation, List<EngineVerdict>> covered) {
        Map<Subject, Finding> findings = new LinkedHashMap<>();
        covered.forEach((expectation, verdicts) -> {
            Finding finding = findings.computeIfAbsent(
                    new Subject(expectation.verdict(), expectation.why()),
                    key -> new Finding(
                            key.verdict(),
                            sentence(key.why()),
                            expectation.dl4j(),
                            new LinkedHashSet<>(),
                            new LinkedHashSet<>(),
                            new ArrayList<>()));
            finding.engines.add(expectation.engine());
            finding.families.add(expectation.family());
            finding.occurrences.addAll(verdicts);
        });
        return List.copyOf(findings.values());
    }

    /** Such as {@code dl4j-graph on saturated}. */
    static String place(Expectation expectation) {
        return expectation.engine() + " on " + expectation.family();
    }

    /** Whether numbers are wrong, rather than too little of them tested or none asked for. */
    boolean wrong() {
        Outcome outcome = occurrences.get(0).verdict().outcome();
        return outcome != Outcome.INCONCLUSIVE && outcome != Outcome.UNSUPPORTED;
    }

    int times() {
        return occurrences.size();
    }

    /** How many verdicts it covers, in words. */
    String count() {
        return occurrences.size() == 1 ? "1 verdict" : occurrences.size() + " verdicts";
    }

    /** The families, in words. */
    String on() {
        return Page.names(List.copyOf(families));
    }

    /** The engines, in words. */
    String by() {
        return Page.names(List.copyOf(engines));
    }

    boolean hasDl4j() {
        return !dl4j.isEmpty();
    }

    /** How wrong it makes the numbers. */
    List<ErrorMagnitude> harms() {
        return ErrorMagnitude.of(occurrences);
    }

    private static String sentence(String why) {
        String stopped = why.endsWith(".") ? why : why + ".";
        return stopped.substring(0, 1).toUpperCase(Locale.ROOT) + stopped.substring(1);
    }
}
