package org.gradcheck4j.harness.diagnosis.fit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A factor that people end up with.
 *
 * @param value the factor
 * @param why how they come to it
 * @param remedy how to undo it
 */
public record UsualFactor(double value, String why, String remedy) {

    /**
     * {@return those that an engine's numbers allow, the nearest to the estimate first}
     *
     * <p>Two that are the same number, as m and 2 are if m = 2, are one: it says both.
     */
    public static Stream<UsualFactor> allowed(List<UsualFactor> usual, LinearFit fit, int m) {
        Map<Double, List<UsualFactor>> byValue = usual.stream()
                .filter(each -> each.value != 1 && fit.allowed().contains(each.value))
                .collect(Collectors.groupingBy(UsualFactor::value, LinkedHashMap::new, Collectors.toList()));
        return byValue.values().stream()
                .map(same -> together(same, m))
                .sorted(Comparator.comparing(each -> Math.abs(each.value - fit.leastSquares())));
    }

    private static UsualFactor together(List<UsualFactor> same, int m) {
        UsualFactor first = same.get(0);
        return same.size() == 1
                ? first
                : new UsualFactor(
                        first.value,
                        joined(same, UsualFactor::why)
                                + "; with m = %d these are the same: try another number of samples".formatted(m),
                        joined(same, UsualFactor::remedy));
    }

    private static String joined(List<UsualFactor> same, Function<UsualFactor, String> part) {
        return same.stream().map(part).distinct().collect(Collectors.joining(", or "));
    }
}
