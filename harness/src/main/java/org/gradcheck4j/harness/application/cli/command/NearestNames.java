package org.gradcheck4j.harness.application.cli.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The known names nearest to a mistyped one. */
final class NearestNames {

    private static final int SHOWN = 3;

    private NearestNames() {}

    /** {@return the known names nearest to the typed one, nearest first; none that shares less than half of its letters} */
    static List<String> to(String typed, Collection<String> known) {
        return known.stream()
                .filter(name -> 2 * distance(typed, name) <= Math.max(typed.length(), name.length()))
                .sorted(Comparator.comparingInt(name -> distance(typed, name)))
                .limit(SHOWN)
                .toList();
    }

    /** The number of insertions, deletions and replacements between two names (Levenshtein 1966). */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[to.length()];
    }
}
