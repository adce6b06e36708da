package org.gradcheck4j.departure;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.BackwardPass;
import org.gradcheck4j.bound.HiddenSlope;
import org.gradcheck4j.bound.InputOfDW;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;

/** A backward pass that departs from the formula, in double-double. Every part is computed when first asked for. */
final class DepartedBackwardPass implements BackwardPass {

    private final ExactSolution solution;
    private final KnownSlopes slopes;
    private final Departure departure;
    private final Batch batch;
    private final Map<Integer, ExactMatrix> dA = new HashMap<>();
    private final Map<Integer, ExactMatrix> dZ = new HashMap<>();
    private final Map<Integer, ExactMatrix> dW = new HashMap<>();
    private final Map<Integer, ExactMatrix> db = new HashMap<>();

    DepartedBackwardPass(ExactSolution solution, KnownSlopes slopes, Departure departure) {
        this.solution = solution;
        this.slopes = slopes;
        this.departure = departure;
        this.batch = new Batch(
                solution.batch().X(), departure.labels().orElse(solution.batch().y()));
    }

    /** {@return the features, and the labels of this pass} */
    Batch batch() {
        return batch;
    }

    @Override
    public double sampleWeight(int sample) {
        return departure.sampleWeight(sample);
    }

    @Override
    public int labelRoundings() {
        return departure.labelRoundings();
    }

    @Override
    public double errorOfOutputGradient(OutputWithError output) {
        return departure.outputGradient().error(output);
    }

    @Override
    public double updateRate() {
        return departure.updateRate();
    }

    @Override
    public HiddenSlope slope(int i) {
        return departure.slope(i);
    }

    @Override
    public InputOfDW inputOfDW(int i) {
        return departure.inputOfDW(i);
    }

    @Override
    public boolean isHiddenPassOfFormula() {
        return departure.isHiddenPassOfFormula(1, solution.network().depth());
    }

    @Override
    public Matrix labels() {
        return batch.y();
    }

    @Override
    public Matrix weights(int i) {
        return departure.weights(i).orElseGet(() -> solution.network().layer(i).weights());
    }

    @Override
    public Matrix magnitudeOfWeights(int i) {
        return departure.updateRate() == 0 ? weights(i).abs() : exactWeights(i).magnitudes();
    }

    /** W[i] − r dW[i], or −r dW[i]. */
    private ExactMatrix exactWeights(int i) {
        ExactMatrix W = ExactMatrix.exactly(weights(i));
        if (departure.updateRate() == 0) {
            return W;
        }
        ExactMatrix update = dW(i).map(d -> d.multiply(-departure.updateRate()));
        return departure.includesWeights()
                ? ExactMatrix.generate(W.rows(), W.columns(), k -> W.get(k).add(update.get(k)))
                : update;
    }

    @Override
    public ExactMatrix dA(int i) {
        if (departure.updateRate() == 0 && departure.weights(i + 1).isEmpty() && isFormulaAt(i + 1)) {
            return solution.dA().get(i - 1);
        }
        return computed(dA, i, () -> exactWeights(i + 1).transpose().times(dZ(i + 1)));
    }

    @Override
    public ExactMatrix dZ(int i) {
        if (isFormulaAt(i)) {
            return solution.dZ().get(i - 1);
        }
        return computed(dZ, i, () -> i == solution.network().depth() ? output() : hidden(i));
    }

    private ExactMatrix output() {
        int depth = solution.network().depth();
        ExactMatrix Z = solution.Z().get(depth - 1);
        ExactMatrix q = slopes.q(depth);
        return ExactMatrix.generate(1, Z.columns(), k -> {
            DD z = Z.get(k);
            double w = departure.sampleWeight(k);
            DD value = w == 0
                    ? DD.ZERO
                    : departure.outputGradient().exact(z, q.get(k), batch.y().get(k));
            return w == 0 || w == 1 ? value : value.multiply(w);
        });
    }

    private ExactMatrix hidden(int i) {
        HiddenSlope slope = departure.slope(i);
        return slope == HiddenSlope.ONE ? dA(i) : dA(i).entrywise(slopes.factors(i, slope));
    }

    @Override
    public ExactMatrix dW(int i) {
        InputOfDW input = departure.inputOfDW(i);
        if (isFormulaAt(i) && input.equals(InputOfDW.activation(i - 1))) {
            return solution.dW().get(i - 1);
        }
        int j = input.layer();
        ExactMatrix A = input.isPreActivation() && j > 0 ? solution.Z().get(j - 1) : solution.activation(j);
        return computed(dW, i, () -> dZ(i).times(A.transpose()).dividedBy(batch.size()));
    }

    @Override
    public ExactMatrix db(int i) {
        if (isFormulaAt(i)) {
            return solution.db().get(i - 1);
        }
        return computed(db, i, () -> dZ(i).rowSums().dividedBy(batch.size()));
    }

    /** Whether dZ[i] is the formula's own, and so known already. */
    private boolean isFormulaAt(int i) {
        return departure.isFormulaAt(i, solution.network().depth());
    }

    /** Not computeIfAbsent: one computation asks for others in the same map. */
    private static ExactMatrix computed(Map<Integer, ExactMatrix> known, int i, Supplier<ExactMatrix> computation) {
        ExactMatrix before = known.get(i);
        if (before != null) {
            return before;
        }
        ExactMatrix now = computation.get();
        known.put(i, now);
        return now;
    }
}
