package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.Confirmation;
import org.gradcheck4j.harness.diagnosis.fit.Interval;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.harness.text.RowNumbers;
import org.gradcheck4j.model.TensorName;

/**
 * Some rows of a gradient, each a neuron's, are one number times the formula's, and no other row disagrees.
 *
 * @param tensor the gradient
 * @param rows the wrong ones, in order
 * @param factor the number
 */
record WrongRows(TensorName tensor, List<Integer> rows, double factor) {

    /** From here on, equal distances are no coincidence. */
    private static final int LEAST_IN_STEPS = 3;

    /** {@return the wrong rows of a gradient; empty if none or all are wrong, or if they have no factor in common} */
    static Optional<WrongRows> of(TensorName tensor, Evidence evidence) {
        int all = evidence.actual(tensor).rows();
        List<Integer> rows = IntStream.range(0, all)
                .filter(row -> entries(tensor, row, evidence).anyMatch(k -> evidence.disagrees(tensor, k)))
                .boxed()
                .toList();
        if (rows.isEmpty() || rows.size() == all) {
            return Optional.empty();
        }
        int[] wrong = rows.stream()
                .flatMapToInt(row -> entries(tensor, row, evidence))
                .filter(k -> evidence.bound(tensor, k)
                        < Math.abs(evidence.exact(tensor).high(k)))
                .toArray();
        Interval factors = IntStream.of(wrong)
                .mapToObj(k -> factors(tensor, k, evidence))
                .reduce(Interval.ALL, Interval::intersect);
        // One entry alone has some factor, and so have errors that hardly exceed their bounds.
        double bits = IntStream.of(wrong)
                .mapToDouble(k -> Math.max(0, bits(tensor, k, evidence)))
                .sorted()
                .limit(Math.max(0, wrong.length - 1))
                .sum();
        return factors.isEmpty() || bits < Confirmation.ENOUGH
                ? Optional.empty()
                : factors.valuesNear((factors.low() + factors.high()) / 2)
                        .findFirst()
                        .map(factor -> new WrongRows(tensor, rows, factor))
                        .filter(found -> found.holdsEverywhere(evidence));
    }

    /** Whether every entry of these rows is the factor times the formula's: also those that are too small to tell the factor. */
    private boolean holdsEverywhere(Evidence evidence) {
        return rows.stream()
                .flatMapToInt(row -> entries(tensor, row, evidence))
                .allMatch(k -> Math.abs(evidence.actual(tensor).get(k)
                                - factor * evidence.exact(tensor).high(k))
                        <= (1 + Math.abs(factor)) * evidence.bound(tensor, k));
    }

    private static IntStream entries(TensorName tensor, int row, Evidence evidence) {
        int columns = evidence.actual(tensor).columns();
        return IntStream.range(row * columns, (row + 1) * columns);
    }

    private static double bits(TensorName tensor, int k, Evidence evidence) {
        double error = evidence.exact(tensor).error(k, evidence.actual(tensor).get(k));
        return Confirmation.bits(error / evidence.bound(tensor, k));
    }

    /** Every factor that gives an entry, within a bound for each of the two numbers. */
    private static Interval factors(TensorName tensor, int k, Evidence evidence) {
        double expected = evidence.exact(tensor).high(k);
        double error = 2 * evidence.bound(tensor, k) / Math.abs(expected);
        double factor = evidence.actual(tensor).get(k) / expected;
        return new Interval(factor - error, factor + error);
    }

    /** Such as {@code rows 1, 3 and 5 of db2 are -1 times the formula's, and no other row disagrees}. */
    String sentence() {
        String number = factor == 0 ? "0" : Figures.factor(factor) + " times the formula's";
        return "%s of %s %s %s, and no other row disagrees"
                .formatted(inWords(), tensor, rows.size() == 1 ? "is" : "are", number);
    }

    private String inWords() {
        int first = rows.get(0);
        int last = rows.get(rows.size() - 1);
        int step = rows.size() > 1 ? rows.get(1) - first : 0;
        boolean isRegular = rows.size() >= LEAST_IN_STEPS
                && IntStream.range(0, rows.size()).allMatch(k -> rows.get(k) == first + k * step);
        if (isRegular) {
            return step == 1
                    ? "rows %d to %d (from 0)".formatted(first, last)
                    : "rows %d, %d … %d (from 0)".formatted(first, first + step, last);
        }
        return RowNumbers.listed(rows) + " (from 0)";
    }
}
