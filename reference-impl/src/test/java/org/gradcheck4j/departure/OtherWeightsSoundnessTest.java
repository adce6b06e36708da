package org.gradcheck4j.departure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.bound.ParameterErrors;
import org.gradcheck4j.bound.PrecisionRange;
import org.gradcheck4j.bound.RandomCases;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backprop whose weights and biases are off by as much as is allowed stays within the bound that allows for it. */
class OtherWeightsSoundnessTest {

    private static final int SEEDS = 400;

    /** Relative sizes of the error, in units of u: below the roundings of one sum, and far above all. */
    private static final double[] SIZES = {1, 4, 100};

    /** The oracle's own error, if it underflows. */
    private static final double TINY = 0x1p-1060;

    private static Network changed(Network network, UnaryOperator<Matrix> change) {
        return new Network(network.layers().stream()
                .map(layer -> new Layer(change.apply(layer.weights()), change.apply(layer.bias())))
                .toList());
    }

    @ParameterizedTest
    @EnumSource
    void no_error_of_the_weights_exceeds_the_bound(Precision precision) {
        int compared = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomCases.Case given = RandomCases.small(seed, precision);
            if (PrecisionRange.whyUnsupported(ExactOracle.of(given.network(), given.batch()), precision)
                    .isPresent()) {
                continue;
            }
            Random random = new Random(seed);
            double size = SIZES[seed % SIZES.length] * precision.unitRoundoff();
            // What the engine has is held by its precision, and what the oracle has is not: so it is moved, not the
            // engine's.
            Network engine = given.network();
            ParameterErrors off = ParameterErrors.of(
                    engine.depth(),
                    i -> engine.layer(i).weights().map(w -> size * Math.abs(w)),
                    i -> engine.layer(i).bias().map(b -> size * Math.abs(b)));
            Network moved =
                    changed(engine, W -> W.map(w -> w + (random.nextBoolean() ? size : -size) * w * (1 - 0x1p-40)));
            ExactSolution exact = ExactOracle.of(moved, given.batch());
            Map<TensorName, Matrix> bounds =
                    DerivedErrorBound.of(exact, Arithmetic.of(precision), off).tensors();
            new RoundedBackprop(precision)
                    .of(engine, given.batch())
                    .tensors()
                    .forEach((name, actual) -> assertWithin(
                            name,
                            actual,
                            Objects.requireNonNull(exact.tensors().get(name)),
                            Objects.requireNonNull(bounds.get(name))));
            compared++;
        }
        assertThat(compared).isGreaterThan(SEEDS / 2);
    }

    /** A product beyond the largest number of the precision is not the bound's concern. */
    private static void assertWithin(TensorName name, Matrix actual, ExactMatrix exact, Matrix bound) {
        for (int k = 0; k < actual.size(); k++) {
            if (Double.isFinite(actual.get(k))) {
                assertThat(exact.error(k, actual.get(k)))
                        .as("%s[%d]", name, k)
                        .isLessThanOrEqualTo(bound.get(k) + TINY);
            }
        }
    }
}
