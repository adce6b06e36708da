package org.gradcheck4j.harness.evaluation.sharpness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmallestFactorTest {

    private static final double U = Precision.DOUBLE.unitRoundoff();

    private static final SmallestFactor WDBC = smallest(
            SeededCases.network(1, 1, 30, 16, 8, 1),
            CsvData.wdbc().standardised().draw(64, 1));

    private static SmallestFactor smallest(Network network, Batch batch) {
        return new SmallestFactor(
                GradientCheck.of(network, batch, Precision.DOUBLE),
                new ReferenceEngine().gradients(network, batch, Precision.DOUBLE));
    }

    static Stream<GradientPart> parts() {
        return Stream.of(GradientPart.all(), GradientPart.neuron(1, 3), GradientPart.weight(2, 1, 5));
    }

    @Test
    void the_gradient_agrees_as_it_is() {
        assertThat(WDBC.agrees()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void the_search_ends_between_what_is_noticed_and_what_is_not(GradientPart part) {
        double smallest = WDBC.of(part);
        assertThat(WDBC.notices(part, smallest)).isTrue();
        assertThat(WDBC.notices(part, 0.98 * smallest)).isFalse();
    }

    /** The bound of an entry allows 169 u of every entry, and JointVerdictTest has 4 u, for an engine whose σ is known. */
    @Test
    void a_common_factor_is_noticed_long_before_an_entry_exceeds_its_bound() {
        assertThat(WDBC.of(GradientPart.all())).isBetween(2 * U, 10 * U);
    }

    @Test
    void a_neuron_is_a_row_of_dW_and_its_db() {
        assertThat(changedEntries(GradientPart.neuron(1, 3))).containsExactly("dW1 " + 30, "db1 " + 1);
    }

    @Test
    void a_weight_is_one_entry() {
        assertThat(changedEntries(GradientPart.weight(2, 1, 5))).containsExactly("dW2 1");
    }

    private static List<String> changedEntries(GradientPart part) {
        Gradients before = WDBC.changed(part, 0);
        Gradients after = WDBC.changed(part, 0.5);
        return before.tensors().keySet().stream()
                .filter(name -> changedEntries(name, before, after) > 0)
                .map(name -> name + " " + changedEntries(name, before, after))
                .toList();
    }

    private static int changedEntries(TensorName name, Gradients before, Gradients after) {
        double[] one = Objects.requireNonNull(before.tensors().get(name)).toArray();
        double[] other = Objects.requireNonNull(after.tensors().get(name)).toArray();
        int changed = 0;
        for (int k = 0; k < one.length; k++) {
            changed += one[k] == other[k] ? 0 : 1;
        }
        return changed;
    }

    /** One feature is 0, so that its entry of dW is 0. */
    @Test
    void what_is_zero_has_no_factor() {
        Network neuron = new Network(List.of(new Layer(Matrix.row(1, 1), Matrix.column(0))));
        SmallestFactor smallest = smallest(neuron, new Batch(Matrix.column(1, 0), Matrix.row(1)));
        assertThat(smallest.of(GradientPart.weight(1, 0, 1))).isInfinite();
    }
}
