package org.gradcheck4j.harness.evaluation.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.PlainBackprop;
import org.gradcheck4j.harness.evaluation.backprop.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.backprop.SumOrder;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
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

    private static Gradients inject(FaultyStep... faultySteps) {
        return PlainBackprop.gradients(RoundedArithmetic.of(Precision.DOUBLE), NETWORK, BATCH, List.of(faultySteps));
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
        assertGradients(inject(), DW1, DB1, DW2, DB2);
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
        Gradients actual = inject(new LabelsFlippedFault());
        assertThat(actual.layer(2).db().get(0)).isCloseTo(db2, ROUNDING);
        assertThat(actual.layer(1).db().get(0)).isCloseTo(db1, ROUNDING);
    }

    @Test
    void broadcast_labels_are_their_mean() {
        double[] dz2 = {a2(0) - 0.5, a2(1) - 0.5};
        Gradients actual = inject(new LabelsBroadcastFault());
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
                inject(new SigmoidDerivativeFault(0, Set.of(1))),
                (dz1[0] * X[0] + dz1[1] * X[1]) / 2,
                (dz1[0] + dz1[1]) / 2,
                DW2,
                DB2);
    }

    @Test
    void a_repeated_sigmoid_derivative_is_squared() {
        double[] dz1 = {dz1(0) * slope(a1(0)), dz1(1) * slope(a1(1))};
        assertGradients(
                inject(new SigmoidDerivativeFault(2, Set.of(1))),
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
        assertGradients(inject(new L2IncludedFault(lambda, false)), DW1 + lambda * W1, DB1, DW2 + lambda * W2, DB2);
    }

    @Test
    void weight_decay_of_the_second_form_adds_the_biases_too() {
        double lambda = 0.25;
        assertGradients(
                inject(new L2IncludedFault(lambda, true)),
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
        assertThat(inject(new ClippedLossFault(epsilon, false)).layer(2).db().get(0))
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
        assertThat(inject(new ClippedLossFault(epsilon, true)).layer(2).db().get(0))
                .isCloseTo((dz2[0] + dz2[1]) / 2, ROUNDING)
                .isNotCloseTo(DB2, ROUNDING);
    }

    @Test
    void one_entry_alone_is_changed() {
        assertGradients(inject(new EntryFault(TensorName.dW(2), 0, 0.5)), DW1, DB1, 1.5 * DW2, DB2);
        assertGradients(inject(new EntryFault(TensorName.db(1), 0, -2)), DW1, -DB1, DW2, DB2);
    }

    @Test
    void an_entry_becomes_a_nan_or_an_infinity() {
        assertThat(inject(new EntryFault(TensorName.dW(1), 0, Double.NaN))
                        .layer(1)
                        .dW()
                        .get(0))
                .isNaN();
        assertThat(inject(new EntryFault(TensorName.dW(1), 0, Double.POSITIVE_INFINITY))
                        .layer(1)
                        .dW()
                        .get(0))
                .isInfinite();
    }

    /** {@code [rows × columns]}, as transposed. */
    private static double[] transposed(int rows, int columns, double... values) {
        RoundedArithmetic numbers = RoundedArithmetic.of(Precision.DOUBLE);
        DoubleDoubleMatrix dW = DoubleDoubleMatrix.of(numbers, Matrix.of(rows, columns, values));
        DoubleDoubleMatrix returned = new TransposedFault(1).returned(numbers, TensorName.dW(1), dW, dW);
        assertThat(returned.toMatrix().hasShapeOf(dW.toMatrix())).isTrue();
        return returned.toMatrix().toArray();
    }

    @Test
    void a_transposed_square_gradient_is_the_transpose() {
        assertThat(transposed(2, 2, 1, 2, 3, 4)).containsExactly(1, 3, 2, 4);
    }

    @Test
    void a_transposed_gradient_that_is_not_square_is_its_transposed_buffer() {
        assertThat(transposed(2, 3, 1, 2, 3, 4, 5, 6)).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void a_pair_does_both() {
        InjectedFault pair = new InjectedFault("sum-not-mean", "sum", new MeanFault(1, 1))
                .and(new InjectedFault("l2-included", "weights", new L2IncludedFault(1, false)));
        assertThat(pair.id()).isEqualTo("l2-included+sum-not-mean");
        assertGradients(pair.inject(NETWORK, BATCH, Precision.DOUBLE), 2 * DW1 + W1, 2 * DB1, 2 * DW2 + W2, 2 * DB2);
    }

    @Test
    void a_lower_precision_rounds_every_number() {
        FaultContext context = new FaultContext(NETWORK, BATCH, Precision.DOUBLE);
        InjectedFault inFloat = LowerPrecisionFault.FAULT
                .draw()
                .apply(context, new RandomParameters(1))
                .get(0);
        double dW1 =
                inFloat.inject(NETWORK, BATCH, Precision.DOUBLE).layer(1).dW().get(0);
        assertThat(dW1).isEqualTo((float) dW1).isCloseTo(DW1, within(1e-6));
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
