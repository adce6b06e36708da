package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck4j.harness.diagnosis.CubedResiduals.cubes;
import static org.gradcheck4j.harness.diagnosis.CubedResiduals.noisy;
import static org.gradcheck4j.harness.diagnosis.CubedResiduals.sentence;
import static org.gradcheck4j.harness.diagnosis.CubedResiduals.with;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.DepartureOracle;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from a wrong dZ[L], and what does not. */
class RecoveredHiddenLayersTest {

    /** What is said if the slope is wrong in layer 1, in 2, in 3. */
    private static final List<String> WRONG_FROM = List.of(
            "; layers 3 and 2 follow from this dZ4, but layer 1 does not: look at how dZ1 is made, too",
            "; layer 3 follows from this dZ4, but layers 2 and 1 do not: look at how dZ2 is made, too",
            "; layers 3, 2 and 1 do not follow from this dZ4: look at how dZ3 is made, too");

    static Stream<DiagnosisCase> cases() {
        return Stream.of(Precision.DOUBLE, Precision.FLOAT).flatMap(precision -> IntStream.range(0, 12)
                .mapToObj(seed -> DiagnosisCase.of(precision, seed, 2 + seed % 3, 4, 6, 5, 9, 1)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_layer_from_which_on_the_backward_pass_is_wrong_is_named(DiagnosisCase given) {
        for (int wrong = 1; wrong <= 3; wrong++) {
            Set<Integer> layers = Set.of(wrong);
            for (int power : new int[] {0, 2}) {
                assertThat(sentence(given, cubes(given, backprop -> {
                            backprop.slopePower = power;
                            backprop.slopeLayers = layers;
                        })))
                        .contains("; dW4 and db4 determine dZ4: ")
                        .endsWith(WRONG_FROM.get(wrong - 1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_engine_at_its_bounds_is_not_called_wrong_in_the_backward_pass(DiagnosisCase given) {
        GradientCheck check = GradientCheck.of(given.network(), given.batch(), given.precision());
        Matrix A = check.solution().A().get(3).rounded();
        DepartedSolution cubes = DepartureOracle.of(check.solution(), Arithmetic.of(given.precision()))
                .departed(Departure.formula()
                        .withOutputGradient(OutputGradient.affine(0, 0, 1))
                        .withSampleWeights(A.map(given.batch().y(), (a, y) -> Math.pow(a - y, 3))));
        Random random = new Random(given.batch().size());
        Gradients atBounds = new Gradients(IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new LayerGradient(
                        cubes.dW(i).rounded().map(cubes.boundOfDW(i), (v, e) -> random.nextBoolean() ? v + e : v - e),
                        cubes.db(i).rounded().map(cubes.boundOfDb(i), (v, e) -> random.nextBoolean() ? v + e : v - e)))
                .toList());
        assertThat(sentence(given, atBounds))
                .contains("; dW4 and db4 determine dZ4: ")
                .endsWith(
                        "; all other gradients follow from this dZ4, so only the step that makes dZ4 is wrong, or all "
                                + "gradients have a wrong factor");
    }

    @Test
    void a_weight_gradient_that_alone_does_not_follow_is_named() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 3, 4, 4, 6, 5, 9, 1);
        Gradients cubes = cubes(given, backprop -> {});
        assertThat(sentence(
                        given,
                        with(
                                cubes,
                                2,
                                noisy(cubes.layer(2).dW()),
                                cubes.layer(2).db())))
                .endsWith(
                        "; db3, dW3, db2, db1 and dW1 follow from this dZ4, but dW2 does not: look at how dW2 is made, too");
    }

    @Test
    void all_that_is_known_of_a_wrong_dZ_is_said() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 3, 3, 4, 6, 9, 1);
        assertThat(sentence(given, cubes(given, backprop -> {})))
                .isEqualTo(
                        "none of the known mistakes gives these numbers; going back from the output, the first wrong "
                                + "tensor is dZ3, in layer 3: it is made from A3 and y; the layers before it, which are made from it, are wrong too, or the gradient is "
                                + "changed after backprop; dW3 and db3 determine dZ3: of samples 0 to 2 (from 0) it is -0.047714, "
                                + "0.19976 and -0.11336, but A3 − y is -0.3627, 0.58457 and -0.48397; all other gradients follow "
                                + "from this dZ3, so only the step that makes dZ3 is wrong, or all gradients have a wrong factor");
    }
}
