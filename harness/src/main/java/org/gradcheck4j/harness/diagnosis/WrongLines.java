package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.Confirmation;
import org.gradcheck4j.harness.diagnosis.fit.Interval;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.harness.text.LineNumbers;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Some rows of a gradient, each a neuron's, are one number times the formula's, and no other row disagrees. Or some columns, each an
 * input's.
 *
 * @param tensor the gradient
 * @param direction whether they are rows or columns
 * @param lines the wrong ones, in order
 * @param factor the number
 */
record WrongLines(TensorName tensor, LineDirection direction, List<Integer> lines, double factor) {

    /** From here on, equal distances are no coincidence. */
    private static final int LEAST_IN_STEPS = 3;

    /**
     * {@return the wrong rows of a gradient, else its wrong columns; empty if none or all are wrong, or if they have no factor in
     * common}
     */
    static Optional<WrongLines> of(TensorName tensor, Evidence evidence) {
        return of(LineDirection.ROW, tensor, evidence).or(() -> of(LineDirection.COLUMN, tensor, evidence));
    }

    private static Optional<WrongLines> of(LineDirection direction, TensorName tensor, Evidence evidence) {
        Matrix actual = evidence.actual(tensor);
        int all = direction.count(actual);
        List<Integer> lines = IntStream.range(0, all)
                .filter(line -> direction.entries(line, actual).anyMatch(k -> evidence.disagrees(tensor, k)))
                .boxed()
                .toList();
        if (lines.isEmpty() || lines.size() == all) {
            return Optional.empty();
        }
        int[] wrong = lines.stream()
                .flatMapToInt(line -> direction.entries(line, actual))
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
                        .map(factor -> new WrongLines(tensor, direction, lines, factor))
                        .filter(found -> found.holdsEverywhere(evidence));
    }

    /** Whether every entry of these lines is the factor times the formula's: also those that are too small to tell the factor. */
    private boolean holdsEverywhere(Evidence evidence) {
        Matrix actual = evidence.actual(tensor);
        return lines.stream()
                .flatMapToInt(line -> direction.entries(line, actual))
                .allMatch(k ->
                        Math.abs(actual.get(k) - factor * evidence.exact(tensor).high(k))
                                <= (1 + Math.abs(factor)) * evidence.bound(tensor, k));
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
        return "%s (from 0) of %s %s %s, and no other %s disagrees"
                .formatted(inWords(), tensor, lines.size() == 1 ? "is" : "are", number, direction.word());
    }

    private String inWords() {
        int first = lines.get(0);
        int last = lines.get(lines.size() - 1);
        int step = lines.size() > 1 ? lines.get(1) - first : 0;
        boolean isRegular = lines.size() >= LEAST_IN_STEPS
                && IntStream.range(0, lines.size()).allMatch(k -> lines.get(k) == first + k * step);
        if (!isRegular) {
            return LineNumbers.listed(direction.word(), lines);
        }
        return step == 1
                ? "%ss %d to %d".formatted(direction.word(), first, last)
                : "%ss %d, %d … %d".formatted(direction.word(), first, first + step, last);
    }
}
