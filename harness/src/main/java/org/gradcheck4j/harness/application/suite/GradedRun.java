package org.gradcheck4j.harness.application.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The verdicts of a run, each with its grade. All that is said of a run is read from here.
 *
 * @param verdicts by case, then precision, then engine
 * @param expectations the known verdicts other than {@code agree}
 * @param isWhole whether every case ran that the expectations are about: only then can an expected verdict be missing
 */
public record GradedRun(List<EngineVerdict> verdicts, Expectations expectations, boolean isWhole) {

    /** Keeps an unmodifiable copy. */
    public GradedRun {
        verdicts = List.copyOf(verdicts);
    }

    /** {@return all verdicts, taken together} */
    public VerdictGroup all() {
        return new VerdictGroup(verdicts);
    }

    /** {@return whether something was compared, all of it agrees or is expected, and no expected verdict is missing} */
    public boolean passes() {
        return !verdicts.isEmpty()
                && with(Grade.UNEXPECTED).isEmpty()
                && missing().isEmpty();
    }

    /**
     * {@return the verdicts with a grade, in the order of the run}
     *
     * @param grade any
     */
    public VerdictGroup with(Grade grade) {
        return all().only(each -> each.grade() == grade);
    }

    /** {@return the verdicts of each expectation that occurred, in the order of the list} */
    public Map<Expectation, VerdictGroup> occurrences() {
        Map<Expectation, VerdictGroup> occurrences = new LinkedHashMap<>();
        for (Expectation expectation : expectations.listed()) {
            VerdictGroup its =
                    with(Grade.EXPECTED).only(each -> each.expectation().equals(Optional.of(expectation)));
            if (!its.isEmpty()) {
                occurrences.put(expectation, its);
            }
        }
        return occurrences;
    }

    /** {@return what was expected and did not occur; nothing if only a part of the cases ran} */
    public List<Expectation> missing() {
        Set<Expectation> occurred = occurrences().keySet();
        return isWhole
                ? expectations.listed().stream()
                        .filter(each -> !occurred.contains(each))
                        .toList()
                : List.of();
    }
}
