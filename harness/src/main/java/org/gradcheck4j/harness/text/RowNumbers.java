package org.gradcheck4j.harness.text;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of a tensor, as people read them: {@code row 3}, or {@code rows 0, 1, 2, 4, 5 and 3 more}. */
public final class RowNumbers {

    /** How many are listed. */
    private static final int MOST_LISTED = 5;

    private RowNumbers() {}

    /**
     * {@return the first rows, and how many more there are}
     *
     * @param rows from 0, at least one
     */
    public static String listed(List<Integer> rows) {
        String first = rows.stream().limit(MOST_LISTED).map(String::valueOf).collect(Collectors.joining(", "));
        String more = rows.size() > MOST_LISTED ? " and %d more".formatted(rows.size() - MOST_LISTED) : "";
        return (rows.size() == 1 ? "row " : "rows ") + first + more;
    }
}
