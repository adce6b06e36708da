package org.gradcheck4j.harness.application.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Numbers for a table that shows few digits of each, but is sorted by all: each has as many digits as are shown, and more only
 * if fewer do not tell it from another one that is shown as the same. So the order is that of the full numbers.
 */
final class SortableDigits {

    /** So many read back as the same double. */
    private static final int ALL = 17;

    private final Map<Double, BigDecimal> written = new HashMap<>();

    private SortableDigits() {}

    /**
     * Chooses the digits.
     *
     * @param values of the table; what is not finite is left out
     * @param shown how the table shows a number
     */
    static SortableDigits of(DoubleStream values, DoubleFunction<String> shown) {
        SortableDigits digits = new SortableDigits();
        values.filter(Double::isFinite)
                .distinct()
                .boxed()
                .collect(Collectors.groupingBy(shown::apply))
                .forEach((text, alike) -> {
                    int enough = 1;
                    while (enough < ALL && !tellApart(alike, enough, text, shown)) {
                        enough++;
                    }
                    for (double value : alike) {
                        digits.written.put(value, rounded(value, enough));
                    }
                });
        return digits;
    }

    /** Whether so many digits leave no two of the numbers equal, and each is still shown as before. */
    private static boolean tellApart(List<Double> alike, int digits, String text, DoubleFunction<String> shown) {
        List<Double> rounded = alike.stream()
                .map(value -> rounded(value, digits).doubleValue())
                .distinct()
                .toList();
        return rounded.size() == alike.size()
                && rounded.stream().allMatch(value -> shown.apply(value).equals(text));
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    }

    /** The digits of one of the numbers. */
    BigDecimal of(double value) {
        BigDecimal digits = written.get(value);
        if (digits == null) {
            throw new IllegalArgumentException(value + " is not in the table");
        }
        return digits;
    }
}
