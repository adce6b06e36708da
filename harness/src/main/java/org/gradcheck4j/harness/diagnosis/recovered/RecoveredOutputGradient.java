package org.gradcheck4j.harness.diagnosis.recovered;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.LastLayer;
import org.gradcheck4j.harness.diagnosis.fit.LeftInverse;
import org.gradcheck4j.harness.diagnosis.fit.WorkLimit;
import org.gradcheck4j.model.Matrix;

/**
 * The engine's dZ[L], recovered from its dW[L] and db[L]: if [A[L−1]; 1] has at least as many rows as there are samples,
 *
 * <pre>dZ[L] [A[L−1]; 1]ᵀ = m [dW[L], db[L]]</pre>
 *
 * <p>determines it, provided that they are these sums, each off by no more than the roundings of such a sum.
 */
final class RecoveredOutputGradient {

    /** The error of any number is at most this share of the largest. */
    private static final double KNOWN = 0.01;

    /** Whether dW[L] and db[L] can be the sums of some dZ[L], in more equations than unknowns. */
    enum Sums {
        IMPOSSIBLE,
        NOT_TESTED,
        CONFIRMED
    }

    private final double[] dZ;
    private final double[] error;
    private final Sums sums;

    private RecoveredOutputGradient(double[] dZ, double[] error, Sums sums) {
        this.dZ = dZ;
        this.error = error;
        this.sums = sums;
    }

    /**
     * {@return the backward pass that is handed a dZ[L], and is the formula's from there on} Its dZ[L] is 1 in every sample, times the
     * weight of the sample: the dZ[L] that is handed to it is given as these weights.
     */
    static Departure handed(double[] dZ) {
        return Departure.formula()
                .withOutputGradient(OutputGradient.affine(0, 0, 1))
                .withSampleWeights(Matrix.row(dZ));
    }

    /** {@return dZ[L]; empty if there are too many samples, or if it is not known to 1 % of its largest number} */
    static Optional<RecoveredOutputGradient> of(Evidence evidence) {
        int m = evidence.samples();
        int numbers = evidence.inputs(evidence.depth()).rows() + 1;
        if (m < 2 || m > numbers || WorkLimit.isExceededBy((double) numbers * numbers * m)) {
            return Optional.empty();
        }
        LastLayer layer = new LastLayer(evidence);
        double[] s = IntStream.range(0, numbers).mapToDouble(layer::sum).toArray();
        LeftInverse inverse = new LeftInverse(IntStream.range(0, m)
                .mapToObj(k -> IntStream.range(0, numbers)
                        .mapToDouble(j -> layer.input(j, k))
                        .toArray())
                .toArray(double[][]::new));
        double[] dZ = inverse.times(s);
        double largest = Arrays.stream(dZ).map(Math::abs).max().orElse(0);
        // No |dZ| is above w = 2 · largest. Suppose that the largest of them is t > w: then its error is at most t/w
        // times that for w, which is below w/4. So t ≤ w/2 + t/4 < t, which cannot be.
        double[] size = new double[m];
        Arrays.fill(size, 2 * largest);
        double[] error = inverse.error(s, size, roundings(evidence, size));
        if (!(largest > 0) || !isBelow(error, largest / 2)) {
            return Optional.empty();
        }
        Arrays.setAll(size, k -> Math.abs(dZ[k]) + error[k]);
        double[] roundings = roundings(evidence, size);
        double[] refined = inverse.error(s, size, roundings);
        return isBelow(refined, KNOWN * largest)
                ? Optional.of(new RecoveredOutputGradient(dZ, refined, sums(inverse, s, size, roundings)))
                : Optional.empty();
    }

    private static boolean isBelow(double[] values, double limit) {
        return Arrays.stream(values).allMatch(value -> value <= limit);
    }

    private static Sums sums(LeftInverse inverse, double[] s, double[] size, double[] roundings) {
        double[] rest = inverse.rest(s);
        double[] allowed = inverse.largestRest(s, size, roundings);
        double largest = Arrays.stream(s).map(Math::abs).max().orElse(0);
        if (IntStream.range(0, s.length).anyMatch(j -> Math.abs(rest[j]) > allowed[j])) {
            return Sums.IMPOSSIBLE;
        }
        return s.length > size.length && isBelow(allowed, KNOWN * largest) ? Sums.CONFIRMED : Sums.NOT_TESTED;
    }

    /**
     * How far m db[L] and m dW[L] may be from the sums of a dZ[L] whose numbers are at most {@code size}: twice the bound
     * for {@code size} itself, since the bound on a sum that cancels is not below half of that on one that does not.
     */
    private static double[] roundings(Evidence evidence, double[] size) {
        int L = evidence.depth();
        DepartedSolution departed = evidence.departed(handed(size));
        Matrix dW = departed.boundOfDW(L);
        Matrix db = departed.boundOfDb(L);
        return IntStream.rangeClosed(0, dW.size())
                .mapToDouble(j -> 2 * size.length * (j == 0 ? db.get(0) : dW.get(j - 1)))
                .toArray();
    }

    /** {@return dZ[L] of each sample, {@code [m]}} */
    double[] dZ() {
        return dZ.clone();
    }

    /** {@return how far the engine's may be from it, {@code [m]}} */
    double[] error() {
        return error.clone();
    }

    /** {@return whether there can be such a dZ[L] at all} */
    Sums sums() {
        return sums;
    }
}
