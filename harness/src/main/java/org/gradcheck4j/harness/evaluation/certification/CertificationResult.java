package org.gradcheck4j.harness.evaluation.certification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of every injected fault and of every correct gradient.
 *
 * @param seed of every draw
 * @param cases each network and batch that was tried
 */
public record CertificationResult(long seed, List<CaseResult> cases) {

    /** Keeps an unmodifiable copy. */
    public CertificationResult {
        cases = List.copyOf(cases);
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

    /** {@return how many correct gradients were judged} */
    public long correct() {
        return cases.stream().mapToLong(each -> each.correct().size()).sum();
    }

    /** {@return how many of them were called wrong} */
    public long falseAlarms() {
        return cases.stream()
                .flatMap(each -> each.correct().stream())
                .filter(CorrectGradientResult::falseAlarm)
                .count();
    }

    /** {@return a line for each fault that was missed or misnamed, each false name and false alarm; empty if all is well} */
    public List<String> failures() {
        return cases.stream().flatMap(CertificationResult::failures).toList();
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
        Stream<String> alarms = result.correct().stream()
                .filter(CorrectGradientResult::falseAlarm)
                .map(each -> "%s: %s was called %s"
                        .formatted(title, each.engine(), each.outcome().id()));
        return Stream.concat(faults, alarms);
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
