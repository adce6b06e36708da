package org.gradcheck4j.harness.application.diff;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What differs of one engine in one precision. Gradients that are in one run alone are not counted.
 *
 * @param engine its name
 * @param precision in lower case
 * @param compared the pairs that were compared
 */
public record EngineRow(String engine, String precision, List<PairDifference> compared) {

    /**
     * {@return a row for each engine and precision that was compared, by name}
     *
     * @param difference of two runs
     */
    public static List<EngineRow> of(RunDifference difference) {
        Map<List<String>, List<PairDifference>> rows = difference.pairs().stream()
                .filter(each -> each.difference().isPresent())
                .collect(Collectors.groupingBy(
                        each -> List.of(
                                each.key().engine(), each.key().precision().id()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return rows.entrySet().stream()
                .map(each -> new EngineRow(each.getKey().get(0), each.getKey().get(1), each.getValue()))
                .sorted(Comparator.comparing(EngineRow::engine).thenComparing(EngineRow::precision))
                .toList();
    }

    /** {@return how many have the same bits} */
    public long same() {
        return differences().stream().filter(GradientDifference::isSame).count();
    }

    /** {@return how many differ, within the sum of both bounds} */
    public long within() {
        return differences().stream()
                .filter(each -> !each.isSame() && each.isWithinBounds())
                .count();
    }

    /** {@return how many differ by more} */
    public long beyond() {
        return differences().stream().filter(each -> !each.isWithinBounds()).count();
    }

    /** {@return the largest difference, as a share of the sum of both bounds} */
    public double ofBounds() {
        return differences().stream()
                .mapToDouble(GradientDifference::ofBounds)
                .max()
                .orElse(0);
    }

    /**
     * {@return how many of the gradients that differ are nearer to the exact one in one of the runs}
     *
     * @param nearer which run
     */
    public long nearer(Nearer nearer) {
        return differences().stream()
                .filter(each -> !each.isSame() && each.nearer() == nearer)
                .count();
    }

    private List<GradientDifference> differences() {
        return compared.stream().flatMap(each -> each.difference().stream()).toList();
    }
}
