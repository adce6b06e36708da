package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Matrix;

/**
 * The errors of a backward pass, entry by entry, from those of the forward pass. Layers count from 1. Not thread-safe: the
 * hidden layers are computed when first asked for.
 *
 * <p>Only departures from the formula use {@link #boundOfMean}, {@code errorOfUpdate}, and other values of a {@link BackwardPass} than
 * its defaults: sample weights, label roundings, an update rate, another {@link HiddenSlope}, another {@link InputOfDW}. The
 * formula's own pass uses all the rest.
 */
public final class BackwardPassErrors {

    /** Of W − r dW: the product, and the difference. */
    private static final int UPDATE_ROUNDINGS = 2;

    /** Of w (a − y): the count that w is made from, the quotient that w is, and the product. */
    private static final int WEIGHT_ROUNDINGS = 3;

    /** U is kept as its product with this: arithmetic with subnormal numbers is slow. */
    private static final double SCALE_OF_UNDERFLOW = 0x1p600;

    private final BackwardPass pass;
    private final ForwardPassErrors forward;
    private final Rounding rounding;
    private final int depth;
    private final int m;
    private final Matrix errorOfLastDZ;

    /** E(dZ[L]), E(dZ[L−1]), …, as far as they were asked for. */
    private final List<Matrix> errorsOfDZ = new ArrayList<>();

    /** How strongly the output depends on each neuron; empty if that is not known, or no hidden layer was asked for. */
    private Optional<OutputSensitivity> sensitivity = Optional.empty();

    /** E(g) of the layer that was computed last, and U, scaled. */
    private Matrix errorOfG;

    private Matrix scaledUnderflow;

    /**
     * Starts from the output; costs little before a hidden layer is asked for.
     *
     * @param pass the exact numbers of the backward pass
     * @param forward the errors of the forward pass before it
     */
    public BackwardPassErrors(BackwardPass pass, ForwardPassErrors forward) {
        this.pass = pass;
        this.forward = forward;
        this.rounding = forward.rounding();
        this.depth = forward.depth();
        this.m = pass.labels().columns();
        this.errorOfLastDZ = errorOfLastDZ();
        this.errorsOfDZ.add(errorOfLastDZ);
        this.errorOfG = Matrix.filled(1, m, 0);
        this.scaledUnderflow = errorOfG;
    }

    /**
     * {@return a bound on the error of an engine's dW[i], {@code [n_i × n_{i−1}]}}
     *
     * @param i from 1 to L
     */
    public Matrix boundOfDW(int i) {
        return errorOfDW(i, errorOfDZ(i)).map(DerivedErrorBound::inflated);
    }

    /**
     * {@return a bound on the error of an engine's db[i], {@code [n_i × 1]}}
     *
     * @param i from 1 to L
     */
    public Matrix boundOfDb(int i) {
        return errorOfDb(i, errorOfDZ(i)).map(DerivedErrorBound::inflated);
    }

    /**
     * {@return a bound on the error of an engine's loss, the mean cross-entropy}
     *
     * @param loss the exact J
     */
    public double boundOfLoss(double loss) {
        double roundings = pass.labelRoundings() * rounding.u() * (1 + Math.abs(loss));
        return DerivedErrorBound.inflated(LossError.of(pass.dZ(depth).rounded(), pass.labels(), forward) + roundings);
    }

    /**
     * {@return a bound on the error of an engine's mean over the samples, for a loss of another kind}
     *
     * @param values Σ |value| over the samples
     * @param errors Σ of how far each of an engine's values may be off
     */
    public double boundOfMean(double values, double errors) {
        return DerivedErrorBound.inflated(rounding.errorOfMean(m, values + errors, errors));
    }

    /** {@return each sample's output, and a bound on the error of an engine's} */
    public List<OutputWithError> outputs() {
        ForwardPassErrors.LayerErrors output = forward.layer(depth);
        return IntStream.range(0, m)
                .mapToObj(k -> OutputWithError.of(
                        output.Z().get(k),
                        pass.labels().get(k),
                        output.errorOfA().get(k),
                        rounding))
                .toList();
    }

    /** E(dZ[L]) = E(A[L]) + u (|A[L] − y| + E(A[L])) + mη, the last for a 1/m that comes first; or a departure's. */
    private Matrix errorOfLastDZ() {
        List<OutputWithError> outputs = outputs();
        return pass.labels().withEntries(k -> {
            OutputWithError output = outputs.get(k);
            double errorOfLabel = pass.labelRoundings() * rounding.u() * (1 + output.y() + output.errorOfA());
            double error = pass.errorOfOutputGradient(output) + errorOfLabel + m * rounding.eta();
            double w = Math.abs(pass.sampleWeight(k));
            if (w == 0 || w == 1) {
                return w * error;
            }
            return w * error
                    + WEIGHT_ROUNDINGS * rounding.u() * (Math.abs(pass.dZ(depth).high(k)) + w * error)
                    + 2 * rounding.eta();
        });
    }

