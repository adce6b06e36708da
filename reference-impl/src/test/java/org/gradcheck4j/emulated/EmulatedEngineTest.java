package org.gradcheck4j.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.stream.LongStream;
import org.gradcheck4j.bound.RandomCases;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EmulatedEngineTest {

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_form_computes_the_formula(long seed) {
        RandomCases.Case c = RandomCases.ordinary(seed, Precision.DOUBLE, 20, 9, 4, 3, 1);
        ExactSolution exact = ExactOracle.of(c.network(), c.batch());

        EmulatedEngine.seeded(seed)
                .gradients(c.network(), c.batch(), Precision.DOUBLE)
                .tensors()
                .forEach((name, tensor) -> assertThat(tensor.toArray())
                        .containsExactly(
                                Objects.requireNonNull(exact.tensors().get(name))
                                        .rounded()
                                        .toArray(),
                                within(1e-14)));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "HALF"})
    void every_result_is_a_number_of_the_precision(Precision precision) {
        RandomCases.Case c = RandomCases.small(1, precision);
        EngineOutput output = EmulatedEngine.seeded(1).output(c.network(), c.batch(), precision);

        for (Matrix tensor : output.tensors().values()) {
            assertThat(tensor).isEqualTo(tensor.map(precision::round));
        }
    }

    @Test
    void the_same_seed_gives_the_same_numbers_and_another_seed_others() {
        RandomCases.Case c = RandomCases.ordinary(1, Precision.FLOAT, 50, 9, 4, 1);
        Gradients gradients = shuffled(1).gradients(c.network(), c.batch(), Precision.FLOAT);

        assertThat(shuffled(1).gradients(c.network(), c.batch(), Precision.FLOAT))
                .isEqualTo(gradients);
        assertThat(shuffled(2).gradients(c.network(), c.batch(), Precision.FLOAT))
                .isNotEqualTo(gradients);
    }

    private static EmulatedEngine shuffled(long seed) {
        return new EmulatedEngine(
                new EmulatedEngine.Sums(EmulatedEngine.Order.SHUFFLED, false, false),
                EmulatedEngine.MeanAt.END,
                EmulatedEngine.SigmoidForm.ROUNDED,
                false,
                seed);
    }
}
