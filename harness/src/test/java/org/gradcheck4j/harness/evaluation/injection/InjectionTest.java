package org.gradcheck4j.harness.evaluation.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** Each fault against its formula, written out for the network 1-1-1 and two samples. */
class InjectionTest {

    /** A hundred roundings of double, on values below 10. */
    private static final Offset<Double> ROUNDING = within(1e-13);

    private static final double W1 = 0.75;
    private static final double B1 = -0.5;
    private static final double W2 = 1.5;
    private static final double B2 = 0.25;
    private static final double[] X = {2, -3};
    private static final double[] Y = {0, 1};

    private static final Network NETWORK = new Network(List.of(
            new Layer(Matrix.of(1, 1, W1), Matrix.column(B1)), new Layer(Matrix.of(1, 1, W2), Matrix.column(B2))));
    private static final Batch BATCH = new Batch(Matrix.row(X), Matrix.row(Y));

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double a1(int k) {
        return sigma(W1 * X[k] + B1);
    }

    private static double a2(int k) {
        return sigma(W2 * a1(k) + B2);
    }

    private static double slope(double a) {
        return a * (1 - a);
    }

    private static double dz2(int k) {
        return a2(k) - Y[k];
    }

    private static double dz1(int k) {
        return W2 * dz2(k) * slope(a1(k));
    }

    private static Gradients inject(Deviation deviation) {
        return Fault.of("any", "any", deviation).inject(NETWORK, BATCH, Precision.DOUBLE);
    }

    private static void assertGradients(Gradients actual, double dW1, double db1, double dW2, double db2) {
        assertThat(actual.layer(1).dW().get(0)).as("dW1").isCloseTo(dW1, ROUNDING);
        assertThat(actual.layer(1).db().get(0)).as("db1").isCloseTo(db1, ROUNDING);
        assertThat(actual.layer(2).dW().get(0)).as("dW2").isCloseTo(dW2, ROUNDING);
        assertThat(actual.layer(2).db().get(0)).as("db2").isCloseTo(db2, ROUNDING);
    }

    private static final double DW1 = (dz1(0) * X[0] + dz1(1) * X[1]) / 2;
    private static final double DB1 = (dz1(0) + dz1(1)) / 2;
    private static final double DW2 = (dz2(0) * a1(0) + dz2(1) * a1(1)) / 2;
    private static final double DB2 = (dz2(0) + dz2(1)) / 2;

    @Test
    void no_deviation_gives_the_formula() {
        assertGradients(inject(Deviation.NONE), DW1, DB1, DW2, DB2);
    }

    @Test
    void a_sum_is_m_times_the_mean() {
        assertGradients(inject(new MeanFault(1, 1)), 2 * DW1, 2 * DB1, 2 * DW2, 2 * DB2);
    }

    @Test
    void a_factor_multiplies_every_entry() {
        assertGradients(inject(new MeanFault(2, -0.5)), -DW1 / 2, -DB1 / 2, -DW2 / 2, -DB2 / 2);
    }

    @Test
    void flipped_labels_are_one_minus_the_labels() {
        double[] dz2 = {a2(0) - 1, a2(1)};
        double db2 = (dz2[0] + dz2[1]) / 2;
        double db1 = W2 * (dz2[0] * slope(a1(0)) + dz2[1] * slope(a1(1))) / 2;
        Gradients actual = inject(LabelFault.FLIPPED);
        assertThat(actual.layer(2).db().get(0)).isCloseTo(db2, ROUNDING);
        assertThat(actual.layer(1).db().get(0)).isCloseTo(db1, ROUNDING);
    }

    @Test
    void broadcast_labels_are_their_mean() {
        double[] dz2 = {a2(0) - 0.5, a2(1) - 0.5};
        Gradients actual = inject(LabelFault.BROADCAST);
        assertThat(actual.layer(2).dW().get(0)).isCloseTo((dz2[0] * a1(0) + dz2[1] * a1(1)) / 2, ROUNDING);
        assertThat(actual.layer(2).db().get(0)).isCloseTo((dz2[0] + dz2[1]) / 2, ROUNDING);
    }

