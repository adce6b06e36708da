package org.gradcheck4j.departure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.BackwardPass;
import org.gradcheck4j.bound.OutputError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;

/** A backward pass that departs from the formula, in double-double. Every part is computed when first asked for. */
final class DepartedBackwardPass implements BackwardPass {

    private final ExactSolution solution;
    private final List<ExactMatrix> slopes;
    private final Departure departure;
    private final Batch batch;
    private final Map<Integer, ExactMatrix> dA = new HashMap<>();
    private final Map<Integer, ExactMatrix> dZ = new HashMap<>();
    private final Map<Integer, ExactMatrix> dW = new HashMap<>();
    private final Map<Integer, ExactMatrix> db = new HashMap<>();

    /** With σ'(Z[i]) of the hidden layers, layer i at index i − 1. */
    DepartedBackwardPass(ExactSolution solution, List<ExactMatrix> slopes, Departure departure) {
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
    public boolean drops(int sample) {
        return departure.drops(sample);
    }

    @Override
    public int labelRoundings() {
        return departure.labelRoundings();
    }

    @Override
    public double errorOfOutputGradient(OutputError output) {
        return departure.output().error(output);
    }

    @Override
    public double step() {
        return departure.step();
    }

    @Override
    public int slopePower(int i) {
        return departure.slopePower(i);
    }

    @Override
    public int factorOfWeights(int i) {
        return departure.factorOfWeights(i);
    }

    @Override
    public Matrix labels() {
        return batch.y();
    }

    @Override
    public Matrix magnitudeOfWeights(int i) {
        return departure.step() == 0
                ? solution.network().layer(i).weights().abs()
                : weights(i).magnitudes();
    }

    /** W[i] − r dW[i] */
    private ExactMatrix weights(int i) {
        ExactMatrix W = ExactMatrix.exactly(solution.network().layer(i).weights());
        if (departure.step() == 0) {
            return W;
        }
        ExactMatrix dW = dW(i);
        return ExactMatrix.generate(
                W.rows(), W.columns(), k -> W.get(k).subtract(dW.get(k).multiply(departure.step())));
    }

    @Override
    public ExactMatrix dA(int i) {
        if (departure.step() == 0 && isFormulas(i + 1)) {
            return solution.dA().get(i - 1);
        }
        return computed(dA, i, () -> weights(i + 1).transpose().times(dZ(i + 1)));
    }

    @Override
    public ExactMatrix dZ(int i) {
        if (isFormulas(i)) {
            return solution.dZ().get(i - 1);
        }
        return computed(dZ, i, () -> i == solution.network().depth() ? output() : hidden(i));
    }

    private ExactMatrix output() {
        ExactMatrix Z = solution.Z().get(solution.network().depth() - 1);
        return ExactMatrix.generate(1, Z.columns(), k -> {
            DD z = Z.get(k);
            DD q = DoubleDoubleSigmoid.smaller(z);
            return departure.drops(k)
                    ? DD.ZERO
                    : departure.output().exact(z, q, batch.y().get(k));
        });
    }

    private ExactMatrix hidden(int i) {
        ExactMatrix result = dA(i);
        for (int power = 0; power < departure.slopePower(i); power++) {
            result = result.entrywise(slopes.get(i - 1));
        }
        return result;
    }

    @Override
    public ExactMatrix dW(int i) {
        int factor = departure.factorOfWeights(i);
        if (isFormulas(i) && factor == i - 1) {
            return solution.dW().get(i - 1);
        }
        ExactMatrix A =
                factor == 0 ? ExactMatrix.exactly(batch.X()) : solution.A().get(factor - 1);
        return computed(dW, i, () -> dZ(i).times(A.transpose()).dividedBy(batch.size()));
    }

    @Override
    public ExactMatrix db(int i) {
        if (isFormulas(i)) {
            return solution.db().get(i - 1);
        }
        return computed(db, i, () -> dZ(i).rowSums().dividedBy(batch.size()));
    }

    /** Whether dZ[i] is the formula's own, so that it is known already. */
    private boolean isFormulas(int i) {
        return departure.isFormulas(i, solution.network().depth());
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
