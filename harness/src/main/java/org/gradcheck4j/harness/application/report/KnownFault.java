package org.gradcheck4j.harness.application.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.diagnosis.Diagnosis;

/**
 * Expectations that occurred and share a verdict and a reason.
 *
 * @param expectations at least one
 * @param occurrences the verdicts that they are about
 */
record KnownFault(List<Expectation> expectations, VerdictGroup occurrences) {

    /** One finding for each verdict and reason, in the order of the list. */
    static List<KnownFault> of(GradedRun run) {
        return run.occurrences().entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(each.getKey().verdict(), each.getKey().why()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(some -> new KnownFault(
                        some.stream().map(Map.Entry::getKey).toList(),
                        new VerdictGroup(some.stream()
                                .flatMap(each -> each.getValue().verdicts().stream())
                                .toList())))
                .toList();
    }

    /** Whether numbers are wrong; if not, too few could be tested, or the engine does not support the cases. */
    boolean isWrong() {
        return occurrences.verdicts().get(0).outcome() == Outcome.EXPLAINED;
    }

    /** The id of the verdict or of the diagnosis. */
    String verdict() {
        return expectations.get(0).verdict();
    }

    /** What the diagnosis is, in a few words; empty if the verdict has none. */
    Optional<String> meaning() {
        return worst().diagnosis().map(Diagnosis::id).map(DiagnosisName::inWords);
    }

    /** The reason, as a sentence. */
    String why() {
        return Sentences.sentence(expectations.get(0).why());
    }

    /** What to do about it, as the diagnosis says; empty if it says nothing. */
    Optional<String> remedy() {
        return worst().diagnosis()
                .map(Diagnosis::remedy)
                .filter(text -> !text.isEmpty())
                .map(Sentences::sentence);
    }

    /** The verdict with the largest error ÷ bound, as of a fault: what is not a number is worst. */
    EngineVerdict worst() {
        return occurrences.verdicts().stream()
                .max(Comparator.comparingDouble(EngineVerdict::gradientFractionOfBound))
                .orElseThrow();
    }

    /** The version of DL4J that it was seen with. */
    String dl4j() {
        return expectations.get(0).dl4j();
    }

    /** How many verdicts, in words. */
    String count() {
        return Sentences.count(occurrences.size(), "verdict", "verdicts");
    }

    String families() {
        return Sentences.names(expectations.stream().map(Expectation::family));
    }

    String engines() {
        return Sentences.names(occurrences.verdicts().stream().map(EngineVerdict::engine));
    }

    List<ErrorMagnitude> errors() {
        return ErrorMagnitude.of(occurrences);
    }
}
