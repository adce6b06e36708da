package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.StepDifferences;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Difference quotients are looked for on top of nothing else, and in no network that takes long. */
class FiniteDifferencesLimitTest {

    private static final double H = 1e-3;

    /** The last layer's quotients, and the right gradients of the others. */
    private static Evidence inLastLayer(EvidenceCase given) {
        int L = given.network().depth();
        StepDifferences differences = new StepDifferences(given.right().solution(), H, true);
        return given.changed((tensor, exact) -> tensor.equals(TensorName.dW(L))
                ? differences.dW(L).value()
                : tensor.equals(TensorName.db(L)) ? differences.db(L).value() : exact);
    }

    @Test
    void a_small_network_is_looked_at() {
        Evidence small = inLastLayer(EvidenceCase.seeded(1, 9, 10, 5, 1));
        assertThat(new FiniteDifferences().candidates(Candidate.formula(), small))
                .anySatisfy(each -> assertThat(each.parameters()).containsEntry("h", H));
    }

    @Test
    void a_large_network_is_not() {
        // 12,001 parameters, 1 + 1000 products for each, and 90 samples: 1.08e9.
        Evidence large = inLastLayer(EvidenceCase.seeded(1, 90, 10, 1000, 1));
        assertThat(new FiniteDifferences().candidates(Candidate.formula(), large))
                .isEmpty();
    }

    @Test
    void another_mistake_hides_the_quotients() {
        Evidence small = inLastLayer(EvidenceCase.seeded(1, 9, 10, 5, 1));
        Candidate twice = Predictions.changing(Scaling.exact(2));
        assertThat(new FiniteDifferences().candidates(twice, small)).isEmpty();
        Candidate departed = Candidate.formula()
                .departing(departure -> Departure.formula().withGradientAsWeights(), Predictions.MISTAKE);
        assertThat(new FiniteDifferences().candidates(departed, small)).isEmpty();
    }
}
