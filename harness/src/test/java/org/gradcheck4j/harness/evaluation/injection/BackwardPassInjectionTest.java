package org.gradcheck4j.harness.evaluation.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.DD;
import org.assertj.core.data.Offset;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleArithmetic;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.PlainBackprop;
import org.gradcheck4j.harness.evaluation.backprop.RoundedArithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** Each fault in the backward pass against its formula, written out for the network 1-1-1 and two samples. */
class BackwardPassInjectionTest {

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

    private static double z1(int k) {
        return W1 * X[k] + B1;
    }

    private static double a1(int k) {
        return sigma(z1(k));
    }

    private static double slope(double a) {
        return a * (1 - a);
    }

    private static double dz2(int k) {
        return sigma(W2 * a1(k) + B2) - Y[k];
    }

    private static double mean(double first, double second) {
        return (first + second) / 2;
    }

    private static Gradients inject(FaultyStep step) {
        return PlainBackprop.gradients(RoundedArithmetic.of(Precision.DOUBLE), NETWORK, BATCH, List.of(step));
    }

    private static void assertFirst(Gradients actual, double weights, DoubleBinaryOperator slope) {
        double[] dz1 = new double[2];
        for (int k = 0; k < 2; k++) {
            dz1[k] = weights * dz2(k) * slope.applyAsDouble(z1(k), a1(k));
        }
        assertThat(actual.layer(1).db().get(0)).isCloseTo(mean(dz1[0], dz1[1]), ROUNDING);
        assertThat(actual.layer(1).dW().get(0)).isCloseTo(mean(dz1[0] * X[0], dz1[1] * X[1]), ROUNDING);
    }

    @Test
    void another_derivative_multiplies_the_hidden_layer() {
        Map<OtherDerivativeFault.Form, DoubleBinaryOperator> all = new EnumMap<>(OtherDerivativeFault.Form.class);
        all.put(OtherDerivativeFault.Form.SIGMOID_OF_ACTIVATION, (z, a) -> slope(sigma(a)));
        all.put(OtherDerivativeFault.Form.PRE_ACTIVATION, (z, a) -> z * (1 - z));
        all.put(OtherDerivativeFault.Form.TANH_SLOPE_FROM_ACTIVATION, (z, a) -> 1 - a * a);
        all.put(OtherDerivativeFault.Form.TANH_SLOPE_FROM_PRE_ACTIVATION, (z, a) -> 1 - Math.tanh(z) * Math.tanh(z));
        all.put(OtherDerivativeFault.Form.STEP, (z, a) -> z > 0 ? 1 : 0);
        all.put(OtherDerivativeFault.Form.ACTIVATION, (z, a) -> a);
        all.put(OtherDerivativeFault.Form.COMPLEMENT, (z, a) -> 1 - a);
        assertThat(all).containsOnlyKeys(OtherDerivativeFault.Form.values());
        all.forEach((form, slope) -> assertFirst(inject(new OtherDerivativeFault(form, Set.of(1))), W2, slope));
    }

    @Test
    void other_weights_multiply_the_layer_before() {
        double dW2 = mean(dz2(0) * a1(0), dz2(1) * a1(1));
        DoubleBinaryOperator usual = (z, a) -> slope(a);
        assertFirst(inject(new GradientAsWeightsFault()), dW2, usual);
        assertFirst(inject(new WrongLayerWeightsFault(Map.of(2, Matrix.of(1, 1, W1)))), W1, usual);
    }

    @Test
    void weights_are_transposed_if_they_were_not_to_be() {
        RoundedArithmetic numbers = RoundedArithmetic.of(Precision.DOUBLE);
        DoubleDoubleMatrix W = DoubleDoubleMatrix.of(numbers, Matrix.of(2, 2, 1, 2, 3, 4));
        FaultyStep step = new WeightsUntransposedFault(Set.of(2));
        assertThat(step.backwardWeights(numbers, 2, W, W).toMatrix().toArray()).containsExactly(1, 3, 2, 4);
        assertThat(step.backwardWeights(numbers, 3, W, W)).isSameAs(W);
    }

