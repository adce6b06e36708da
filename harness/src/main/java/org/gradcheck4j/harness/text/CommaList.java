package org.gradcheck4j.harness.text;

import java.util.List;

/** A list as people write it: {@code a}, {@code a and b}, {@code a, b and c}. */
public final class CommaList {

    private CommaList() {}

    /**
     * {@return the items in their order, the last one after "and"}
     *
     * @param items at least one
     */
    public static String withAnd(List<String> items) {
        int last = items.size() - 1;
        return last == 0 ? items.get(0) : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
