package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Verdicts of one engine that nobody expected, and that have the same cause: one fault is told once, however many cases show
 * it. In a small network, a fault without a name may leave few wrong entries, so that a simple diagnosis fits there; and in a
 * low precision, bounds may be too wide to confirm the cause that most verdicts have. Such verdicts are told with the others.
 *
 * @param engine its name
 * @param outcome of most of them
 * @param diagnosis of the same; empty if they have none
 * @param verdicts at least one
 */
record FaultGroup(String engine, Outcome outcome, Optional<DiagnosisId> diagnosis, VerdictGroup verdicts) {

    /** What verdicts of one group have in common. */
    private record Key(String engine, Outcome outcome, Optional<DiagnosisId> diagnosis) {

        static Key of(EngineVerdict verdict) {
            return new Key(
                    verdict.engine(), verdict.outcome(), verdict.diagnosis().map(Diagnosis::id));
        }

        FaultGroup group(List<EngineVerdict> verdicts) {
            return new FaultGroup(engine, outcome, diagnosis, new VerdictGroup(verdicts));
        }
    }

    /** Wrong numbers and failures first, then what could not be judged; the largest errors first. */
    static List<FaultGroup> of(GradedRun run) {
        Map<Key, List<EngineVerdict>> byCause = new LinkedHashMap<>();
        for (EngineVerdict each : run.with(Grade.UNEXPECTED).verdicts()) {
            byCause.computeIfAbsent(Key.of(each), key -> new ArrayList<>()).add(each);
        }
        List<FaultGroup> groups = byCause.entrySet().stream()
                .map(each -> each.getKey().group(each.getValue()))
                .toList();
        return groups.stream()
                .filter(each -> groups.stream().noneMatch(each::isPartOf))
                .map(each -> each.with(groups.stream().filter(part -> part.isPartOf(each))))
                .sorted(Comparator.comparing((FaultGroup group) -> !group.isWrong())
                        .thenComparing(Comparator.comparingDouble(
                                        (FaultGroup group) -> group.worst().gradientFractionOfBound())
                                .reversed()))
                .toList();
    }

    /** Whether another fault of this engine, with or without a name, starts in the same tensors, and more often. */
    private boolean isPartOf(FaultGroup other) {
        return other.engine.equals(engine)
                && (isSimplePartOf(other) || isUnconfirmedPartOf(other))
                && (other.places().containsAll(places()) || other.tensors().containsAll(tensors()));
    }

    /** Whether this is one wrong tensor a verdict, and the other has no name. */
    private boolean isSimplePartOf(FaultGroup other) {
        return !isUnexplained()
                && other.isUnexplained()
                && other.verdicts.size() >= verdicts.size()
                && verdicts.verdicts().stream()
                        .allMatch(each -> each.verdict().wrongTensors().size() == 1);
    }

    /** Whether this has no name, and the other one has. */
    private boolean isUnconfirmedPartOf(FaultGroup other) {
        return isUnexplained() && other.outcome == Outcome.EXPLAINED && other.verdicts.size() > verdicts.size();
    }

    boolean isUnexplained() {
        return diagnosis.equals(Optional.of(Diagnosis.UNEXPLAINED));
    }

    private FaultGroup with(Stream<FaultGroup> parts) {
        List<EngineVerdict> all = new ArrayList<>(verdicts.verdicts());
        parts.forEach(part -> all.addAll(part.verdicts.verdicts()));
        return new FaultGroup(engine, outcome, diagnosis, new VerdictGroup(all));
    }

    VerdictGroup ofThisCause() {
        return verdicts.only(this::hasThisCause);
    }

    VerdictGroup ofOtherCauses() {
        return verdicts.only(each -> !hasThisCause(each));
    }

    private boolean hasThisCause(EngineVerdict verdict) {
        return verdict.diagnosis().map(Diagnosis::id).equals(diagnosis);
    }

    /** Whether numbers are wrong or missing; if not, they could not be judged. */
    boolean isWrong() {
        return outcome.isWrong();
    }

    /** The verdict with the largest error ÷ bound, as on the plot, of those with this diagnosis. */
    EngineVerdict worst() {
        return ofThisCause().verdicts().stream()
                .max(Comparator.comparingDouble(EngineVerdict::gradientFractionOfBound))
                .orElseThrow();
    }

    /** The verdict with this diagnosis on the smallest network and batch, in double if there is one: the easiest to read, so it is told in full. */
    EngineVerdict example() {
        return ofThisCause().verdicts().stream()
                .min(Comparator.comparing((EngineVerdict each) -> each.precision() != Precision.DOUBLE)
                        .thenComparing(each -> each.testCase().network().parameters())
                        .thenComparing(each -> each.testCase().batch().size()))
                .orElseThrow();
    }

    /** In which it starts, in each verdict. */
    private Set<TensorName> tensors() {
        return verdicts.verdicts().stream()
                .flatMap(each ->
                        FirstWrong.of(each).stream().map(first -> first.tensor().name()))
                .collect(Collectors.toSet());
    }

    /** Where it starts, in each verdict. */
    private Set<TensorPlace> places() {
        return verdicts.verdicts().stream()
                .flatMap(each -> FirstWrong.of(each).stream()
                        .map(first -> TensorPlace.of(first.tensor().name(), each)))
                .collect(Collectors.toSet());
    }

    /** Whether there was a choice of examples. */
    boolean hasSeveral() {
        return ofThisCause().size() > 1;
    }

    /** Whether the example is not the worst. */
    boolean hasWorse() {
        return !worst().title().equals(example().title());
    }

    /** Neither the example nor the worst; the largest error ÷ bound first. */
    List<EngineVerdict> others() {
        List<String> shown = List.of(example().title(), worst().title());
        return verdicts.verdicts().stream()
                .filter(each -> !shown.contains(each.title()))
                .sorted(Comparator.comparingDouble(EngineVerdict::gradientFractionOfBound)
                        .reversed())
                .toList();
    }
}
