package org.gradcheck4j.harness.diagnosis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Errors that are small in every gradient. Mistakes in a formula seldom make such; numbers that were rounded somewhere do.
 *
 * @param largest the largest error, relative to the largest entry of its tensor
 * @param isOfFloat whether the errors are of the size that rounding to float32 makes
 */
record SmallErrors(double largest, boolean isOfFloat) {

    /** Far above what rounding to three decimals leaves of a sum, and far below what most mistakes in a formula change. */
    private static final double SMALL = 1e-3;

    /** {@return the errors of an engine that computes in double or float; empty if one is not small} */
    static Optional<SmallErrors> of(Evidence evidence, Verdict verdict) {
        double roundoff = evidence.arithmetic().unitRoundoff();
        double largest = evidence.gradients().stream()
                .mapToDouble(tensor -> relative(tensor, evidence))
                .max()
                .orElseThrow();
        if (!(largest <= SMALL) || roundoff > Precision.FLOAT.unitRoundoff()) {
            return Optional.empty();
        }
        boolean isOfFloat = roundoff < Precision.FLOAT.unitRoundoff()
                && LowerFormatErrors.of(LowerFormat.FLOAT32, evidence, verdict).isPresent();
        return Optional.of(new SmallErrors(largest, isOfFloat));
    }

    private static double relative(TensorName tensor, Evidence evidence) {
        return IntStream.range(0, evidence.actual(tensor).size())
                        .mapToDouble(k -> evidence.exact(tensor)
                                .error(k, evidence.actual(tensor).get(k)))
                        .max()
                        .orElseThrow()
                / evidence.exact(tensor).largest();
    }

    /** One digit, never less than the value. */
    private static double roundedUp(double value) {
        return new BigDecimal(value)
                .round(new MathContext(1, RoundingMode.CEILING))
                .doubleValue();
    }

    /** {@return how small they are} */
    String size() {
        return "every gradient is within %s of the formula's, relative to the largest entry of each"
                .formatted(Figures.sixDigits(roundedUp(largest)));
    }

    /** {@return how small they are, and what makes such in all layers} */
    String sentence() {
        return size()
                + (isOfFloat
                        ? ", and the errors are of the size of float32 rounding: look for a float, a cast or an array of float32, in the "
                                + "backprop or where X, W and b are saved; a small constant, such as an ε, may do the same"
                        : ": were X, W or b rounded when they were saved, is a small constant, such as an ε, added somewhere, or is "
                                + "the gradient a difference of weights, divided by a small learning rate?");
    }

    /** {@return what to do about it} */
    String remedy() {
        return isOfFloat
                ? "compute in the precision of the gradient, and save X, W and b with all digits"
                : "save X, W and b with all digits; if the gradient is a difference of weights, take the step with the learning rate 2^40";
    }
}
