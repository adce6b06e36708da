package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.emulated.EmulatedEngine.MeanAt;
import org.gradcheck4j.emulated.EmulatedEngine.Order;
import org.gradcheck4j.emulated.EmulatedEngine.SigmoidForm;
import org.gradcheck4j.emulated.EmulatedEngine.Sums;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong gradients of noticeable size that once agreed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenMistakesTest {

    private static final int FLIPPED = 2007;

    private static final Network OF_WDBC = SeededCases.network(1, 1, 30, 16, 8, 1);
    private static final Batch WDBC = CsvData.wdbc().standardised().samples();

    /** Sums half in float, as GPUs do. */
    private static final GradientEngine WIDE =
            new EmulatedEngine(new Sums(Order.IN_ORDER, true, true), MeanAt.END, SigmoidForm.ROUNDED, false, 1);

    private static final GradientEngine PLAIN =
            new EmulatedEngine(new Sums(Order.BLOCKED, false, false), MeanAt.END, SigmoidForm.STEPS, false, 1);

    /** Sums in half. */
    private static final GradientEngine NARROW =
            new EmulatedEngine(new Sums(Order.IN_ORDER, false, false), MeanAt.END, SigmoidForm.STEPS, false, 1);

    private final GradientCheck large = GradientCheck.of(
            SeededCases.network(1, 1, 784, 256, 128, 1), SeededCases.batch(784, 128, 1), Precision.FLOAT);

    /** A right gradient of the large network. */
    private final Gradients ofLarge = of(PLAIN, large);

    private final GradientCheck halfOfWdbc = GradientCheck.of(OF_WDBC, WDBC, Precision.HALF);

    private static Gradients changed(Gradients gradients, BiFunction<TensorName, Matrix, Matrix> change) {
        return new Gradients(IntStream.rangeClosed(1, gradients.layers().size())
                .mapToObj(i -> new LayerGradient(
                        change.apply(
                                TensorName.dW(i), gradients.layers().get(i - 1).dW()),
                        change.apply(
                                TensorName.db(i), gradients.layers().get(i - 1).db())))
                .toList());
    }

    private static Gradients of(GradientEngine engine, GradientCheck check) {
        return engine.gradients(check.solution().network(), check.solution().batch(), check.precision());
    }

    /** Without a diagnosis: no mistake that explains wrong numbers makes them agree. */
    private static Verdict verdict(GradientCheck check, Gradients gradients) {
        return check.verdict(EngineOutput.of(gradients), Arithmetic.undeclared(check.precision()));
    }

    @Test
    void in_half_on_all_of_wdbc_a_right_gradient_with_sums_in_float_agrees() {
        GradientCheck check = halfOfWdbc;
        assertThat(verdict(check, of(WIDE, check)).outcome()).isEqualTo(Outcome.AGREE);
    }

    @Test
    void in_half_a_right_gradient_with_sums_in_half_is_not_called_wrong() {
        GradientCheck check = halfOfWdbc;
        Verdict verdict = check.judge(EngineOutput.of(of(NARROW, check)), Arithmetic.undeclared(Precision.HALF))
                .verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason())
                .startsWith("it agrees only if the engine has sums that are rounded to half at each step");
    }

    @Test
    void in_half_two_percent_too_much_does_not_agree() {
        GradientCheck check = halfOfWdbc;
        Gradients more =
                changed(of(WIDE, check), (name, matrix) -> matrix.map(value -> Precision.HALF.round(1.02 * value)));
        assertThat(verdict(check, more).outcome()).isNotEqualTo(Outcome.AGREE);
    }

    @Test
    void in_half_a_dropped_sample_does_not_agree() {
        GradientCheck check = halfOfWdbc;
        Batch fewer = GradientCheck.of(
                        OF_WDBC,
                        new Batch(
                                Matrix.generate(30, 568, (i, k) -> WDBC.X().get(i, k)),
                                Matrix.generate(1, 568, (i, k) -> WDBC.y().get(k))),
                        Precision.HALF)
                .solution()
                .batch();
        Gradients dropped = changed(
                WIDE.gradients(check.solution().network(), fewer, Precision.HALF),
                (name, matrix) -> matrix.map(value -> Precision.HALF.round(value * 568 / 569)));
        assertThat(verdict(check, dropped).outcome()).isNotEqualTo(Outcome.AGREE);
    }

    @Test
    void one_neuron_of_a_hundred_off_by_less_than_a_percent_does_not_agree() {
        GradientCheck check = GradientCheck.of(
                SeededCases.network(1, 1, 100, 100, 50, 1), SeededCases.batch(100, 2048, 1), Precision.FLOAT);
        Gradients off = changed(
                of(PLAIN, check),
                (name, matrix) -> name.equals(TensorName.dW(1))
                        ? Matrix.generate(
                                100, 100, (i, j) -> Precision.FLOAT.round(matrix.get(i, j) * (i == 51 ? 0.991 : 1)))
                        : matrix);
        assertThat(verdict(check, off).outcome()).isNotEqualTo(Outcome.AGREE);
    }

    /** Of saturated neurons, those near 0 can be tested, and those near 1, which have all of the norm, cannot. */
    @ParameterizedTest
    @ValueSource(doubles = {-20, -1, 0})
    void neurons_with_nearly_all_of_the_norm_do_not_hide_behind_others(double factor) {
        Network ordinary = SeededCases.network(0.2, 1, 6, 10, 1);
        Network saturated = new Network(List.of(
                new Layer(ordinary.layer(1).weights(), Matrix.generate(10, 1, (i, k) -> i < 5 ? 39 : -45)),
                ordinary.layer(2)));
        GradientCheck check = GradientCheck.of(saturated, SeededCases.batch(6, 50, 1), Precision.DOUBLE);
        Gradients wrong = changed(
                of(PLAIN, check),
                (name, matrix) -> name.layer() == 1
                        ? Matrix.generate(
                                matrix.rows(), matrix.columns(), (i, k) -> matrix.get(i, k) * (i < 5 ? factor : 1))
                        : matrix);
        Verdict verdict = verdict(check, wrong);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("of its squared norm");
    }

    /** Eight entries of one neuron are off by a little, as a σ made from tanh may be; another neuron is off by 20 %. */
    @Test
    void a_small_error_does_not_excuse_a_larger_one() {
        Network network = new Network(List.of(
                new Layer(
                        Matrix.generate(2, 8, (i, j) -> i == 0 ? (j < 6 ? 0.1 : j == 6 ? 3e4 : -3e4) : 0.1 * (j + 1)),
                        Matrix.column(-35, -29.5)),
                new Layer(Matrix.row(150, -0.8), Matrix.column(0))));
        Batch batch = new Batch(
                Matrix.generate(8, 9, (i, k) -> 1 + 0.25 * Math.abs(Math.sin(7 * Math.min(i, 6) + k))),
                Matrix.generate(1, 9, (i, k) -> k % 2));
        GradientCheck check = GradientCheck.of(network, batch, Precision.DOUBLE);
        Gradients wrong = changed(
                of(PLAIN, check),
                (name, matrix) -> name.equals(TensorName.dW(1))
                        ? Matrix.generate(2, 8, (i, k) -> matrix.get(i, k) * (i == 0 ? 1.2 : 1.001))
                        : matrix);
        assertThat(verdict(check, wrong).outcome()).isNotEqualTo(Outcome.AGREE);
    }

    @Test
    void two_neurons_of_a_large_network_off_by_five_percent_do_not_agree() {
        Gradients off = changed(
                ofLarge,
                (name, matrix) -> name.equals(TensorName.dW(1))
                        ? Matrix.generate(
                                256, 784, (i, j) -> Precision.FLOAT.round(matrix.get(i, j) * (i < 2 ? 1.05 : 1)))
                        : matrix);
        assertThat(verdict(large, ofLarge).outcome()).isEqualTo(Outcome.AGREE);
        Verdict verdict = verdict(large, off);
        assertThat(verdict.outcome()).as(verdict.reason()).isNotEqualTo(Outcome.AGREE);
    }

    /** Each stays within the bound of its entry. */
    @Test
    void two_thousand_flipped_signs_of_a_large_network_do_not_agree() {
        Tolerance tolerance = large.tolerance(Arithmetic.of(Precision.FLOAT));
        AtomicInteger flippable = new AtomicInteger();
        Gradients flipped = changed(
                ofLarge,
                (name, matrix) -> name.equals(TensorName.dW(1))
                        ? matrix.withEntries(k -> {
                            boolean flips = 2.1 * Math.abs(matrix.get(k)) < tolerance.bound(name, k, matrix.get(k))
                                    && flippable.getAndIncrement() < FLIPPED;
                            return flips ? -matrix.get(k) : matrix.get(k);
                        })
                        : matrix);
        assertThat(flippable).hasValueGreaterThanOrEqualTo(FLIPPED);
        Verdict verdict = verdict(large, flipped);
        assertThat(verdict.disagreeing()).isZero();
        assertThat(verdict.outcome()).as(verdict.reason()).isNotEqualTo(Outcome.AGREE);
    }
}
