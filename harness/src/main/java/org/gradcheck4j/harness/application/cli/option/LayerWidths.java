package org.gradcheck4j.harness.application.cli.option;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.text.WrittenNumber;

/**
 * n_0, n_1, …, n_L as a user types them.
 *
 * @param widths at least two, each at least 1, the last 1
 */
record LayerWidths(List<Integer> widths) {

    private static final String EXAMPLE = "such as 30,16,8,1";

    /** Above, not even the exact gradient fits into memory. */
    private static final long MOST_WEIGHTS = 100_000_000;

    /** {@return features-16-8-1, the network of the documentation} */
    static LayerWidths usual(int features) {
        return new LayerWidths(List.of(features, 16, 8, 1));
    }

    /**
     * Reads what follows {@code --layers}.
     *
     * @throws BadInputException if it is not such a list
     */
    static LayerWidths parse(String typed) {
        List<Integer> widths = Arrays.stream(typed.split(",", -1))
                .map(each -> width(typed, each.strip()))
                .toList();
        if (widths.size() < 2) {
            throw bad(typed, "expected at least two widths, the features first and the output last, " + EXAMPLE);
        }
        if (widths.size() - 1 > GradientFile.MOST_LAYERS) {
            throw bad(
                    widths.get(0) + ",…",
                    "%d layers, expected at most %d".formatted(widths.size() - 1, GradientFile.MOST_LAYERS));
        }
        int last = widths.get(widths.size() - 1);
        if (last != 1) {
            throw bad(typed, "ends in %d, expected 1: a binary classifier has one output".formatted(last));
        }
        long weights = 0;
        for (int i = 1; i < widths.size(); i++) {
            weights += (long) widths.get(i) * widths.get(i - 1);
            if (weights > MOST_WEIGHTS) {
                throw bad(typed, "more than %d weights".formatted(MOST_WEIGHTS));
            }
        }
        return new LayerWidths(widths);
    }

    private static int width(String typed, String text) {
        long width = WrittenNumber.whole(text).orElse(0);
        if (width >= 1 && width <= Integer.MAX_VALUE) {
            return (int) width;
        }
        throw bad(typed, "'%s' is not a width, expected whole numbers of at least 1, %s".formatted(text, EXAMPLE));
    }

    /**
     * {@return these widths}
     *
     * @param features of the data
     * @param data its name
     * @throws BadInputException if the first is not the number of features
     */
    LayerWidths taking(int features, String data) {
        if (widths.get(0) != features) {
            String rest = widths.stream().skip(1).map(each -> "," + each).collect(Collectors.joining());
            throw bad(
                    widths.get(0) + rest,
                    "starts with %d, but %s has %d features; expected %d%s"
                            .formatted(widths.get(0), data, features, features, rest));
        }
        return this;
    }

    int[] toArray() {
        return widths.stream().mapToInt(Integer::intValue).toArray();
    }

    private static BadInputException bad(String typed, String what) {
        return new BadInputException("--layers %s: %s".formatted(typed, what));
    }
}
