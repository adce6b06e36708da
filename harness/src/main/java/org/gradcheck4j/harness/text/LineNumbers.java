package org.gradcheck4j.harness.text;

import java.util.List;
import java.util.stream.Collectors;

/** Rows or columns of a tensor, as people read them: {@code row 3}, or {@code rows 0, 1, 2, 4, 5 and 3 more}. */
public final class LineNumbers {

    /** How many are listed. */
    private static final int MOST_LISTED = 5;

    private LineNumbers() {}

    /**
     * {@return the first, and how many more there are}
     *
     * @param one what one of them is called, such as {@code row}
     * @param numbers from 0, at least one
     */
    public static String listed(String one, List<Integer> numbers) {
        String first = numbers.stream().limit(MOST_LISTED).map(String::valueOf).collect(Collectors.joining(", "));
        String more = numbers.size() > MOST_LISTED ? " and %d more".formatted(numbers.size() - MOST_LISTED) : "";
        return (numbers.size() == 1 ? one + " " : one + "s ") + first + more;
    }
}
