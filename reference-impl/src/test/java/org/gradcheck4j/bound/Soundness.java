package org.gradcheck4j.bound;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** Sets an emulated engine against the bound, entry by entry. */
final class Soundness {

    private Soundness() {}

    /** {@return the largest error ÷ bound of any entry, and which it is; empty if the precision cannot hold the case} */
    static Optional<Worst> worst(long seed, Precision precision) {
        RandomCases.Case c = RandomCases.small(seed, precision);
        EmulatedEngine engine = EmulatedEngine.seeded(seed);
        ExactSolution exact = ExactOracle.of(c.network(), c.batch());
        if (PrecisionRange.whyUnsupported(exact, precision).isPresent()) {
            return Optional.empty();
        }
        Map<TensorName, Matrix> bound =
                DerivedErrorBound.of(exact, engine.arithmetic(precision)).tensors();
        Map<TensorName, Matrix> oracles =
                DerivedErrorBound.of(exact, ExactOracle.arithmetic()).tensors();
        Map<TensorName, Matrix> actual =
                engine.output(c.network(), c.batch(), precision).tensors();
        Worst worst = new Worst(0, "");
        for (Map.Entry<TensorName, ExactMatrix> tensor : exact.tensors().entrySet()) {
            TensorName name = tensor.getKey();
            for (int k = 0; k < tensor.getValue().size(); k++) {
                double error = tensor.getValue().error(k, get(actual, name, k));
                double ratio = error == 0 ? 0 : error / (get(bound, name, k) + get(oracles, name, k));
                if (!(ratio <= worst.ratio())) {
                    worst = new Worst(
                            ratio,
                            "%s[%d] of seed %d, %s, m = %d, %s: off by %s, allowed %s"
                                    .formatted(
                                            name,
                                            k,
                                            seed,
                                            c.network().architecture(),
                                            c.batch().size(),
                                            engine,
                                            error,
                                            get(bound, name, k)));
                }
            }
        }
        return Optional.of(worst);
    }

    private static double get(Map<TensorName, Matrix> tensors, TensorName name, int index) {
        return Objects.requireNonNull(tensors.get(name)).get(index);
    }

    /** An entry that uses most of its bound. */
    record Worst(double ratio, String where) {}
}
