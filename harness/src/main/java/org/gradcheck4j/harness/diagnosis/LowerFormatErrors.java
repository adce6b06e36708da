package org.gradcheck4j.harness.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.deviation.ErrorDeviations;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * The errors of the tensors that disagree, in units of the standard deviation that each entry would have in a lower format.
 *
 * @param tensors those that disagree, the loss aside
 * @param exact by name
 * @param deviations by name
 */
record LowerFormatErrors(
        List<TensorName> tensors, Map<TensorName, ExactMatrix> exact, Map<TensorName, Matrix> deviations) {

    /** The largest spread that a lower precision is taken to have: real ones reached 3.8 times the usual one. */
    private static final double LARGEST_SPREAD = 8;

    /** The smallest: if factors alone are rounded, or numbers that the format holds, the spread is far below the usual one. */
    private static final double SMALLEST_SPREAD = 0.01;

    /** {@return the errors that an engine makes, if they are as large as the format's} */
    static Optional<LowerFormatErrors> of(LowerFormat format, Evidence evidence, Verdict verdict) {
        List<TensorName> tensors = verdict.tensors().stream()
                .filter(TensorComparison::disagrees)
                .map(TensorComparison::name)
                .filter(name -> !name.equals(TensorName.LOSS))
                .toList();
        LowerFormatErrors errors = new LowerFormatErrors(
                tensors,
                evidence.solution().tensors(),
                ErrorDeviations.of(evidence.solution(), format.arithmeticForDeviation())
                        .tensors());
        return errors.isOfUsualSize(evidence) && errors.isWithinBound(format, evidence, verdict)
                ? Optional.of(errors)
                : Optional.empty();
    }

    /** {@return (number − exact) ÷ deviation of every entry that could be off} */
    double[] of(Map<TensorName, Matrix> numbers) {
        return tensors.stream()
                .flatMapToDouble(tensor -> Arrays.stream(of(tensor, numbers)))
                .toArray();
    }

    /**
     * {@return the same, less what a common factor makes of each tensor} Most mistakes have that in common with a precision that
     * is so low that sums stop growing.
     */
    double[] besidesFactors(Map<TensorName, Matrix> numbers) {
        return tensors.stream()
                .flatMapToDouble(tensor -> Arrays.stream(
                        besides(inDeviations(tensor, k -> exact(tensor).high(k)), of(tensor, numbers))))
                .toArray();
    }

    /** What is left of errors without their part in a direction. */
    private static double[] besides(double[] direction, double[] errors) {
        double squares = 0;
        double products = 0;
        for (int k = 0; k < errors.length; k++) {
            squares += direction[k] * direction[k];
            products += direction[k] * errors[k];
        }
        double share = squares > 0 ? products / squares : 0;
        return IntStream.range(0, errors.length)
                .mapToDouble(k -> errors[k] - share * direction[k])
                .toArray();
    }

    private double[] of(TensorName tensor, Map<TensorName, Matrix> numbers) {
        ExactMatrix value = exact(tensor);
        Matrix number = Objects.requireNonNull(numbers.get(tensor));
        return inDeviations(tensor, k -> (number.get(k) - value.high(k)) - value.low(k));
    }

    private double[] inDeviations(TensorName tensor, IntToDoubleFunction entry) {
        Matrix deviation = Objects.requireNonNull(deviations.get(tensor));
        return IntStream.range(0, deviation.size())
                .filter(k -> deviation.get(k) > 0)
                .mapToDouble(k -> entry.applyAsDouble(k) / deviation.get(k))
                .toArray();
    }

    private ExactMatrix exact(TensorName tensor) {
        return Objects.requireNonNull(exact.get(tensor));
    }

    /** No entry of this tensor is further off than the format's own bound. */
    private static boolean isWithinBound(Map<TensorName, Matrix> bounds, Evidence evidence, TensorName tensor) {
        Matrix bound = Objects.requireNonNull(bounds.get(tensor));
        for (int k = 0; k < bound.size(); k++) {
            if (!(evidence.exact(tensor).error(k, evidence.actual(tensor).get(k)) <= bound.get(k))) {
                return false;
            }
        }
        return true;
    }

    /** No entry of any tensor is. */
    private boolean isWithinBound(LowerFormat format, Evidence evidence, Verdict verdict) {
        Map<TensorName, Matrix> bounds = DerivedErrorBound.of(evidence.solution(), format.arithmeticForBound())
                .tensors();
        return verdict.tensors().stream().allMatch(tensor -> isWithinBound(bounds, evidence, tensor.name()));
    }

    /** Whether the root mean square of error ÷ deviation is that of a format, or not far from it. */
    private boolean isOfUsualSize(Evidence evidence) {
        double spread = Math.sqrt(Arrays.stream(of(evidence.actual()))
                .map(error -> error * error)
                .average()
                .orElse(0));
        return spread > SMALLEST_SPREAD && spread < LARGEST_SPREAD;
    }
}
