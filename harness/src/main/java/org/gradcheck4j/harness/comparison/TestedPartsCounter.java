package org.gradcheck4j.harness.comparison;

import java.util.stream.IntStream;

/**
 * Counts what is tested, and what well, entry by entry. Values are divided by the largest one, whose square may not be a
 * double.
 */
final class TestedPartsCounter {

    private final int[] testedInRow;
    private final int columns;
    private final double largest;
    private int wellTestedEntries;
    private double wellTestedSquares;
    private double testedSquares;
    private double all;

    /**
     * Starts without an entry.
     *
     * @param largest the largest magnitude of the tensor
     */
    TestedPartsCounter(int rows, int columns, double largest) {
        this.testedInRow = new int[rows];
        this.columns = columns;
        this.largest = largest;
    }

    /** Takes an entry, by its flat index. */
    void add(int index, ComparedEntry entry) {
        double share = largest > 0 ? entry.expected() / largest : 0;
        all += share * share;
        if (entry.isTested()) {
            testedInRow[index / columns]++;
            testedSquares += share * share;
            if (entry.bound() <= TestedParts.WELL_TESTED * Math.abs(entry.expected())) {
                wellTestedEntries++;
                wellTestedSquares += share * share;
            }
        }
    }

    TestedParts result() {
        return new TestedParts(
                all > 0 ? testedSquares / all : 1,
                wellTestedEntries,
                all > 0 ? wellTestedSquares / all : 1,
                IntStream.range(0, testedInRow.length)
                        .filter(row -> testedInRow[row] == 0)
                        .boxed()
                        .toList());
    }
}
