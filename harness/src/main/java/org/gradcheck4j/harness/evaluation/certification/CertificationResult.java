package org.gradcheck4j.harness.evaluation.certification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.model.Precision;

/**
 * What became of every injected fault and of every correct gradient.
 *
 * @param seed of every draw
 * @param cases each network and batch that was tried with every fault
 * @param large each that was tried with a few
 */
public record CertificationResult(long seed, List<CaseResult> cases, List<LargeCaseResult> large) {

    /** Keeps an unmodifiable copy. */
    public CertificationResult {
        cases = List.copyOf(cases);
        large = List.copyOf(large);
    }

    /** {@return what became of the injected faults, in numbers} */
    public FaultCounts counts() {
        return FaultCounts.of(faults());
    }

    /** {@return how many faults without a name changed a tested entry by more than twice its bound} */
    long nameless() {
        return namelessFaults().filter(FaultResult::detectable).count();
    }

    /** {@return how many of them were given a name, though the mistake with this name does not lead to the same numbers} */
    public long falseNames() {
        return namelessFaults().filter(FaultResult::falselyNamed).count();
    }

    private Stream<FaultResult> namelessFaults() {
        return cases.stream().flatMap(each -> each.nameless().stream());
    }

    /** {@return whether every detectable fault was detected, in large networks too} */
    public boolean detectsAll() {
        return Stream.concat(
                        faults().stream().map(FaultResult::detection),
                        large.stream().flatMap(LargeCaseResult::detections))
                .noneMatch(Detection::missed);
    }

    /** {@return what became of some faults in a precision, those without a name and those in large networks included} */
    List<Detection> detections(Precision precision, Predicate<InjectedFault> which) {
        Stream<FaultResult> small = cases.stream()
                .filter(each -> each.drawn().precision() == precision)
                .flatMap(each -> Stream.concat(each.faults().stream(), each.nameless().stream()))
                .filter(each -> which.test(each.fault()));
        Stream<LargeFaultResult> ofLarge = large.stream()
                .filter(each -> each.drawn().precision() == precision)
                .flatMap(each -> each.faults().stream())
                .filter(each -> which.test(each.fault()));
        return Stream.concat(small.map(FaultResult::detection), ofLarge.map(LargeFaultResult::detection))
                .toList();
    }

    /** {@return how many correct gradients were judged} */
    public long correct() {
        return correctGradients().count();
    }

    /** {@return how many of them were called wrong, by their engine's own arithmetic or if none is declared} */
    public long falseAlarms() {
        return correctGradients().filter(CorrectGradientResult::falseAlarm).count();
    }

    /** {@return how many of them agree only if their engine's arithmetic is declared} */
    long needingDeclaration() {
        return correctGradients()
                .filter(CorrectGradientResult::needsDeclaration)
                .count();
    }

    /** {@return how many of them were inconclusive for what their errors have in common} */
    long doubted() {
        return correctGradients().filter(CorrectGradientResult::doubted).count();
    }

    private Stream<CorrectGradientResult> correctGradients() {
        return Stream.concat(
                cases.stream().flatMap(each -> each.correct().stream()),
                large.stream().flatMap(each -> each.correct().stream()));
    }

    /**
     * {@return a line for each fault that was missed or misnamed, each false name and false alarm, each correct gradient that was
     * doubted; empty if all is well}
     */
    public List<String> failures() {
        return Stream.concat(
                        cases.stream().flatMap(CertificationResult::failures),
                        large.stream().flatMap(CertificationResult::failures))
                .toList();
    }

    private static Stream<String> failures(LargeCaseResult result) {
        String title = result.drawn().title();
        Stream<String> missed = result.faults().stream()
                .filter(each -> each.detection().missed())
                .map(each -> "%s: %s (%s) was called %s"
                        .formatted(
                                title,
                                each.fault().id(),
                                each.fault().form(),
                                each.detection().outcome().id()));
        return Stream.concat(missed, alarms(title, result.correct()));
    }

    private static Stream<String> failures(CaseResult result) {
        String title = result.drawn().title();
        Stream<FaultResult> wronglyNamed =
                result.faults().stream().filter(each -> each.distinguishable() && !each.correctlyNamed());
        Stream<FaultResult> falselyNamed = result.nameless().stream()
                .filter(each -> each.falselyNamed() || (each.detectable() && !each.detected()));
        Stream<String> faults = Stream.concat(wronglyNamed, falselyNamed).map(each -> "%s: %s (%s) was named %s. %s"
                .formatted(title, each.fault().id(), each.fault().form(), each.named(), each.sentence())
                .strip());
        return Stream.concat(faults, alarms(title, result.correct()));
    }

    private static Stream<String> alarms(String title, List<CorrectGradientResult> correct) {
        return correct.stream()
                .filter(each -> each.falseAlarm() || each.doubted())
                .map(each -> "%s: %s was called %s, and %s if undeclared. %s"
                        .formatted(title, each.engine(), each.outcome().id(), each.undeclared(), each.doubt())
                        .strip());
    }

    List<FaultResult> faults() {
        return cases.stream().flatMap(each -> each.faults().stream()).toList();
    }

    /** {@return fault × diagnosis, of the detectable and distinguishable faults} */
    Map<String, Map<String, Long>> confusion() {
        Map<String, Map<String, Long>> confusion = new TreeMap<>(
                Comparator.comparing((String id) -> id.contains("+")).thenComparing(Comparator.naturalOrder()));
        for (FaultResult each : faults()) {
            Map<String, Long> row = confusion.computeIfAbsent(each.fault().id(), id -> new TreeMap<>());
            if (each.distinguishable()) {
                row.merge(each.named(), 1L, Long::sum);
            }
        }
        return confusion;
    }
}
