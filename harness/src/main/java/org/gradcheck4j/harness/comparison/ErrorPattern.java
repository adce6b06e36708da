package org.gradcheck4j.harness.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.model.TensorName;

/**
 * What the errors of one gradient tensor show together, though each lies within its bound: a common factor of all entries, of
 * one neuron's row or of one input's column, or errors that are larger than rounding makes them. That is evidence, not
 * proof: a correct engine whose rounding errors are not those of the declared arithmetic shows it too.
 */
final class ErrorPattern {

    /**
     * The largest factor of a tensor, row or column that rounding explains, divided by its largest standard deviation. A row or
     * column may have one entry only. Of 602,000 gradients of correct engines, none came beyond: docs/soundness.md.
     */
    private static final double LARGEST_OF_PART = 8;

    /** The largest root mean square of a tensor's errors that rounding explains, each divided by its standard deviation. */
    private static final double LARGEST_MEAN = 6;

    /**
     * The root mean square is judged only in tensors of at least this many entries; in smaller ones it says little more than the
     * largest error.
     */
    private static final int FEWEST_FOR_MEAN = 4;

    /** The largest error of one entry that rounding explains, divided by its standard deviation. In those gradients, none came beyond. */
    private static final double LARGEST_OF_ENTRY = 10;

    private final TensorName tensor;
    private final int columns;
    private final CommonFactor all = new CommonFactor();
    private final List<CommonFactor> ofRows;
    private final List<CommonFactor> ofColumns;
    private double furthest;
    private int furthestIndex;

    ErrorPattern(TensorName tensor, int rows, int columns) {
        this.tensor = tensor;
        this.columns = columns;
        this.ofRows = IntStream.range(0, rows).mapToObj(i -> new CommonFactor()).toList();
        this.ofColumns =
                IntStream.range(0, columns).mapToObj(j -> new CommonFactor()).toList();
    }

    /**
     * Takes an entry.
     *
     * @param index flat, row by row
     * @param error actual − expected
     * @param value the expected one
     * @param deviation the standard deviation of a correct engine's error
     * @param whole what the errors of the whole gradient have in common, which takes it too
     */
    void add(int index, double error, double value, double deviation, CommonFactor whole) {
        if (!CommonFactor.isUsable(deviation) || !Double.isFinite(error)) {
            return;
        }
        all.add(error, value, deviation);
        ofRows.get(index / columns).add(error, value, deviation);
        ofColumns.get(index % columns).add(error, value, deviation);
        whole.add(error, value, deviation);
        if (Math.abs(error / deviation) > furthest) {
            furthest = Math.abs(error / deviation);
            furthestIndex = index;
        }
    }

    /** {@return what is unusual of the errors, the most general first; empty if nothing is} */
    Optional<String> unusual() {
        return factorOf(all, "every entry of " + tensor)
                .or(() -> ofAny(ofRows, "row"))
                .or(() -> ofAny(ofColumns, "column"))
                .or(this::tooLarge)
                .or(this::tooFar);
    }

    private Optional<String> ofAny(List<CommonFactor> groups, String name) {
        return IntStream.range(0, groups.size())
                .boxed()
                .max((one, other) -> Double.compare(
                        groups.get(one).deviations(), groups.get(other).deviations()))
                .flatMap(k -> factorOf(groups.get(k), "every entry of %s %d of %s".formatted(name, k, tensor)));
    }

    private static Optional<String> factorOf(CommonFactor error, String entries) {
        return error.deviations() > LARGEST_OF_PART
                ? Optional.of(sentence(entries + " is", error.factor(), error.deviations()))
                : Optional.empty();
    }

    /** {@return a common factor in words} */
    static String sentence(String entries, double factor, double deviations) {
        return String.format(
                Locale.ROOT,
                "%s too %s by the same share, about %.2g, which is %.1f standard deviations of rounding errors",
                entries,
                factor > 0 ? "large" : "small",
                Math.abs(factor),
                deviations);
    }

    private Optional<String> tooLarge() {
        return all.entries() >= FEWEST_FOR_MEAN && all.rootMeanSquare() > LARGEST_MEAN
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the errors of %s are %.1f times as large as rounding makes them, on average over its %d entries",
                        tensor,
                        all.rootMeanSquare(),
                        all.entries()))
                : Optional.empty();
    }

    private Optional<String> tooFar() {
        return furthest > LARGEST_OF_ENTRY
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s is %.0f standard deviations of rounding errors off",
                        tensor.entry(furthestIndex / columns, furthestIndex % columns),
                        furthest))
                : Optional.empty();
    }
}
