package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.TensorName;

/**
 * Numbers x for which a gradient is Σ xᵢ Gᵢ, by least squares over error ÷ the formula's bound.
 *
 * @param evidence the engine's numbers
 * @param parts the candidates that give each Gᵢ
 */
record Combination(Evidence evidence, List<Candidate> parts) {

    /** Beyond so many digits, numbers are no rounder than others. */
    private static final int ROUND_DIGITS = 6;

    /**
     * {@return the numbers, likeliest first: those with as few digits as give a candidate that fits the last layer, since people
     * write 0.9; then those of least squares. Nothing if the gradients leave some number open}
     *
     * @param candidate from the numbers
     */
    Stream<double[]> values(Function<double[], Candidate> candidate) {
        double[] x = leastSquares(lastLayer().size() > parts.size() ? lastLayer() : all());
        double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
        if (!Arrays.stream(x).allMatch(Double::isFinite) || largest < Double.MIN_NORMAL) {
            return Stream.empty();
        }
        Stream<double[]> rounded = IntStream.rangeClosed(1, ROUND_DIGITS)
                .mapToObj(digits -> Arrays.stream(x)
                        .map(value -> rounded(value, largest, digits))
                        .toArray())
                .filter(round -> evidence.fitsLastLayer(candidate.apply(round)))
                .limit(1);
        return Stream.concat(rounded, Stream.of(x));
    }

    /** One entry of a gradient. */
    private record Entry(TensorName tensor, int index) {}

    private List<Entry> lastLayer() {
        return entries(evidence.gradientsOf(evidence.depth()));
    }

    private List<Entry> all() {
        return entries(evidence.gradients());
    }

    /** Those that allow some rounding: the others are 0, whatever the numbers are. */
    private List<Entry> entries(List<TensorName> tensors) {
        return tensors.stream()
                .flatMap(tensor ->
                        IntStream.range(0, evidence.actual(tensor).size()).mapToObj(k -> new Entry(tensor, k)))
                .filter(entry -> evidence.bound(entry.tensor, entry.index) > 0)
                .toList();
    }

    private double[] leastSquares(List<Entry> entries) {
        double[] weights = entries.stream()
                .mapToDouble(entry -> 1 / evidence.bound(entry.tensor, entry.index))
                .toArray();
        double[][] columns = parts.stream()
                .map(part -> IntStream.range(0, weights.length)
                        .mapToDouble(
                                k -> weights[k] * evidence.value(part, entries.get(k).tensor, entries.get(k).index))
                        .toArray())
                .toArray(double[][]::new);
        double[] right = IntStream.range(0, weights.length)
                .mapToDouble(
                        k -> weights[k] * evidence.actual(entries.get(k).tensor).get(entries.get(k).index))
                .toArray();
        return weights.length < parts.size()
                ? DoubleStream.generate(() -> Double.NaN).limit(parts.size()).toArray()
                : LeastSquares.solve(columns, right);
    }

    /** To so many digits of the largest: what is small beside it becomes 0. */
    private static double rounded(double value, double largest, int digits) {
        double unit = Math.pow(10, Math.floor(Math.log10(largest)) - digits + 1);
        double multiple = Math.rint(value / unit);
        if (!Double.isFinite(multiple)) {
            return value; // so small that the unit underflows
        }
        return new BigDecimal(multiple * unit)
                .round(new MathContext(ROUND_DIGITS + 1, RoundingMode.HALF_EVEN))
                .doubleValue();
    }
}