    @Test
    void own_activation_takes_the_output_of_the_layer_for_its_input() {
        double dW1 = (dz1(0) * a1(0) + dz1(1) * a1(1)) / 2;
        double dW2 = (dz2(0) * a2(0) + dz2(1) * a2(1)) / 2;
        assertGradients(inject(new OwnActivationFault(Set.of(1, 2))), dW1, DB1, dW2, DB2);
        assertGradients(inject(new OwnActivationFault(Set.of(1))), dW1, DB1, DW2, DB2);
    }

    @Test
    void a_missing_sigmoid_derivative_leaves_dA() {
        double[] dz1 = {W2 * dz2(0), W2 * dz2(1)};
        assertGradients(
                inject(new SlopeFault(0, Set.of(1))),
                (dz1[0] * X[0] + dz1[1] * X[1]) / 2,
                (dz1[0] + dz1[1]) / 2,
                DW2,
                DB2);
    }

    @Test
    void a_repeated_sigmoid_derivative_is_squared() {
        double[] dz1 = {dz1(0) * slope(a1(0)), dz1(1) * slope(a1(1))};
        assertGradients(
                inject(new SlopeFault(2, Set.of(1))),
                (dz1[0] * X[0] + dz1[1] * X[1]) / 2,
                (dz1[0] + dz1[1]) / 2,
                DW2,
                DB2);
    }

    @Test
    void updated_weights_change_the_layers_before() {
        double r = 0.125;
        double factor = (W2 - r * DW2) / W2;
        assertGradients(inject(new UpdatedWeightsFault(r)), factor * DW1, factor * DB1, DW2, DB2);
    }

    @Test
    void weight_decay_adds_the_weights_and_spares_the_biases() {
        double lambda = 0.25;
        assertGradients(inject(new WeightDecayFault(lambda, false)), DW1 + lambda * W1, DB1, DW2 + lambda * W2, DB2);
    }

    @Test
    void weight_decay_of_the_second_form_adds_the_biases_too() {
        double lambda = 0.25;
        assertGradients(
                inject(new WeightDecayFault(lambda, true)),
                DW1 + lambda * W1,
                DB1 + lambda * B1,
                DW2 + lambda * W2,
                DB2 + lambda * B2);
    }

    @Test
    void a_dropped_sample_leaves_the_sum_of_the_others() {
        assertGradients(inject(new SampleDroppedFault(0, 1)), dz1(1) * X[1], dz1(1), dz2(1) * a1(1), dz2(1));
        assertGradients(
                inject(new SampleDroppedFault(0, 2)), dz1(1) * X[1] / 2, dz1(1) / 2, dz2(1) * a1(1) / 2, dz2(1) / 2);
    }

    @Test
    void a_clipped_loss_divides_by_the_clipped_output() {
        double epsilon = 0.45;
        double[] dz2 = new double[2];
        for (int k = 0; k < 2; k++) {
            double c = Math.min(Math.max(a2(k), epsilon), 1 - epsilon);
            dz2[k] = (c - Y[k]) / (c * (1 - c)) * slope(a2(k));
        }
        assertThat(inject(new ClippedLossFault(epsilon)).layer(2).db().get(0))
                .isCloseTo((dz2[0] + dz2[1]) / 2, ROUNDING)
                .isNotCloseTo(DB2, ROUNDING);
    }

    @Test
    void a_floored_slope_divides_by_the_floor() {
        double epsilon = 0.24;
        double[] dz2 = new double[2];
        for (int k = 0; k < 2; k++) {
            dz2[k] = dz2(k) / Math.max(slope(a2(k)), epsilon) * slope(a2(k));
        }
        assertThat(inject(new FlooredSlopeFault(epsilon)).layer(2).db().get(0))
                .isCloseTo((dz2[0] + dz2[1]) / 2, ROUNDING)
                .isNotCloseTo(DB2, ROUNDING);
    }