    @Test
    void another_input_multiplies_the_last_layer() {
        assertThat(inject(new InputEverywhereFault(Set.of(2))).layer(2).dW().get(0))
                .isCloseTo(mean(dz2(0) * X[0], dz2(1) * X[1]), ROUNDING);
        assertThat(inject(new PreActivationInputFault(Set.of(2))).layer(2).dW().get(0))
                .isCloseTo(mean(dz2(0) * z1(0), dz2(1) * z1(1)), ROUNDING);
    }

    @Test
    void a_step_from_the_weights_of_the_gradient_leads_to_those_that_were_asked_for() {
        double r = 0.0625;
        Gradients actual = inject(new WeightsAfterUpdateFault(r));
        Network before = new Network(IntStream.rangeClosed(1, 2)
                .mapToObj(i -> new Layer(
                        NETWORK.layer(i).weights().map(actual.layer(i).dW(), (w, d) -> w + r * d),
                        NETWORK.layer(i).bias().map(actual.layer(i).db(), (b, d) -> b + r * d)))
                .toList());
        Gradients there = PlainBackprop.gradients(RoundedArithmetic.of(Precision.DOUBLE), before, BATCH);
        for (int i = 1; i <= 2; i++) {
            assertThat(actual.layer(i).dW().get(0))
                    .isCloseTo(there.layer(i).dW().get(0), ROUNDING)
                    .isNotCloseTo(inject(new FaultyStep() {}).layer(i).dW().get(0), ROUNDING);
            assertThat(actual.layer(i).db().get(0))
                    .isCloseTo(there.layer(i).db().get(0), ROUNDING);
        }
    }

    @Test
    void a_step_that_no_network_leads_to_is_not_made() {
        assertThat(inject(new WeightsAfterUpdateFault(1000))).isEqualTo(inject(new FaultyStep() {}));
    }

    @Test
    void a_neuron_that_dropout_keeps_counts_more_forward_and_back() {
        double scale = 1 / (1 - 0.2);
        Gradients actual = inject(new DropoutActiveFault(0.2, Map.of(1, Set.of())));
        double[] dz2 = new double[2];
        double[] dz1 = new double[2];
        for (int k = 0; k < 2; k++) {
            dz2[k] = sigma(W2 * scale * a1(k) + B2) - Y[k];
            dz1[k] = W2 * dz2[k] * scale * slope(a1(k));
        }
        assertThat(actual.layer(2).dW().get(0))
                .isCloseTo(mean(dz2[0] * scale * a1(0), dz2[1] * scale * a1(1)), ROUNDING);
        assertThat(actual.layer(1).dW().get(0)).isCloseTo(mean(dz1[0] * X[0], dz1[1] * X[1]), ROUNDING);
    }

    @Test
    void a_neuron_that_dropout_loses_has_no_part() {
        Gradients actual = inject(new DropoutActiveFault(0.2, Map.of(1, Set.of(0))));
        assertThat(actual.layer(2).db().get(0)).isCloseTo(sigma(B2) - 0.5, ROUNDING);
        assertThat(actual.layer(2).dW().get(0)).isZero();
        assertThat(actual.layer(1).db().get(0)).isZero();
    }

    @Test
    void a_double_double_sigmoid_has_30_digits() {
        DoubleDoubleArithmetic numbers = new DoubleDoubleArithmetic();
        for (double z = -600; z <= 600; z += 3.7) {
            DD exact = DoubleDoubleSigmoid.sigmoid(DD.of(z), DoubleDoubleSigmoid.smallerTail(DD.of(z)));
            double error = numbers.sigmoid(DD.of(z)).subtract(exact).doubleValue();
            assertThat(Math.abs(error)).as("z = " + z).isLessThanOrEqualTo(0x1p-90 * exact.doubleValue());
        }
        assertThat(numbers.sigmoid(DD.of(-800)).doubleValue()).isZero();
    }
}
