package org.gradcheck4j.departure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gradcheck4j.bound.BackwardPassErrors;
import org.gradcheck4j.bound.ForwardPassErrors;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;

/**
 * What an engine would return if its backward pass departed from the formula, and how far an engine that makes just this
 * departure may be from it. Layers count from 1. Not thread-safe: everything is computed when first asked for.
 */
public final class DepartedSolution {

    private final ExactSolution formula;
    private final Departure departure;
    private final DepartedBackwardPass pass;
    private final BackwardPassErrors errors;
    private final Map<Integer, Matrix> boundOfDW = new HashMap<>();
    private final Map<Integer, Matrix> boundOfDb = new HashMap<>();

    DepartedSolution(ExactSolution formula, KnownSlopes slopes, Departure departure, ForwardPassErrors forward) {
        this.formula = formula;
        this.departure = departure;
        this.pass = new DepartedBackwardPass(formula, slopes, departure);
        this.errors = new BackwardPassErrors(pass, forward);
    }

    /**
     * {@return the dW[i] of that engine, {@code [n_i × n_{i−1}]}}
     *
     * @param i from 1 to L
     */
    public ExactMatrix dW(int i) {
        return pass.dW(i);
    }

    /**
     * {@return the db[i] of that engine, {@code [n_i × 1]}}
     *
     * @param i from 1 to L
     */
    public ExactMatrix db(int i) {
        return pass.db(i);
    }

    /**
     * {@return the dZ[i] of that engine, not yet divided by m, {@code [n_i × m]}}
     *
     * @param i from 1 to L
     */
    public ExactMatrix dZ(int i) {
        return pass.dZ(i);
    }

    /**
     * {@return the bound on that engine's error in {@link #dW}, {@code [n_i × n_{i−1}]}}
     *
     * @param i from 1 to L
     */
    public Matrix boundOfDW(int i) {
        return boundOfDW.computeIfAbsent(i, errors::boundOfDW);
    }

    /**
     * {@return the bound on that engine's error in {@link #db}, {@code [n_i × 1]}}
     *
     * @param i from 1 to L
     */
    public Matrix boundOfDb(int i) {
        return boundOfDb.computeIfAbsent(i, errors::boundOfDb);
    }

    /** {@return whether {@link #loss} is the loss that goes with this backward pass} */
    public boolean determinesLoss() {
        return departure.outputGradient().determinesLoss() && !departure.weighsSamples();
    }

    /** {@return the loss that goes with it if that is determined, else the formula's; in nats, to about 16 digits} */
    public double loss() {
        List<ClippedLossValue> own = ownLosses();
        return own.isEmpty()
                ? ExactOracle.loss(formula.Z().get(formula.Z().size() - 1), pass.batch())
                        .high(0)
                : sum(own, ClippedLossValue::value) / own.size();
    }

    /** {@return the bound on that engine's error in {@link #loss}, in nats} */
    public double boundOfLoss() {
        List<ClippedLossValue> own = ownLosses();
        return own.isEmpty()
                ? errors.boundOfLoss(loss())
                : errors.boundOfMean(sum(own, ClippedLossValue::value), sum(own, ClippedLossValue::error));
    }

    /** Of each sample; none if the loss is the formula's. */
    private List<ClippedLossValue> ownLosses() {
        return errors.outputs().stream()
                .flatMap(output -> departure.outputGradient().ownLoss(output).stream())
                .toList();
    }

    private static double sum(List<ClippedLossValue> losses, ToDoubleFunction<ClippedLossValue> part) {
        return losses.stream().mapToDouble(part).sum();
    }
}