    @Test
    void one_entry_alone_is_changed() {
        assertGradients(inject(new EntryFault(2, false, 0, 0.5)), DW1, DB1, 1.5 * DW2, DB2);
        assertGradients(inject(new EntryFault(1, true, 0, -2)), DW1, -DB1, DW2, DB2);
    }

    @Test
    void an_entry_becomes_a_nan_or_an_infinity() {
        assertThat(inject(new EntryFault(1, false, 0, Double.NaN)).layer(1).dW().get(0))
                .isNaN();
        assertThat(inject(new EntryFault(1, false, 0, Double.POSITIVE_INFINITY))
                        .layer(1)
                        .dW()
                        .get(0))
                .isInfinite();
    }

    @Test
    void a_transposed_square_gradient_is_the_transpose() {
        GenericMatrix<Double> dW = new GenericMatrix<>(2, 2, List.of(1.0, 2.0, 3.0, 4.0));
        RoundedArithmetic numbers = RoundedArithmetic.of(Precision.DOUBLE);
        assertThat(new TransposedFault(1).returnedWeights(numbers, 1, dW, dW).values())
                .containsExactly(1.0, 3.0, 2.0, 4.0);
    }

    @Test
    void a_transposed_gradient_that_is_not_square_is_its_transposed_buffer() {
        GenericMatrix<Double> dW = new GenericMatrix<>(2, 3, List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0));
        RoundedArithmetic numbers = RoundedArithmetic.of(Precision.DOUBLE);
        assertThat(new TransposedFault(1).returnedWeights(numbers, 1, dW, dW))
                .isEqualTo(new GenericMatrix<>(2, 3, List.of(1.0, 4.0, 2.0, 5.0, 3.0, 6.0)));
    }

    @Test
    void a_pair_does_both() {
        Fault pair = Fault.of("sum-not-mean", "sum", new MeanFault(1, 1))
                .and(Fault.of("l2-included", "weights", new WeightDecayFault(1, false)));
        assertThat(pair.id()).isEqualTo("l2-included+sum-not-mean");
        assertGradients(pair.inject(NETWORK, BATCH, Precision.DOUBLE), 2 * DW1 + W1, 2 * DB1, 2 * DW2 + W2, 2 * DB2);
    }

    @Test
    void a_lower_precision_rounds_every_number() {
        Gradients actual = Fault.inArithmetic("float32", RoundedArithmetic.of(Precision.FLOAT))
                .inject(NETWORK, BATCH, Precision.DOUBLE);
        double dW1 = actual.layer(1).dW().get(0);
        assertThat(dW1).isEqualTo((float) dW1).isCloseTo(DW1, within(1e-6));
    }

    @Test
    void narrow_formats_keep_8_and_11_significant_bits() {
        assertThat(AcceleratorFormat.BFLOAT16.round(1 + 0x1p-7)).isEqualTo(1 + 0x1p-7);
        assertThat(AcceleratorFormat.BFLOAT16.round(1 + 0x1.8p-8)).isEqualTo(1 + 0x1p-7);
        assertThat(AcceleratorFormat.TF32.round(1 + 0x1p-10)).isEqualTo(1 + 0x1p-10);
        assertThat(AcceleratorFormat.TF32.round(1 + 0x1p-12)).isEqualTo(1);
    }

    @Test
    void every_order_takes_every_term_once() {
        for (SumOrder order : SumOrder.values()) {
            for (int n = 1; n <= 5; n++) {
                int terms = n;
                assertThat(IntStream.range(0, n)
                                .map(k -> order.at(k, terms))
                                .sorted()
                                .toArray())
                        .as("%s of %d", order, n)
                        .isEqualTo(IntStream.range(0, n).toArray());
            }
        }
    }
}