    /** {@return E(dZ[i])} Hidden layers only if asked for: the output layer alone refutes most hypotheses. */
    Matrix errorOfDZ(int i) {
        while (errorsOfDZ.size() <= depth - i) {
            errorsOfDZ.add(errorOfNextDZ(depth - errorsOfDZ.size()));
        }
        return errorsOfDZ.get(depth - i);
    }

    /**
     * E(dZ[i]) of the hidden layer before those that are known: the smaller of two bounds, by the recurrence, and
     * |g| E(dZ[L]) + (|dZ[L]| + E(dZ[L])) E(g) + U.
     */
    private Matrix errorOfNextDZ(int i) {
        Matrix weights = engineWeights(i + 1).transpose();
        Matrix byRecurrence = errorOfHiddenDZ(i, weights, errorsOfDZ.get(depth - i - 1));
        if (i == depth - 1) {
            sensitivity = sensitivity();
        }
        if (sensitivity.isEmpty()) {
            return byRecurrence;
        }
        errorOfG = errorOfSensitivity(i, weights, errorOfG, sensitivity.get());
        scaledUnderflow = scaledUnderflow(i, weights, scaledUnderflow);
        Matrix output = pass.dZ(depth).magnitudes();
        Matrix boundOnG = sensitivity.get().boundOnG().get(i - 1);
        return byRecurrence.withEntries(k -> {
            double byOutput = boundOnG.get(k) * errorOfLastDZ.get(k % m)
                    + (output.get(k % m) + errorOfLastDZ.get(k % m)) * errorOfG.get(k);
            return OutputSensitivity.minIgnoringNaN(
                    withUnderflow(byOutput, scaledUnderflow.get(k)), byRecurrence.get(k));
        });
    }

    /**
     * Adds U. Mostly it is below 2⁻¹⁰⁰ of the rest: then {@link DerivedErrorBound#INFLATION} covers it, and it is left out, since a
     * division to a subnormal number is slow.
     */
    private static double withUnderflow(double error, double scaledUnderflow) {
        return scaledUnderflow < 0x1p-100 * SCALE_OF_UNDERFLOW * error
                ? error
                : error + scaledUnderflow / SCALE_OF_UNDERFLOW;
    }

    /** With W − r dW in the backward pass, dZ[i] is not g[i] · dZ[L], since dW depends on every sample. */
    private Optional<OutputSensitivity> sensitivity() {
        boolean isKnown = pass.updateRate() == 0
                && IntStream.range(1, depth).allMatch(i -> pass.slope(i).power().isPresent());
        if (!isKnown) {
            return Optional.empty();
        }
        return pass.isHiddenPassOfFormula() ? forward.sensitivity() : Optional.of(forward.sensitivity(pass));
    }

    /** E(dZ[i]) of a hidden layer from E(dZ[i+1]), with E(dA[i]) on the way. */
    private Matrix errorOfHiddenDZ(int i, Matrix weights, Matrix error) {
        Matrix next = pass.dZ(i + 1).magnitudes();
        Matrix magnitude = pass.dA(i).magnitudes();
        Matrix errorOfDA =
                timesTransposedWeights(i + 1, weights, next, magnitude, error, m * rounding.underflow(next.rows()));
        if (pass.updateRate() != 0) {
            Matrix added = errorOfUpdate(i + 1, error).transpose().times(next.plus(error));
            errorOfDA = errorOfDA.map(
                    added, (carried, more) -> carried + more + rounding.roundingOfSum(next.rows(), more, more));
        }
        return timesSlope(i, magnitude, errorOfDA, 2 * m * rounding.eta());
    }

    /** The error of W − r dW: that of dW, the product and the difference. */
    private Matrix errorOfUpdate(int i, Matrix error) {
        double r = Math.abs(pass.updateRate());
        Matrix updated = pass.magnitudeOfWeights(i);
        Matrix dW = pass.dW(i).magnitudes();
        Matrix errorOfDW = errorOfDW(i, error);
        return updated.withEntries(k -> {
            double product = r * (dW.get(k) + errorOfDW.get(k));
            return r * errorOfDW.get(k) + UPDATE_ROUNDINGS * rounding.u() * (product + updated.get(k)) + rounding.eta();
        });
    }

    /** E(g[i]), relative to the engine's own dZ[L]; g and h in place of dZ and dA, and no underflow. */
    private Matrix errorOfSensitivity(int i, Matrix weights, Matrix errorOfG, OutputSensitivity sensitivity) {
        Matrix boundOnH = sensitivity.boundOnH().get(i - 1);
        Matrix carried =
                timesTransposedWeights(i + 1, weights, sensitivity.boundOnG().get(i), boundOnH, errorOfG, 0);
        return timesSlope(i, boundOnH, carried, 0);
    }

