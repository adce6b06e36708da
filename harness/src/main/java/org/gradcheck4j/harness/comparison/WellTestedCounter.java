package org.gradcheck4j.harness.comparison;

import java.util.stream.IntStream;

/** Counts what is well tested, entry by entry. Values are divided by the largest one, whose square may not be a double. */
final class WellTestedCounter {

    private final int[] testedInRow;
    private final int columns;
    private final double largest;
    private int entries;
    private double squares;
    private double testedSquares;
    private double all;

    /**
     * Starts.
     *
     * @param largest the largest magnitude of the tensor
     */
    WellTestedCounter(int rows, int columns, double largest) {
        this.testedInRow = new int[rows];
        this.columns = columns;
        this.largest = largest;
    }

    /** Takes an entry, by its flat index. */
    void add(int index, EntryError entry) {
        double share = largest > 0 ? entry.expected() / largest : 0;
        all += share * share;
        if (entry.tested()) {
            testedInRow[index / columns]++;
            testedSquares += share * share;
            if (entry.bound() <= WellTested.SHARE * Math.abs(entry.expected())) {
                entries++;
                squares += share * share;
            }
        }
    }

    WellTested result() {
        return new WellTested(
                all > 0 ? testedSquares / all : 1,
                entries,
                all > 0 ? squares / all : 1,
                IntStream.range(0, testedInRow.length)
                        .filter(row -> testedInRow[row] == 0)
                        .boxed()
                        .toList());
    }
}
