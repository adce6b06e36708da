package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Which tensors are called zero, and why. */
class ZeroCandidatesTest {

    private static List<String> texts(EvidenceCase given, Predicate<TensorName> zero) {
        Evidence evidence = given.changed((tensor, exact) -> zero.test(tensor) ? exact.map(value -> 0) : exact);
        return new ZeroTensor()
                .candidates(Candidate.formula(), evidence)
                .map(Candidate::sentence)
                .toList();
    }

    @Test
    void right_gradients_are_not_called_zero() {
        assertThat(texts(EvidenceCase.seeded(1, 3, 2, 3, 1), tensor -> false)).isEmpty();
    }

    @Test
    void the_last_layer_alone_of_several_is_frozen() {
        assertThat(texts(EvidenceCase.seeded(1, 3, 2, 3, 1), tensor -> tensor.layer() == 2))
                .anyMatch(text -> text.startsWith("dW2 and db2 are exactly 0, while the other gradients are not: "))
                .noneMatch(text -> text.contains("before the backward pass"));
    }

    @Test
    void the_only_layer_is_the_whole_gradient() {
        assertThat(texts(EvidenceCase.seeded(1, 3, 2, 1), tensor -> true))
                .isNotEmpty()
                .noneMatch(text -> text.contains("while the other gradients are not"));
    }
}
