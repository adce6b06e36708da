package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.StepDifferences;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.TensorChange;
import org.gradcheck4j.harness.diagnosis.fit.Confirmation;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Difference quotients of a loss that an engine rounds. Each loss is off by at most its bound, so a quotient is off by that ÷
 * h, which for a small h says little. But then the losses are numbers with a last place, and each quotient is a whole
 * multiple of that last place ÷ h (or ÷ 2h): so that is predicted instead.
 */
final class RoundedDifferences implements TensorChange {

    /** The quotients are computed in double, and the parameter is moved: neither doubles the error of the loss. */
    private static final double OWN_ERROR = 2;

    /** The difference, 2h, and the quotient by it. */
    private static final double ROUNDINGS = 3;

    /** Bits from which a fit is not a coincidence: 80 predictions are tried, which takes 7 of them. */
    static final double LEAST_BITS = 30;

    /** Zero is a multiple of everything, and one other entry may be one by chance. */
    private static final int LEAST_NOT_ZERO = 2;

    private final StepDifferences differences;
    private final double quantum;
    private final Evidence evidence;

    /** The predictions that were made before. */
    private final Map<TensorName, Predicted> known = new HashMap<>();

    /**
     * Difference quotients of rounded losses.
     *
     * @param differences the quotients without rounding
     * @param quantum what every quotient is a multiple of; 0 if nothing is known
     * @param evidence gives the bound of the loss, and the multiple that an engine came to
     */
    RoundedDifferences(StepDifferences differences, double quantum, Evidence evidence) {
        this.differences = differences;
        this.quantum = quantum;
        this.evidence = evidence;
    }

    /** {@return what may be predicted: multiples of some last place of the mean or of the sum; or the quotients} */
    static Stream<RoundedDifferences> of(StepDifferences differences, Evidence evidence) {
        double divisor = (differences.central() ? 2 : 1) * differences.h();
        double loss = evidence.exact(TensorName.LOSS).high(0);
        double steepest = evidence.gradients().stream()
                .mapToDouble(tensor -> evidence.exact(tensor).largest())
                .reduce(0, Math::max);
        // Below a power of two the last place is half as large.
        double lowest = loss - OWN_ERROR * differences.h() * steepest;
        int m = evidence.samples();
        return DoubleStream.of(evidence.ulp(loss), evidence.ulp(lowest), evidence.ulp(m * loss) / m, 0)
                .distinct()
                .mapToObj(last -> new RoundedDifferences(differences, last / divisor, evidence));
    }

    StepDifferences differences() {
        return differences;
    }

    double quantum() {
        return quantum;
    }

    boolean isQuantised() {
        return quantum > 0;
    }

    /** Whether every entry of the engine's is a multiple; each confirms that by log2(half the quantum ÷ allowed error) bits. */
    boolean holdsAll() {
        double bits = 0;
        int notZero = 0;
        for (TensorName tensor : evidence.gradients()) {
            Matrix actual = evidence.actual(tensor);
            for (int k = 0; k < actual.size(); k++) {
                double value = actual.get(k);
                double allowed = allowed(value);
                if (!(Math.abs(value - multiple(value)) <= allowed)) {
                    return false;
                }
                bits += value == 0 ? 0 : Math.max(0, Confirmation.bits(quantum / 2 / allowed));
                notZero += value == 0 ? 0 : 1;
            }
        }
        return notZero >= LEAST_NOT_ZERO && bits >= LEAST_BITS;
    }

    /** {@return Σ log2(truncation error ÷ bound) over those entries of some tensors in which it exceeds the bound} */
    double bits(List<TensorName> tensors) {
        double bits = 0;
        for (TensorName tensor : tensors) {
            Predicted predicted = known.computeIfAbsent(tensor, this::predicted);
            for (int k = 0; k < predicted.value().size(); k++) {
                double change =
                        evidence.exact(tensor).error(k, predicted.value().get(k));
                bits += Math.max(0, Confirmation.bits(change / predicted.allowedError(k)));
            }
        }
        return bits;
    }

    /** {@return how far the engine is from the formula, at most} */
    double largestError() {
        return evidence.gradients().stream()
                .flatMapToDouble(
                        tensor -> IntStream.range(0, evidence.exact(tensor).size())
                                .mapToDouble(k -> evidence.exact(tensor)
                                        .error(k, evidence.actual(tensor).get(k))))
                .max()
                .orElse(0);
    }

    private double multiple(double value) {
        return Math.rint(value / quantum) * quantum;
    }

    private double allowed(double value) {
        return ROUNDINGS * evidence.arithmetic().unitRoundoff() * Math.abs(value);
    }

    @Override
    public Predicted changed(TensorName tensor, Predicted before) {
        return tensor.isGradient() ? known.computeIfAbsent(tensor, this::predicted) : before;
    }

    private Predicted predicted(TensorName tensor) {
        int i = tensor.layer();
        StepDifferences.Quotients quotients = tensor.is(TensorName.Quantity.dW) ? differences.dW(i) : differences.db(i);
        Matrix parameter = evidence.parameter(tensor);
        Matrix actual = evidence.actual(tensor);
        Matrix value = quotients.value();
        Matrix bound = value.withEntries(k -> errorOfLosses()
                + allowed(value.get(k))
                + errorOfStep(parameter.get(k), quotients.magnitude().get(k)));
        if (!isQuantised()) {
            return new Predicted(value, bound);
        }
        // The multiple nearest to the engine's number, if that is near enough to the quotient at all.
        Matrix nearest = value.withEntries(
                k -> Math.abs(actual.get(k) - value.get(k)) <= bound.get(k) ? multiple(actual.get(k)) : value.get(k));
        return new Predicted(nearest, nearest.map(this::allowed));
    }

    private double errorOfLosses() {
        double losses = differences.central() ? 1 : 2;
        return OWN_ERROR * losses * evidence.bound(TensorName.LOSS, 0) / differences.h();
    }

    /** θ + h is rounded: the step is off by u (|θ| + h). */
    private double errorOfStep(double parameter, double magnitude) {
        double h = differences.h();
        return OWN_ERROR * evidence.arithmetic().unitRoundoff() * (Math.abs(parameter) + h) / h * magnitude;
    }
}
