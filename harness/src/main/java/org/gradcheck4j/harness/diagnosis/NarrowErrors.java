package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradcheck4j.bound.ForwardErrorBound;
import org.gradcheck4j.bound.StatisticalBound;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.hypothesis.Evidence;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * The errors of the tensors that disagree, in units of the standard deviation that each entry would have in a lower format.
 *
 * @param tensors those that disagree, the loss aside
 * @param exact by name
 * @param deviations by name
 */
record NarrowErrors(List<TensorName> tensors, Map<TensorName, ExactMatrix> exact, Map<TensorName, Matrix> deviations) {

    /** The spread of a real lower precision, at most: real ones reached 3.8 times the usual one. */
    private static final double LARGEST_SPREAD = 8;

    /** And at least: if factors alone are rounded, or numbers that the format holds, it is much smaller than usual. */
    private static final double SMALLEST_SPREAD = 0.01;

    /** {@return the errors that an engine makes, if they are as large as the format's} */
    static Optional<NarrowErrors> of(NarrowFormat format, Evidence evidence, Verdict verdict) {
        List<TensorName> tensors = verdict.tensors().stream()
                .filter(tensor -> tensor.disagreeing() > 0)
                .map(TensorComparison::name)
                .filter(name -> !name.equals(TensorName.LOSS))
                .toList();
        NarrowErrors errors = new NarrowErrors(
                tensors,
                evidence.solution().tensors(),
                StatisticalBound.of(evidence.solution(), format.arithmeticForDeviation())
                        .tensors());
        return errors.isOfUsualSize(evidence) && errors.isWithinBound(format, evidence, verdict)
                ? Optional.of(errors)
                : Optional.empty();
    }

    /** {@return (number − exact) ÷ deviation of every entry that could be off} */
    double[] of(Map<TensorName, Matrix> numbers) {
        List<Double> errors = new ArrayList<>();
        for (TensorName tensor : tensors) {
            ExactMatrix value = Objects.requireNonNull(exact.get(tensor));
            Matrix deviation = Objects.requireNonNull(deviations.get(tensor));
            Matrix number = Objects.requireNonNull(numbers.get(tensor));
            for (int k = 0; k < value.size(); k++) {
                if (deviation.get(k) > 0) {
                    errors.add(((number.get(k) - value.high(k)) - value.low(k)) / deviation.get(k));
                }
            }
        }
        return errors.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** No entry of any tensor is further off than the format's own bound. */
    private static boolean isWithinBound(Map<TensorName, Matrix> bounds, Evidence evidence, TensorName tensor) {
        Matrix bound = Objects.requireNonNull(bounds.get(tensor));
        for (int k = 0; k < bound.size(); k++) {
            if (!(evidence.exact(tensor).error(k, evidence.actual(tensor).get(k)) <= bound.get(k))) {
                return false;
            }
        }
        return true;
    }

    private boolean isWithinBound(NarrowFormat format, Evidence evidence, Verdict verdict) {
        Map<TensorName, Matrix> bounds = ForwardErrorBound.of(evidence.solution(), format.arithmeticForBound())
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
