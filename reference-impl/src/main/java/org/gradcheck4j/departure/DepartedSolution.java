package org.gradcheck4j.departure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.bound.BackwardErrors;
import org.gradcheck4j.bound.BoundMatrix;
import org.gradcheck4j.bound.ForwardErrorBound;
import org.gradcheck4j.bound.ForwardErrors;
import org.gradcheck4j.bound.LossError;
import org.gradcheck4j.bound.OutputError;
import org.gradcheck4j.bound.OutputSensitivity;
import org.gradcheck4j.bound.Rounding;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;

/**
 * What an engine would return whose backward pass departs from the formula, and how far a correct such engine may be
 * from it. Layers count from 1. Not thread-safe: everything is computed when first asked for.
 */
public final class DepartedSolution {

    private final DepartedPass numbers;
    private final ForwardErrors forward;
    private final Rounding rounding;
    private final BackwardErrors errors;
    private final Map<Integer, Matrix> errorOfDW = new HashMap<>();
    private final Map<Integer, Matrix> errorOfDb = new HashMap<>();
    private List<BoundMatrix> errorOfDZ = List.of();

    DepartedSolution(DepartedPass numbers, ForwardErrors forward, Rounding rounding) {
        this.numbers = numbers;
        this.forward = forward;
        this.rounding = rounding;
        this.errors = new BackwardErrors(numbers, forward, rounding);
    }

    /**
     * {@return dW[i] as it departs from the formula, {@code [n_i × n_{i−1}]}}
     *
     * @param i from 1 to L
     */
    public ExactMatrix dW(int i) {
        return numbers.dW(i);
    }

    /**
     * {@return db[i] as it departs from the formula, {@code [n_i × 1]}}
     *
     * @param i from 1 to L
     */
    public ExactMatrix db(int i) {
        return numbers.db(i);
    }

    /**
     * {@return dZ[i] as it departs from the formula, m times the mean's, {@code [n_i × m]}}
     *
     * @param i from 1 to L
     */
    public ExactMatrix dZ(int i) {
        return numbers.dZ(i);
    }

    /**
     * {@return the bound on an engine's error in {@link #dW}}
     *
     * @param i from 1 to L
     */
    public Matrix errorOfDW(int i) {
        return errorOfDW.computeIfAbsent(
                i, each -> errors.ofWeights(i, errorOfDZ(i)).map(ForwardErrorBound::inflated));
    }

    /**
     * {@return the bound on an engine's error in {@link #db}}
     *
     * @param i from 1 to L
     */
    public Matrix errorOfDb(int i) {
        return errorOfDb.computeIfAbsent(
                i, each -> errors.ofBias(i, errorOfDZ(i)).map(ForwardErrorBound::inflated));
    }

    private BoundMatrix errorOfDZ(int i) {
        if (i == forward.depth()) {
            return errors.errorOfOutput(); // most wrong guesses fail here, before anything costs
        }
        if (errorOfDZ.isEmpty()) {
            // A step in the weights depends on the sample's own batch: g[i] · dZ[L] no longer says all.
            errorOfDZ = numbers.step() == 0
                    ? errors.tightened(
                            OutputSensitivity.of(numbers.formula().network(), forward.Z(), numbers::slopePower))
                    : errors.plain();
        }
        return errorOfDZ.get(i - 1);
    }

    /** {@return the loss that goes with it, in nats, to about 16 digits} */
    public double loss() {
        return numbers.departure().output() instanceof ClippedOutput clipped
                ? mean(clipped(clipped.epsilon()).stream()
                        .mapToDouble(ClippedLoss::value)
                        .sum())
                : relabelled().J().high(0);
    }

    /** {@return the bound on an engine's error in {@link #loss}} */
    public double errorOfLoss() {
        if (numbers.departure().output() instanceof ClippedOutput clipped) {
            List<ClippedLoss> losses = clipped(clipped.epsilon());
            double carried = losses.stream().mapToDouble(ClippedLoss::error).sum();
            double values = losses.stream().mapToDouble(ClippedLoss::value).sum() + carried;
            return ForwardErrorBound.inflated(mean(carried + rounding.ofMean(losses.size(), values, values))
                    + rounding.underflow(losses.size())
                    + 2 * rounding.eta());
        }
        double roundings = numbers.labelRoundings() * rounding.u() * (1 + Math.abs(loss()));
        return ForwardErrorBound.inflated(LossError.of(relabelled(), forward, rounding) + roundings);
    }

    private double mean(double sum) {
        return sum / numbers.batch().size();
    }

    private List<ClippedLoss> clipped(double epsilon) {
        List<ClippedLoss> losses = new ArrayList<>();
        BoundMatrix z = forward.Z().get(forward.depth() - 1);
        BoundMatrix errorOfA = forward.errorOfA().get(forward.depth());
        for (int k = 0; k < numbers.batch().size(); k++) {
            OutputError of = OutputError.of(z.get(k), numbers.labels().get(k), errorOfA.get(k), rounding);
            losses.add(ClippedLoss.of(epsilon, of));
        }
        return losses;
    }

    /** The formula's forward pass with these labels. */
    private ExactSolution relabelled() {
        ExactSolution formula = numbers.formula();
        int last = forward.depth() - 1;
        List<ExactMatrix> dZ = new ArrayList<>(formula.dZ());
        dZ.set(last, numbers.dZ(last + 1));
        return new ExactSolution(
                formula.network(),
                numbers.batch(),
                formula.Z(),
                formula.A(),
                ExactOracle.loss(formula.Z().get(last), numbers.batch()),
                formula.dA(),
                dZ,
                formula.dW(),
                formula.db());
    }
}
