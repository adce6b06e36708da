package org.gradcheck4j.departure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.BackwardPass;
import org.gradcheck4j.bound.BoundMatrix;
import org.gradcheck4j.bound.OutputError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactProduct;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;

/** A backward pass that departs from the formula, in double-double; every part is computed when first asked for. */
final class DepartedPass implements BackwardPass {

    private final ExactSolution solution;
    private final List<ExactMatrix> slopes;
    private final Departure departure;
    private final Batch batch;
    private final Map<Integer, ExactMatrix> dA = new HashMap<>();
    private final Map<Integer, ExactMatrix> dZ = new HashMap<>();
    private final Map<Integer, ExactMatrix> dW = new HashMap<>();
    private final Map<Integer, ExactMatrix> db = new HashMap<>();

    /** With σ'(Z[i]) of the hidden layers, layer i at index i − 1. */
    DepartedPass(ExactSolution solution, List<ExactMatrix> slopes, Departure departure) {
        this.solution = solution;
        this.slopes = slopes;
        this.departure = departure;
        this.batch = new Batch(
                solution.batch().X(), departure.labels().orElse(solution.batch().y()));
    }

    ExactSolution formula() {
        return solution;
    }

    Batch batch() {
        return batch;
    }

    Departure departure() {
        return departure;
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
    public double errorOfResidual(OutputError of) {
        return departure.output().error(of);
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
    public BoundMatrix weights(int i) {
        return BoundMatrix.magnitudes(exactWeights(i));
    }

    /** W[i] − r dW[i] */
    private ExactMatrix exactWeights(int i) {
        ExactMatrix W = ExactMatrix.of(solution.network().layer(i).weights());
        return departure.step() == 0
                ? W
                : W.each((k, w) -> w.subtract(dW(i).get(k).multiply(departure.step())));
    }

    @Override
    public ExactMatrix dA(int i) {
        if (departure.step() == 0 && isFormulas(i + 1)) {
            return solution.dA().get(i - 1);
        }
        return computed(dA, i, () -> ExactProduct.sum(exactWeights(i + 1).transpose(), dZ(i + 1)));
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
        return Z.each((k, z) -> departure.drops(k)
                ? DD.ZERO
                : departure
                        .output()
                        .exact(z, DoubleDoubleSigmoid.tail(z), batch.y().get(k)));
    }

    private ExactMatrix hidden(int i) {
        ExactMatrix result = dA(i);
        for (int power = 0; power < departure.slopePower(i); power++) {
            result = ExactProduct.entrywise(result, slopes.get(i - 1));
        }
        return result;
    }

    @Override
    public ExactMatrix dW(int i) {
        int factor = departure.factorOfWeights(i);
        if (isFormulas(i) && factor == i - 1) {
            return solution.dW().get(i - 1);
        }
        ExactMatrix A = factor == 0 ? ExactMatrix.of(batch.X()) : solution.A().get(factor - 1);
        return computed(dW, i, () -> ExactOracle.mean(ExactProduct.sum(dZ(i), A.transpose()), batch));
    }

    @Override
    public ExactMatrix db(int i) {
        if (isFormulas(i)) {
            return solution.db().get(i - 1);
        }
        return computed(db, i, () -> ExactOracle.mean(ExactProduct.sum(dZ(i), ExactOracle.ones(batch.size())), batch));
    }

    /** Whether dZ[i] is the formula's own, so that it is there already. */
    private boolean isFormulas(int i) {
        return departure.isFormulas(i, solution.network().depth());
    }

    @FunctionalInterface
    private interface Computation {
        ExactMatrix run();
    }

    /** Not computeIfAbsent: one computation asks for others in the same map. */
    private static ExactMatrix computed(Map<Integer, ExactMatrix> known, int i, Computation computation) {
        ExactMatrix before = known.get(i);
        if (before != null) {
            return before;
        }
        ExactMatrix now = computation.run();
        known.put(i, now);
        return now;
    }
}
