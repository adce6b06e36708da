package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.emulated.EmulatedEngine.MeanAt;
import org.gradcheck4j.emulated.EmulatedEngine.Order;
import org.gradcheck4j.emulated.EmulatedEngine.SigmoidForm;
import org.gradcheck4j.emulated.EmulatedEngine.Sums;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrong gradients each number of which lies within its bound: together they do not look like rounding. */
class JointVerdictTest {

    private static final EmulatedEngine ENGINE =
            new EmulatedEngine(new Sums(Order.BLOCKED, false, false), MeanAt.END, SigmoidForm.STEPS, false, 1);

    private static final Network OF_WDBC = SeededCases.network(1, 1, 30, 16, 8, 1);

    private static Batch wdbc(int m) {
        return CsvData.wdbc().standardised().draw(m, 1);
    }

    private static Verdict verdict(
            Network network, Batch batch, Precision precision, UnaryOperator<Gradients> mistake) {
        GradientCheck check = GradientCheck.of(network, batch, precision);
        Gradients right =
                ENGINE.gradients(check.solution().network(), check.solution().batch(), precision);
        return check.judge(EngineOutput.of(mistake.apply(right)), Arithmetic.of(precision))
                .verdict();
    }

    /** Changes the entries of the gradients of one layer: from layer, and the matrix. */
    private static Gradients changed(
            Gradients gradients, Precision precision, BiFunction<Integer, Matrix, Matrix> change) {
        return new Gradients(IntStream.rangeClosed(1, gradients.layers().size())
                .mapToObj(i -> new LayerGradient(
                        change.apply(i, gradients.layers().get(i - 1).dW()).map(precision::round),
                        change.apply(i, gradients.layers().get(i - 1).db()).map(precision::round)))
                .toList());
    }

    private static Matrix rows(Matrix matrix, int count, double factor) {
        return Matrix.generate(matrix.rows(), matrix.columns(), (i, j) -> matrix.get(i, j) * (i < count ? factor : 1));
    }

    @ParameterizedTest
    @EnumSource
    void right_gradients_agree(Precision precision) {
        assertThat(verdict(OF_WDBC, wdbc(64), precision, right -> right).outcome())
                .isEqualTo(Outcome.AGREE);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 2.5e-6", "DOUBLE, 4.5e-15", "FLOAT, -2.5e-6", "DOUBLE, -4.5e-15"})
    void a_factor_that_all_entries_have_in_common_does_not_agree(Precision precision, double more) {
        Verdict verdict = verdict(
                OF_WDBC,
                wdbc(64),
                precision,
                right -> changed(right, precision, (i, matrix) -> matrix.map(value -> value * (1 + more))));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("every entry", more > 0 ? "too large" : "too small");
    }

    /** The figures of docs/error-bound.md, in u. */
    @ParameterizedTest
    @CsvSource({
        "DOUBLE, 8, 9.9, 95",
        "DOUBLE, 64, 4.0, 169",
        "DOUBLE, 569, 3.0, 685",
        "FLOAT, 8, 9.9, 95",
        "FLOAT, 64, 4.0, 169",
        "FLOAT, 569, 3.4, 685",
        "HALF, 8, 10, 98",
        "HALF, 64, 5.5, 186",
        "HALF, 569, 30, 793"
    })
    void the_smallest_common_factor_that_is_noticed_is_published(
            Precision precision, int m, double smallest, double byBound) {
        GradientCheck check = GradientCheck.of(OF_WDBC, wdbc(m), precision);
        double u = precision.unitRoundoff();
        assertThat(outcomeOfFactor(check, 1.06 * smallest * u)).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(outcomeOfFactor(check, 0.94 * smallest * u)).isEqualTo(Outcome.AGREE);
        assertThat(smallestByBound(check) / u).isCloseTo(byBound, within(0.6));
    }

    /** The smallest relative error of an entry that exceeds its bound. */
    private static double smallestByBound(GradientCheck check) {
        Tolerance tolerance = check.tolerance(Arithmetic.of(check.precision()));
        double smallest = Double.POSITIVE_INFINITY;
        for (Map.Entry<TensorName, ExactMatrix> each :
                check.solution().tensors().entrySet()) {
            for (int k = 0; each.getKey().isGradient() && k < each.getValue().size(); k++) {
                double value = each.getValue().high(k);
                smallest = Math.min(smallest, tolerance.bound(each.getKey(), k, value) / Math.abs(value));
            }
        }
        return smallest;
    }

    private static Outcome outcomeOfFactor(GradientCheck check, double more) {
        Gradients multiple = new Gradients(
                IntStream.rangeClosed(1, check.solution().network().depth())
                        .mapToObj(i -> new LayerGradient(
                                check.solution().dW().get(i - 1).rounded().map(value -> Math.fma(more, value, value)),
                                check.solution().db().get(i - 1).rounded().map(value -> Math.fma(more, value, value))))
                        .toList());
        return check.judge(EngineOutput.of(multiple), Arithmetic.of(check.precision()))
                .verdict()
                .outcome();
    }

    @Test
    void one_neuron_off_by_a_thousandth_does_not_agree() {
        Verdict verdict = verdict(
                SeededCases.network(1, 1, 100, 100, 50, 1),
                SeededCases.batch(100, 512, 1),
                Precision.FLOAT,
                right -> changed(right, Precision.FLOAT, (i, matrix) -> i == 1 ? rows(matrix, 1, 0.999) : matrix));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason())
                .contains("every entry of row 0 of dW1 is too small by the same share, about 0.001");
    }

    @Test
    void one_input_off_by_less_than_its_bound_does_not_agree() {
        Verdict verdict = verdict(
                OF_WDBC,
                wdbc(64),
                Precision.FLOAT,
                right -> changed(
                        right,
                        Precision.FLOAT,
                        (i, matrix) -> i == 1 && matrix.columns() == 30
                                ? Matrix.generate(16, 30, (row, k) -> matrix.get(row, k) * (k == 7 ? 1 + 6e-6 : 1))
                                : matrix));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("every entry of column 7 of dW1 is too large");
    }

    @Test
    void a_negative_loss_disagrees_and_one_that_cannot_be_tested_is_said() {
        Network saturated = new Network(List.of(new Layer(Matrix.row(1), Matrix.row(0))));
        Batch batch = new Batch(Matrix.row(120, 1), Matrix.row(0, 1));
        GradientCheck check = GradientCheck.of(saturated, batch, Precision.FLOAT);
        Gradients right = ENGINE.gradients(saturated, batch, Precision.FLOAT);
        // J is 60, and its bound 77.
        assertThat(judge(check, right, -10).verdict().outcome()).isEqualTo(Outcome.DISAGREE);
        assertThat(judge(check, right, -1e-7).verdict().outcome()).isEqualTo(Outcome.AGREE);
        Judgement positive = judge(check, right, 100);
        String message = new VerdictMessage("case", "engine", positive).text(Map.of());
        assertThat(positive.verdict().outcome()).as(message).isEqualTo(Outcome.AGREE);
        assertThat(message).contains("not tested", "J: an output");
    }

    private static Judgement judge(GradientCheck check, Gradients gradients, double loss) {
        return check.judge(
                new EngineOutput(Optional.of(new ForwardPass(List.of(), loss)), gradients),
                Arithmetic.of(Precision.FLOAT));
    }
}
