package org.gradcheck4j.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;

/** A backward pass that departs from the formula, in double-double; every part is computed when first asked for. */
final class VariedNumbers implements BackwardNumbers {

    private final ExactPass pass;
    private final List<ExactMatrix> slopes;
    private final Variation variation;
    private final Batch batch;
    private final Map<Integer, ExactMatrix> dA = new HashMap<>();
    private final Map<Integer, ExactMatrix> dZ = new HashMap<>();
    private final Map<Integer, ExactMatrix> dW = new HashMap<>();
    private final Map<Integer, ExactMatrix> db = new HashMap<>();

    /** With σ'(Z[i]) of the hidden layers, layer i at index i − 1. */
    VariedNumbers(ExactPass pass, List<ExactMatrix> slopes, Variation variation) {
        this.pass = pass;
        this.slopes = slopes;
        this.variation = variation;
        this.batch = new Batch(
                pass.batch().X(), variation.labels().orElse(pass.batch().y()));
    }

    ExactPass formula() {
        return pass;
    }

    Batch batch() {
        return batch;
    }

    @Override
    public Variation variation() {
        return variation;
    }

    @Override
    public Matrix labels() {
        return batch.y();
    }

    @Override
    public Dense weights(int i) {
        return Dense.magnitudes(exactWeights(i));
    }

    /** W[i] − r dW[i] */
    private ExactMatrix exactWeights(int i) {
        ExactMatrix W = ExactMatrix.of(pass.network().layer(i).weights());
        return variation.step() == 0
                ? W
                : W.each((k, w) -> w.subtract(dW(i).get(k).multiply(variation.step())));
    }

    @Override
    public ExactMatrix dA(int i) {
        if (variation.step() == 0 && isFormulas(i + 1)) {
            return pass.dA().get(i - 1);
        }
        return computed(dA, i, () -> ExactProduct.sum(exactWeights(i + 1).transpose(), dZ(i + 1)));
    }

    @Override
    public ExactMatrix dZ(int i) {
        if (isFormulas(i)) {
            return pass.dZ().get(i - 1);
        }
        return computed(dZ, i, () -> i == pass.network().depth() ? output() : hidden(i));
    }

    private ExactMatrix output() {
        ExactMatrix Z = pass.Z().get(pass.network().depth() - 1);
        return Z.each((k, z) -> variation.drops(k)
                ? DD.ZERO
                : variation
                        .output()
                        .exact(z, DoubleDoubleSigmoid.tail(z), batch.y().get(k)));
    }

    private ExactMatrix hidden(int i) {
        ExactMatrix result = dA(i);
        for (int power = 0; power < variation.slopePower(i); power++) {
            result = ExactProduct.entrywise(result, slopes.get(i - 1));
        }
        return result;
    }

    @Override
    public ExactMatrix dW(int i) {
        int factor = variation.factorOfWeights(i);
        if (isFormulas(i) && factor == i - 1) {
            return pass.dW().get(i - 1);
        }
        ExactMatrix A = factor == 0 ? ExactMatrix.of(batch.X()) : pass.A().get(factor - 1);
        return computed(dW, i, () -> ExactOracle.mean(ExactProduct.sum(dZ(i), A.transpose()), batch));
    }

    @Override
    public ExactMatrix db(int i) {
        if (isFormulas(i)) {
            return pass.db().get(i - 1);
        }
        return computed(db, i, () -> ExactOracle.mean(ExactProduct.sum(dZ(i), ExactOracle.ones(batch.size())), batch));
    }

    /** Whether dZ[i] is the formula's own, so that it is there already. */
    private boolean isFormulas(int i) {
        return variation.isFormulas(i, pass.network().depth());
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
