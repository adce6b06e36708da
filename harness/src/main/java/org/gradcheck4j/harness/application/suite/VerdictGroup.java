package org.gradcheck4j.harness.application.suite;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;

/**
 * Some verdicts of a run, taken together.
 *
 * @param verdicts in the order of the run
 */
public record VerdictGroup(List<EngineVerdict> verdicts) {

    /** Keeps an unmodifiable copy. */
    public VerdictGroup {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * {@return these verdicts by a property of theirs, in the order of its first occurrence}
     *
     * @param property such as {@code EngineVerdict::engine}
     * @param <K> its type
     */
    public <K> Map<K, VerdictGroup> by(Function<EngineVerdict, K> property) {
        return verdicts.stream()
                .collect(Collectors.groupingBy(
                        property,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), VerdictGroup::new)));
    }

    /**
     * {@return those for which a condition is true}
     *
     * @param condition on a verdict
     */
    public VerdictGroup only(Predicate<EngineVerdict> condition) {
        return new VerdictGroup(verdicts.stream().filter(condition).toList());
    }

    /**
     * {@return those with an outcome}
     *
     * @param outcome that they have
     */
    public VerdictGroup with(Outcome outcome) {
        return only(each -> each.outcome() == outcome);
    }

    /** {@return how many verdicts} */
    public int size() {
        return verdicts.size();
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return verdicts.isEmpty();
    }

    /** {@return how many came to what, such as {@code 2 disagree, 1 failed}} */
    public String outcomes() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> !with(outcome).isEmpty())
                .map(outcome -> with(outcome).size() + " " + outcome.id())
                .collect(Collectors.joining(", "));
    }

    /** {@return how many entries were compared} */
    public long entries() {
        return sum(Verdict::entries);
    }

    /** {@return how many entries are tested} */
    public long tested() {
        return sum(Verdict::tested);
    }

    /** {@return how many entries lie beyond 6 standard deviations of the rounding errors} */
    public long outliers() {
        return sum(Verdict::outliers);
    }

    /** {@return the share of entries that are tested, in [0, 1]; 0 if nothing was compared} */
    public double coverage() {
        return entries() == 0 ? 0 : (double) tested() / entries();
    }

    /** {@return the largest error ÷ bound; 0 if nothing was compared} */
    public double fractionOfBound() {
        return verdicts.stream()
                .mapToDouble(each -> each.verdict().fractionOfBound())
                .max()
                .orElse(0);
    }

    private long sum(ToIntFunction<Verdict> count) {
        return verdicts.stream()
                .mapToLong(each -> count.applyAsInt(each.verdict()))
                .sum();
    }
}
