package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** A network with 3 neurons in its first hidden layer, and 2 in its second. */
class DroppedNeuronsTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(2, 4, 2, 3, 2, 1);

    private record Entry(TensorName tensor, int row, int column) {}

    private static Evidence withZeros(Predicate<Entry> isZero) {
        return CASE.changed((tensor, exact) -> Matrix.generate(
                exact.rows(), exact.columns(), (r, c) -> isZero.test(new Entry(tensor, r, c)) ? 0 : exact.get(r, c)));
    }

    /** Neuron 1 of layer 1: its row of dW1 and db1, and its column of dW2. */
    private static boolean isOfNeuron1(Entry entry) {
        return (entry.tensor.layer() == 1 && entry.row == 1)
                || (entry.tensor.equals(TensorName.dW(2)) && entry.column == 1);
    }

    @Test
    void a_neuron_is_dropped_if_all_that_it_takes_part_in_is_0() {
        assertThat(DroppedNeurons.shownBy(withZeros(DroppedNeuronsTest::isOfNeuron1))
                        .byLayer())
                .isEqualTo(Map.of(1, Set.of(1), 2, Set.of()));
        for (TensorName spared : List.of(TensorName.db(1), TensorName.dW(1), TensorName.dW(2))) {
            Evidence less = withZeros(entry -> isOfNeuron1(entry) && !entry.tensor.equals(spared));
            assertThat(DroppedNeurons.shownBy(less).byLayer()).isEqualTo(Map.of(1, Set.of(), 2, Set.of()));
        }
    }

    private static DroppedNeurons dropped(Set<Integer> first, Set<Integer> second) {
        return new DroppedNeurons(Map.of(1, first, 2, second));
    }

    @Test
    void some_but_not_all_of_a_layer_can_be_dropped() {
        Evidence evidence = CASE.right();
        assertThat(dropped(Set.of(), Set.of()).isPossible(evidence)).isFalse();
        assertThat(dropped(Set.of(1), Set.of()).isPossible(evidence)).isTrue();
        assertThat(dropped(Set.of(1, 2), Set.of(0)).isPossible(evidence)).isTrue();
        assertThat(dropped(Set.of(0, 1, 2), Set.of()).isPossible(evidence)).isFalse();
        assertThat(dropped(Set.of(1), Set.of(0, 1)).isPossible(evidence)).isFalse();
    }

    @Test
    void weights_that_would_overflow_are_none_to_multiply() {
        Network large = new Network(List.of(
                new Layer(Matrix.column(3e307, 1), Matrix.column(0, 0)), new Layer(Matrix.row(1, 1), Matrix.row(0))));
        Evidence evidence = EvidenceCase.of(large, new Batch(Matrix.row(1e-307), Matrix.row(1)))
                .right();
        assertThat(new DroppedNeurons(Map.of(1, Set.of(1))).isPossible(evidence))
                .isFalse();
    }

    @Test
    void the_share_kept_is_counted_in_the_layers_that_have_dropout() {
        Evidence evidence = CASE.right();
        assertThat(dropped(Set.of(1, 2), Set.of()).shareKept(evidence)).isEqualTo(3.0 / 5);
        assertThat(dropped(Set.of(1, 2), Set.of()).inTheirLayers().byLayer()).isEqualTo(Map.of(1, Set.of(1, 2)));
        assertThat(dropped(Set.of(1, 2), Set.of()).inTheirLayers().shareKept(evidence))
                .isEqualTo(1.0 / 3);
    }

    @Test
    void inputs_and_outputs_are_multiplied_by_the_factor_of_their_neuron() {
        DroppedNeurons one = new DroppedNeurons(Map.of(1, Set.of(1)));
        assertThat(one.ofInputs(2, Matrix.of(2, 3, 1, 2, 3, 4, 5, 6), 10))
                .isEqualTo(Matrix.of(2, 3, 10, 0, 30, 40, 0, 60));
        assertThat(one.ofOutputs(1, Matrix.of(3, 2, 1, 2, 3, 4, 5, 6), 10))
                .isEqualTo(Matrix.of(3, 2, 10, 20, 0, 0, 50, 60));
        Matrix other = Matrix.of(2, 2, 1, 2, 3, 4);
        assertThat(one.ofInputs(1, other, 10)).isEqualTo(other);
        assertThat(one.ofOutputs(2, other, 10)).isEqualTo(other);
    }

    @Test
    void they_have_names() {
        assertThat(dropped(Set.of(1), Set.of()).text()).isEqualTo("A1[1]");
        assertThat(dropped(Set.of(2), Set.of(0)).text()).isEqualTo("A1[2] and A2[0]");
        assertThat(dropped(Set.of(2), Set.of(0)).parameters()).isEqualTo(Map.of("A1[2]", 0.0, "A2[0]", 0.0));
    }
}
