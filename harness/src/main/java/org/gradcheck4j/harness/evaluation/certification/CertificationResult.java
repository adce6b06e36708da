package org.gradcheck4j.harness.evaluation.certification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.hypothesis.DiagnosisId;

/** What became of every injected fault and of every correct gradient. */
public final class CertificationResult {

    private final long seed;
    private final List<CaseResult> questions;

    CertificationResult(long seed, List<CaseResult> questions) {
        this.seed = seed;
        this.questions = List.copyOf(questions);
    }

    /** {@return the seed of every draw} */
    public long seed() {
        return seed;
    }

    /** {@return how many networks were tried} */
    public int networks() {
        return questions.size();
    }

    /** {@return how many networks were drawn beside them that their precision cannot hold} */
    public int unsupported() {
        return questions.stream().mapToInt(CaseResult::unsupportedBefore).sum();
    }

    /** {@return how many faults were injected} */
    public long injected() {
        return count(trial -> true);
    }

    /** {@return how many of them change a tested entry by more than twice its bound} */
    public long detectable() {
        return count(FaultResult::detectable);
    }

    /** {@return how many change the gradient, but no tested entry by so much} */
    public long belowBound() {
        return count(trial -> trial.detectability() == Detectability.BELOW_BOUND);
    }

    /** {@return how many would be detectable, but for the rounding of the faulty computation itself} */
    public long lostInRounding() {
        return count(trial -> trial.detectability() == Detectability.LOST_IN_ROUNDING);
    }

    /** {@return how many change nothing here, mathematically} */
    public long withoutEffect() {
        return count(trial -> trial.detectability() == Detectability.WITHOUT_EFFECT);
    }

    /** {@return how many of the detectable ones were noticed} */
    public long detected() {
        return count(trial -> trial.detectable() && trial.detected());
    }

    /** {@return how many of the detectable ones cannot be told from the fault that was named} */
    public long indistinguishable() {
        return count(trial -> trial.detectable() && trial.coincides());
    }

    /** {@return how many of the detectable and distinguishable ones were named correctly} */
    public long named() {
        return count(trial -> trial.distinguishable() && trial.correctlyNamed());
    }

    /** {@return noticed ÷ detectable, in [0, 1]; 1 where nothing is detectable} */
    public double detectionRate() {
        return rate(detected(), detectable());
    }

    /** {@return correctly named ÷ distinguishable, in [0, 1]; 1 where nothing is distinguishable} */
    public double namingRate() {
        return rate(named(), detectable() - indistinguishable());
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    /** {@return how many correct gradients were judged} */
    public long correct() {
        return questions.stream().mapToLong(each -> each.correct().size()).sum();
    }

    /** {@return how many of them were called wrong} */
    public long falseAlarms() {
        return questions.stream()
                .flatMap(each -> each.correct().stream())
                .filter(CorrectGradientResult::falseAlarm)
                .count();
    }

    /** {@return a line for each fault that was missed or misnamed, and each false alarm; empty where all is well} */
    public List<String> failures() {
        return questions.stream().flatMap(CertificationResult::failures).toList();
    }

    private static Stream<String> failures(CaseResult each) {
        String title = each.question().title();
        Stream<String> faults = each.faults().stream()
                .filter(trial -> trial.distinguishable() && !trial.correctlyNamed())
                .map(trial -> "%s: %s (%s) was named %s. %s"
                        .formatted(title, trial.fault().id(), trial.fault().form(), trial.named(), trial.sentence())
                        .strip());
        Stream<String> alarms = each.correct().stream()
                .filter(CorrectGradientResult::falseAlarm)
                .map(trial -> "%s: %s was called %s"
                        .formatted(title, trial.engine(), trial.outcome().id()));
        return Stream.concat(faults, alarms);
    }

    private long count(Predicate<FaultResult> condition) {
        return trials().filter(condition).count();
    }

    Stream<FaultResult> trials() {
        return questions.stream().flatMap(each -> each.faults().stream());
    }

    List<CaseResult> questions() {
        return questions;
    }

    /** {@return fault × diagnosis, of the detectable and distinguishable faults} */
    Map<String, Map<String, Long>> confusion() {
        Map<String, Map<String, Long>> confusion = new TreeMap<>(Comparator.comparing(DiagnosisId::new));
        trials().forEach(trial -> {
            Map<String, Long> row = confusion.computeIfAbsent(trial.fault().id(), id -> new TreeMap<>());
            if (trial.distinguishable()) {
                row.merge(trial.named(), 1L, Long::sum);
            }
        });
        return confusion;
    }
}