    /** U[i], scaled, from U[i+1]: what underflow adds, whatever the size of dZ[L]. */
    private Matrix scaledUnderflow(int i, Matrix weights, Matrix next) {
        int n = next.rows();
        double absolute = m * rounding.underflow(n) * SCALE_OF_UNDERFLOW;
        Matrix carried = weights.times(next).map(each -> each + rounding.roundingOfSum(n, each, each) + absolute);
        Matrix none = carried.map(each -> 0);
        return timesSlope(i, none, carried, 2 * m * rounding.eta() * SCALE_OF_UNDERFLOW);
    }

    /**
     * |W[i]|ᵀ E, the rounding of W[i]ᵀ (value + E), and underflow. If the engine's weights are not quite the exact ones, also
     * E(W[i])ᵀ (|value| + E).
     *
     * @param weights at least |W[i]|ᵀ
     * @param magnitude |value|
     * @param magnitudeOfProduct |W[i]ᵀ value|
     * @param error E
     * @param absolute what underflow adds
     */
    private Matrix timesTransposedWeights(
            int i, Matrix weights, Matrix magnitude, Matrix magnitudeOfProduct, Matrix error, double absolute) {
        Matrix fromError = weights.times(error);
        Matrix carried = forward.errorOfWeights(i)
                .map(errorOfW -> fromError.plus(errorOfW.transpose().times(magnitude)))
                .orElse(fromError);
        Matrix products = weights.times(magnitude);
        int n = magnitude.rows();
        return carried.withEntries(k -> carried.get(k)
                + rounding.roundingOfSum(
                        n, products.get(k) + carried.get(k), magnitudeOfProduct.get(k) + carried.get(k))
                + absolute);
    }

    /** At least |W[i]| as the engine has it. */
    private Matrix engineWeights(int i) {
        Matrix exact = pass.magnitudeOfWeights(i);
        return forward.errorOfWeights(i).map(exact::plus).orElse(exact);
    }

    /** (E + 3u (|value| + E)) (s + S) + |value| S + absolute; twice as many roundings for s², none without s. */
    private Matrix timesSlope(int i, Matrix magnitude, Matrix error, double absolute) {
        HiddenSlope slope = pass.slope(i);
        if (slope == HiddenSlope.ONE) {
            return error;
        }
        Matrix s = forward.slope(i, slope).magnitude();
        Matrix errorOfS = forward.slope(i, slope).error();
        double relative = slope.power().orElse(1) * rounding.relativeErrorOfHiddenDZ();
        return error.withEntries(
                k -> (error.get(k) + relative * (magnitude.get(k) + error.get(k))) * (s.get(k) + errorOfS.get(k))
                        + magnitude.get(k) * errorOfS.get(k)
                        + absolute);
    }

    /** The bound on dW[i] from E(dZ[i]): what its factors carry, the rounding of the mean, and underflow. */
    private Matrix errorOfDW(int i, Matrix errorOfDZ) {
        InputOfDW input = pass.inputOfDW(i);
        Matrix dz = pass.dZ(i).magnitudes();
        Matrix errorOfA = forward.errorOf(input);
        Matrix engineA = forward.magnitudeOf(input).plus(errorOfA).transpose();
        Matrix fromDZ = errorOfDZ.times(engineA);
        Matrix carried = input.layer() == 0 ? fromDZ : fromDZ.plus(dz.times(errorOfA.transpose()));
        double absolute = rounding.underflow(m) + 2 * rounding.eta();
        return mean(dz.times(engineA), carried, fromDZ, pass.dW(i), absolute);
    }

    /** The bound on db[i] from E(dZ[i]). */
    private Matrix errorOfDb(int i, Matrix errorOfDZ) {
        Matrix ones = Matrix.filled(m, 1, 1);
        Matrix carried = errorOfDZ.times(ones);
        double absolute = 2 * rounding.eta() + (rounding.flushesSums() ? rounding.underflow(m) : 0);
        return mean(pass.dZ(i).magnitudes().times(ones), carried, carried, pass.db(i), absolute);
    }

    /** 1/m [ carried + the rounding of a mean of m terms ] + absolute; the terms' magnitudes are products + fromDZ. */
    private Matrix mean(Matrix products, Matrix carried, Matrix fromDZ, ExactMatrix exact, double absolute) {
        return products.withEntries(k -> {
            double total = m * Math.abs(exact.high(k)) + carried.get(k);
            double rounded = rounding.roundingOfMeanOfProducts(m, products.get(k) + fromDZ.get(k), total);
            return (carried.get(k) + rounded) / m + absolute;
        });
    }
}
