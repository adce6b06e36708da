package org.gradcheck4j.harness.evaluation.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class EffectCountsTest {

    private static Detection detection(double effect, Outcome outcome) {
        return new Detection(Detectability.BELOW_BOUND, effect, outcome);
    }

    private static List<Detection> agreeing(double... effects) {
        return DoubleStream.of(effects)
                .mapToObj(effect -> detection(effect, Outcome.AGREE))
                .toList();
    }

    @Test
    void an_effect_is_counted_at_its_size() {
        List<Detection> faults =
                agreeing(Double.POSITIVE_INFINITY, 1, 0.5, 0.1, 0.05, 2e-3, 1e-3, 1e-4, 1e-6, 1e-8, 1e-9, 1e-12);

        assertThat(EffectCounts.bySize(Precision.DOUBLE, faults))
                .containsExactly(
                        new EffectCounts("1 and more", 2, 0, 0),
                        new EffectCounts("0.1 to 1", 2, 0, 0),
                        new EffectCounts("0.01 to 0.1", 1, 0, 0),
                        new EffectCounts("1e-3 to 0.01", 2, 0, 0),
                        new EffectCounts("1e-6 to 1e-3", 2, 0, 0),
                        new EffectCounts("1e-9 to 1e-6", 2, 0, 0),
                        new EffectCounts("u to 1e-9", 1, 0, 0));
    }

    @Test
    void what_is_smaller_than_u_is_no_effect() {
        List<Detection> faults = agreeing(0, 0.4 * 0x1p-10, 0.6 * 0x1p-10);

        assertThat(EffectCounts.ofAny(Precision.HALF, faults).faults()).isEqualTo(1);
        assertThat(EffectCounts.bySize(Precision.HALF, faults))
                .last()
                .isEqualTo(new EffectCounts("u to 1e-3", 1, 0, 0));
    }

    @Test
    void only_a_disagreement_explained_or_not_is_detected() {
        List<Detection> faults = List.of(
                detection(1, Outcome.DISAGREE),
                detection(1, Outcome.EXPLAINED),
                detection(1, Outcome.INCONCLUSIVE),
                detection(1, Outcome.AGREE));

        EffectCounts counts = EffectCounts.ofAny(Precision.FLOAT, faults);

        assertThat(counts).isEqualTo(new EffectCounts("any", 4, 2, 1));
        assertThat(counts.agreeing()).isEqualTo(1);
    }
}
