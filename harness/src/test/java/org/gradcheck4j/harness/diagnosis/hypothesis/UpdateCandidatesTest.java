package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** What an optimizer makes of a gradient; one neuron with the weights 3, −4 and 5 and the bias 2. */
class UpdateCandidatesTest {

    private static final double U = 0x1p-53;
    private static final EvidenceCase CASE = EvidenceCase.of(
            new Network(List.of(new Layer(Matrix.row(3, -4, 5), Matrix.row(2)))),
            new Batch(Matrix.of(3, 4, 1, 0.5, 0.2, -1, 0, 1, 0.25, 2, 0.3, 1, 0, -0.5), Matrix.row(0, 1, 1, 0)));

    private static final Predicted BEFORE = new Predicted(Matrix.row(8, 8, 8), Matrix.row(0x1p-20, 0x1p-20, 0x1p-20));

    /** kept · W + factor · dW, and the same of b. */
    private static List<Candidate> candidates(double kept, double factor, double ofBias) {
        Evidence evidence = CASE.changed((tensor, exact) -> exact.map(
                CASE.right().parameter(tensor),
                (d, p) -> (tensor.equals(TensorName.db(1)) ? ofBias : kept) * p + factor * d));
        return new UpdateReturned().candidates(Candidate.formula(), evidence).toList();
    }

    private static Candidate first(List<Candidate> candidates, Predicate<Candidate> which) {
        return candidates.stream().filter(which).findFirst().orElseThrow();
    }

    @Test
    void new_parameters_round_four_times() {
        Candidate step = candidates(1, -0.25, 1).get(0);
        assertThat(step.parameters()).isEqualTo(Map.of("eta", 0.25));
        assertThat(step.isFitted()).isTrue();
        Predicted dW = step.changed(TensorName.dW(1), BEFORE);
        assertThat(dW.value()).isEqualTo(Matrix.row(1, -6, 3));
        // b/4 + 4u (|d|/4 + b/4 + |w|), and 4u |w| once more for the other difference
        double carried = 0x1p-22;
        assertThat(dW.bound().get(0) - carried).isCloseTo(4 * U * (2 + carried + 3 + 3), within(U / 10));
        assertThat(step.changed(TensorName.LOSS, BEFORE)).isSameAs(BEFORE);
    }

    @Test
    void parameters_without_a_step_are_none_after_a_step() {
        assertThat(candidates(1, 0, 1)).noneMatch(each -> each.parameters().getOrDefault("eta", 1.0) == 0);
    }

    @Test
    void a_step_with_decay_is_one_of_weights_alone_or_of_all() {
        Candidate weights =
                first(candidates(0.05, 0.5, 0), each -> each.parameters().containsKey("lambda"));
        assertThat(weights.parameters().get("eta")).isCloseTo(0.5, within(1e-9));
        assertThat(weights.parameters().get("lambda")).isCloseTo(0.1, within(1e-9));
        Predicted dW = weights.changed(TensorName.dW(1), BEFORE);
        assertThat(dW.value().get(0)).isCloseTo(4 + 0.15, within(1e-9));
        // b/2 + 5u (|d|/2 + b/2 + 0.05 |w|)
        double carried = 0x1p-21;
        assertThat(dW.bound().get(0) - carried).isCloseTo(5 * U * (4 + carried + 0.15), within(U / 10));
        Predicted db = weights.changed(TensorName.db(1), new Predicted(Matrix.row(8), Matrix.row(0)));
        assertThat(db.value().get(0)).isCloseTo(4, within(1e-9));
        assertThat(weights.sentence())
                .isEqualTo("every dW is η(dW + λW), η = 0.5, λ = 0.1, and every db is η db: the step of an optimizer "
                        + "with weight decay");
        Candidate all =
                first(candidates(0.05, 0.5, 0.05), each -> each.parameters().containsKey("lambda"));
        assertThat(all.sentence()).contains("every db is η(db + λb)");
    }

    @Test
    void a_rate_of_1_or_more_is_no_step() {
        assertThat(candidates(0.05, 1.5, 0)).noneMatch(each -> each.parameters().containsKey("lambda"));
        assertThat(candidates(0.05, 1, 0)).noneMatch(each -> each.parameters().containsKey("lambda"));
        assertThat(candidates(0.05, 0.95, 0)).anyMatch(each -> each.parameters().containsKey("lambda"));
    }

    @Test
    void a_multiple_is_left_to_others() {
        Candidate twice = Predictions.changing(Scaling.exact(2));
        assertThat(new UpdateReturned().candidates(twice, CASE.right())).isEmpty();
        assertThat(candidates(0, 0.5, 0)).isEmpty();
    }

    @Test
    void zeros_are_no_step() {
        Evidence zeros = CASE.changed((tensor, exact) -> exact.map(value -> 0));
        assertThat(new UpdateReturned().candidates(Candidate.formula(), zeros))
                .noneMatch(each -> each.parameters().getOrDefault("eta", 1.0) == 0);
    }

    @Test
    void a_step_may_underflow() {
        double underflow = 0x1p-10;
        Evidence stepped =
                CASE.changed((tensor, exact) -> exact.map(CASE.right().parameter(tensor), (d, p) -> p - 0.25 * d));
        Evidence evidence = CASE.in(new Arithmetic(U, underflow, 1e30, 1, 0), stepped);
        Candidate step = new UpdateReturned()
                .candidates(Candidate.formula(), evidence)
                .findFirst()
                .orElseThrow();
        // What is carried is a quarter of 2⁻²⁰, and the roundings are far below.
        assertThat(step.changed(TensorName.dW(1), BEFORE).bound().get(0)).isCloseTo(underflow + 0x1p-22, within(1e-10));
    }
}
