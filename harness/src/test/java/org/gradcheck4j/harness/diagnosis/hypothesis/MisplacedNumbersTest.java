package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Where the numbers of a wrong tensor belong: a network whose first two layers are alike. */
class MisplacedNumbersTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(3, 7, 3, 3, 3, 1);

    private static List<Candidate> candidates(Function<TensorName, Matrix> change) {
        Evidence evidence = CASE.changed((tensor, exact) -> change.apply(tensor));
        return new Misplaced()
                .candidates(Candidate.formula(), evidence)
                .filter(each -> CandidateOutcome.of(each, evidence) == CandidateOutcome.ACCEPTED)
                .toList();
    }

    private static Matrix right(TensorName tensor) {
        return CASE.right().actual(tensor);
    }

    private static Matrix parameter(TensorName tensor) {
        return CASE.right().parameter(tensor);
    }

    @Test
    void exchanged_tensors_are_named_by_the_layer_they_belong_to() {
        Candidate exchanged = candidates(tensor ->
                        right(tensor.layer() < 3 ? new TensorName(tensor.quantity(), 3 - tensor.layer()) : tensor))
                .get(0);
        assertThat(exchanged.parameters()).isEqualTo(Map.of("dW1", 2.0, "dW2", 1.0, "db1", 2.0, "db2", 1.0));
        assertThat(exchanged.sentence())
                .isEqualTo(
                        "dW1 holds the numbers of dW2, db1 holds the numbers of db2, dW2 holds the numbers of dW1, db2 "
                                + "holds the numbers of db1: the list of the layers is in another order, as it is if the gradients "
                                + "are collected from the last to the first, or two are exchanged");
        assertThat(exchanged.remedy()).isEqualTo("store each gradient under its own layer");
    }

    @Test
    void one_array_for_two_tensors_is_a_copy() {
        Candidate copied = candidates(tensor -> right(tensor.equals(TensorName.dW(1)) ? TensorName.dW(2) : tensor))
                .get(0);
        assertThat(copied.parameters()).isEqualTo(Map.of("dW1", 2.0));
        assertThat(copied.sentence())
                .isEqualTo(
                        "dW1 holds the numbers of dW2: one array is used for several gradients of the same shape, or one "
                                + "is stored under two names");
        assertThat(copied.remedy()).isEqualTo("give each gradient an array of its own");
    }

    @Test
    void a_bias_that_holds_weights_of_another_layer_has_a_negative_layer() {
        assertThat(misplacedInColumns(Map.of(TensorName.db(3), TensorName.dW(1))))
                .containsExactly(Map.of("db3", -1.0));
    }

    @Test
    void a_bias_that_holds_weights_of_its_own_layer_is_made_from_them_unless_others_are_misplaced() {
        assertThat(misplacedInColumns(Map.of(TensorName.db(1), TensorName.dW(1))))
                .isEmpty();
        assertThat(misplacedInColumns(Map.of(TensorName.db(1), TensorName.dW(1), TensorName.db(3), TensorName.dW(3))))
                .isEmpty();
        assertThat(misplacedInColumns(Map.of(TensorName.db(1), TensorName.dW(1), TensorName.dW(3), TensorName.dW(1))))
                .containsExactly(Map.of("db1", -1.0, "dW3", 1.0));
    }

    /** Of a network in which dW1, db1, dW3 and db3 are columns of three, the parameters of what is found misplaced. */
    private static List<Map<String, Double>> misplacedInColumns(Map<TensorName, TensorName> sources) {
        EvidenceCase columns = EvidenceCase.seeded(3, 7, 1, 3, 1, 3, 1);
        Evidence right = columns.right();
        Evidence evidence = columns.changed((tensor, exact) -> right.actual(sources.getOrDefault(tensor, tensor)));
        return new Misplaced()
                .candidates(Candidate.formula(), evidence)
                .map(Candidate::parameters)
                .toList();
    }

    @Test
    void parameters_in_place_of_gradients_are_named() {
        Candidate all = candidates(MisplacedNumbersTest::parameter).get(0);
        assertThat(all.sentence()).startsWith("in place of every dW and db, W and b are returned:");
        assertThat(all.parameters()).isEmpty();
        Candidate weights = candidates(tensor -> tensor.is(TensorName.Quantity.dW) ? parameter(tensor) : right(tensor))
                .get(0);
        assertThat(weights.sentence()).startsWith("in place of every dW, W is returned:");
        Candidate one = candidates(tensor -> tensor.equals(TensorName.db(2)) ? parameter(tensor) : right(tensor))
                .get(0);
        assertThat(one.sentence()).startsWith("in place of db2, b2 is returned:");
        assertThat(one.parameters()).isEqualTo(Map.of("layer", 2.0));
        Candidate both = candidates(tensor -> tensor.layer() == 1 ? parameter(tensor) : right(tensor))
                .get(0);
        assertThat(both.sentence()).startsWith("in place of dW1 and db1, W1 and b1 are returned:");
    }

    @Test
    void a_parameter_may_be_rounded_once() {
        double u = 0x1p-53;
        Candidate all = candidates(MisplacedNumbersTest::parameter).get(0);
        Predicted before = new Predicted(Matrix.row(0), Matrix.row(0));
        assertThat(all.changed(TensorName.dW(3), before).bound().get(0))
                .isEqualTo(u * Math.abs(parameter(TensorName.dW(3)).get(0)));
        assertThat(all.changed(TensorName.LOSS, before)).isSameAs(before);
    }

    @Test
    void rows_in_another_order_are_fitted_unless_they_are_reversed_or_shifted() {
        Matrix dW = right(TensorName.dW(2));
        Matrix swapped = Matrix.generate(3, 3, (i, j) -> dW.get(i == 2 ? 2 : 1 - i, j));
        Candidate any = candidates(tensor -> tensor.equals(TensorName.dW(2)) ? swapped : right(tensor))
                .get(0);
        assertThat(any.isFitted()).isTrue();
        assertThat(any.parameters()).isEqualTo(Map.of("dW2 row 0", 1.0, "dW2 row 1", 0.0));
        Matrix shifted = Matrix.generate(3, 3, (i, j) -> dW.get((i + 1) % 3, j));
        assertThat(candidates(tensor -> tensor.equals(TensorName.dW(2)) ? shifted : right(tensor))
                        .get(0)
                        .isFitted())
                .isFalse();
    }

    @Test
    void numbers_that_belong_nowhere_are_not_misplaced() {
        assertThat(candidates(tensor -> right(tensor).map(value -> tensor.layer() == 1 ? value + 1 : value)))
                .isEmpty();
        assertThat(candidates(MisplacedNumbersTest::right)).isEmpty();
    }
}
