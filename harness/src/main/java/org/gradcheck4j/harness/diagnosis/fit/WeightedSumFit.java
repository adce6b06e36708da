package org.gradcheck4j.harness.diagnosis.fit;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.TensorName;

/**
 * Numbers x for which a gradient is Σ xᵢ Gᵢ, by least squares over error ÷ the formula's bound.
 *
 * @param evidence the engine's numbers
 * @param parts the candidates that give each Gᵢ
 */
public record WeightedSumFit(Evidence evidence, List<Candidate> parts) {

    /** What is smaller beside the largest, in unit roundoffs, is 0 that rounding hides. */
    private static final int NEGLIGIBLE = 1 << 10;

    /** A computation from the numbers. */
    @FunctionalInterface
    public interface CandidateFor {

        /** {@return the computation with these values} */
        Candidate with(double[] x);
    }

    /**
     * {@return the computations with the numbers, likeliest first: those with as few digits as fit the last layer, since people
     * write 0.9; then those of least squares. Nothing if the gradients leave some number open}
     *
     * @param guess from the numbers, to see whether it fits
     * @param candidate from the numbers, to be returned
     */
    public Stream<Candidate> candidates(CandidateFor guess, CandidateFor candidate) {
        double[] x = leastSquares(lastLayer());
        // If the inputs of the last layer are nearly alike, the other layers tell the numbers better.
        return isOpen(x) || evidence.fitsLastLayer(guess.with(x))
                ? Stream.<Supplier<List<Entry>>>of(this::lastLayer, this::all)
                        .flatMap(entries -> near(leastSquares(entries.get()), guess, candidate))
                : Stream.empty();
    }

    private Stream<Candidate> near(double[] x, CandidateFor guess, CandidateFor candidate) {
        double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
        if (isOpen(x) || largest < Double.MIN_NORMAL) {
            return Stream.empty();
        }
        Stream<Candidate> rounded = IntStream.rangeClosed(1, RoundNumber.MOST_DIGITS)
                .boxed()
                .flatMap(digits -> Stream.of(Arrays.stream(x)
                                .map(value -> rounded(value, largest, digits))
                                .toArray())
                        .filter(round -> evidence.fitsLastLayer(guess.with(round)))
                        .map(round -> candidate.with(round).oneOf(Math.pow(10, digits * x.length))))
                .limit(1);
        double negligible = NEGLIGIBLE * evidence.arithmetic().unitRoundoff() * largest;
        double[] clear = Arrays.stream(x)
                .map(value -> Math.abs(value) < negligible ? 0 : value)
                .toArray();
        return Stream.concat(
                rounded,
                Stream.of(clear, x)
                        .skip(Arrays.equals(clear, x) ? 1 : 0)
                        .map(each -> candidate.with(each).fitted(x.length)));
    }

    private static boolean isOpen(double[] x) {
        return !Arrays.stream(x).allMatch(Double::isFinite);
    }

    /** One entry of a gradient. */
    private record Entry(TensorName tensor, int index) {}

    private List<Entry> lastLayer() {
        return entries(evidence.gradientsOf(evidence.depth()));
    }

    private List<Entry> all() {
        return entries(evidence.gradients());
    }

    /** Those that allow some rounding: the others are 0, or underflow, whatever the numbers are. */
    private List<Entry> entries(List<TensorName> tensors) {
        return tensors.stream()
                .flatMap(tensor ->
                        IntStream.range(0, evidence.actual(tensor).size()).mapToObj(k -> new Entry(tensor, k)))
                .filter(entry -> evidence.bound(entry.tensor, entry.index) >= Double.MIN_NORMAL)
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

    /** Rounds to {@code digits} digits of the largest, a normal number: what is small beside it becomes 0. */
    private static double rounded(double value, double largest, int digits) {
        double unit = Math.pow(10, Math.floor(Math.log10(largest)) - digits + 1);
        double multiple = Math.rint(value / unit);
        return RoundNumber.of(multiple * unit, RoundNumber.MOST_DIGITS + 1);
    }
}
