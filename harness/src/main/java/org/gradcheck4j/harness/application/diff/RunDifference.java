package org.gradcheck4j.harness.application.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.record.GradientKey;
import org.gradcheck4j.harness.application.record.RecordedGradient;
import org.gradcheck4j.harness.application.record.RecordedRun;

/**
 * Two runs, compared gradient by gradient.
 *
 * @param older the old run
 * @param newer the new run
 * @param pairs in the order of the old run; then what only the new run has
 */
public record RunDifference(RecordedRun older, RecordedRun newer, List<PairDifference> pairs) {

    /** Stands for a fact that one run does not have. */
    private static final String NONE = "–";

    /** Keeps an unmodifiable copy. */
    public RunDifference {
        pairs = List.copyOf(pairs);
    }

    /**
     * Compares two runs.
     *
     * @param older the old run
     * @param newer the new run
     * @param progress is told each pair when it is known
     * @return what differs
     */
    public static RunDifference of(RecordedRun older, RecordedRun newer, Consumer<PairDifference> progress) {
        Map<GradientKey, RecordedGradient> rest = new LinkedHashMap<>();
        newer.gradients().forEach(each -> rest.put(each.key(), each));
        PairJudge judge = new PairJudge();
        List<PairDifference> pairs = new ArrayList<>();
        for (RecordedGradient each : older.gradients()) {
            pairs.add(judge.compare(Optional.of(each), Optional.ofNullable(rest.remove(each.key()))));
            progress.accept(pairs.get(pairs.size() - 1));
        }
        for (RecordedGradient each : rest.values()) {
            pairs.add(judge.compare(Optional.empty(), Optional.of(each)));
            progress.accept(pairs.get(pairs.size() - 1));
        }
        return new RunDifference(older, newer, pairs);
    }

    /**
     * {@return how many pairs there will be}
     *
     * @param older the old run
     * @param newer the new run
     */
    public static long size(RecordedRun older, RecordedRun newer) {
        Map<GradientKey, RecordedGradient> all = new HashMap<>();
        older.gradients().forEach(each -> all.put(each.key(), each));
        newer.gradients().forEach(each -> all.put(each.key(), each));
        return all.size();
    }

    /**
     * {@return the pairs of which this became}
     *
     * @param change any
     */
    public List<PairDifference> with(Change change) {
        return pairs.stream().filter(each -> each.change() == change).toList();
    }

    /** {@return the pairs that the bounds explain: first those with another verdict, then the largest difference first} */
    public List<PairDifference> explained() {
        return with(Change.EXPLAINED).stream()
                .sorted(Comparator.comparing(PairDifference::verdictChanged)
                        .thenComparing(PairDifference::ofBounds)
                        .reversed())
                .toList();
    }

    /** {@return the whole comparison in one sentence} */
    public String sentence() {
        return counts() + "; " + conclusion();
    }

    /** {@return how many pairs became what} */
    String counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("worse", with(Change.WORSE).size());
        counts.put("better", with(Change.BETTER).size());
        counts.put("different within the bounds", with(Change.EXPLAINED).size());
        counts.put("the same", with(Change.SAME).size());
        counts.put(
                "in one run alone",
                with(Change.ONLY_OLD).size() + with(Change.ONLY_NEW).size());
        counts.put("not comparable", with(Change.NOT_COMPARABLE).size());
        counts.put("without a gradient", with(Change.NO_GRADIENT).size());
        String all = counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "no gradients" : all;
    }

    /** {@return whether the bounds explain it, in a clause} */
    String conclusion() {
        if (compared() == 0) {
            return "nothing was compared";
        }
        long unexplained = unexplained();
        if (unexplained == 0) {
            return "the bounds explain every difference";
        }
        return unexplained + (unexplained == 1 ? " gradient is" : " gradients are") + " not explained by the bounds";
    }

    /** {@return how many pairs of gradients were compared} */
    public long compared() {
        return pairs.stream().filter(each -> each.difference().isPresent()).count();
    }

    /** {@return how many pairs have something in them that the bounds do not explain} */
    public long unexplained() {
        return pairs.stream().filter(each -> !each.passes()).count();
    }

    /** {@return whether something was compared, the bounds explain every difference, and nothing is missing} */
    public boolean passes() {
        return compared() > 0 && unexplained() == 0;
    }

    /** {@return what is known of the two runs, by name, each with both values; – if one does not have it} */
    public Map<String, List<String>> facts() {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(older.facts().keySet());
        newer.facts().keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        for (String name : names) {
            facts.put(name, List.of(fact(older, name), fact(newer, name)));
        }
        return facts;
    }

    private static String fact(RecordedRun run, String name) {
        String fact = run.facts().getOrDefault(name, "");
        return fact.isEmpty() ? NONE : fact;
    }
}
