package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

/** Gradients of ¼, and of ¼, 1 and 1: the squares sum to 2.125. */
class LostShareTest {

    private static final EvidenceCase CASE =
            EvidenceCase.ofHalves(Matrix.of(3, 4, 1, 1, 1, 1, 0, 0, 0, -8, 8, 0, 0, 0), 0, 0, 0, 1);

    @Test
    void it_is_the_norm_of_what_is_missing() {
        Evidence lost = CASE.changed((tensor, exact) -> exact.map(value -> value == 1 ? 0.5 : value));
        assertThat(LostShare.of(lost)).isCloseTo(Math.sqrt(0.5 / 2.125), within(1e-15));
        Evidence all = CASE.changed((tensor, exact) -> exact.map(value -> 0));
        assertThat(LostShare.of(all)).isEqualTo(1);
    }

    @Test
    void nothing_underflows() {
        EvidenceCase small = EvidenceCase.ofHalves(Matrix.row(3e-200, 1e-200), 0, 1);
        // The gradients are 0 and 1/2 (3/2 − 1/2) 1e-200.
        Evidence halved = small.changed((tensor, exact) -> exact.map(value -> value / 2));
        assertThat(LostShare.of(halved)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void of_no_gradient_nothing_is_lost() {
        EvidenceCase none = EvidenceCase.ofHalves(Matrix.row(3, 3), 0, 1);
        assertThat(LostShare.of(none.changed((tensor, exact) -> exact.map(value -> 1))))
                .isZero();
    }
}
