package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** A neuron with dZ of ½, ½, ½ and −½, and features of 1, 2, 3, 6 and of −1, −1, −1, −1. */
class ProductOfMeansBoundTest {

    private static final double U = 0x1p-53;
    private static final EvidenceCase CASE =
            EvidenceCase.ofHalves(Matrix.of(2, 4, 1, 2, 3, 6, -1, -1, -1, -1), 0, 0, 0, 1);

    private static Candidate candidate() {
        return new ProductOfMeans()
                .candidates(Candidate.formula(), CASE.right())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_means_are_multiplied() {
        Predicted dW = CASE.right().predicted(candidate(), TensorName.dW(1));
        assertThat(dW.value()).isEqualTo(Matrix.row(0.25 * 3, -0.25));
    }

    @Test
    void the_bound_holds_what_each_mean_is_off_and_one_product() {
        Evidence evidence = CASE.right();
        Predicted db = evidence.predicted(Candidate.formula(), TensorName.db(1));
        Predicted dW = evidence.predicted(candidate(), TensorName.dW(1));
        // 5 roundings of a mean of 3, beside the 4u by which the oracle's own double is off
        double mean = 5 * U * 3 + 4 * U * 3;
        double expected = db.allowedError(0) * 3 + 0.25 * mean + U * 0.25 * 3;
        assertThat(dW.bound().get(0) / expected).isCloseTo(1, within(1e-6));
    }

    @Test
    void biases_stay() {
        Evidence evidence = CASE.right();
        assertThat(evidence.predicted(candidate(), TensorName.db(1)))
                .isEqualTo(evidence.predicted(Candidate.formula(), TensorName.db(1)));
    }

    @Test
    void one_sample_has_no_mean() {
        Evidence one = EvidenceCase.ofHalves(Matrix.column(1, 2), 0).right();
        assertThat(new ProductOfMeans().candidates(Candidate.formula(), one)).isEmpty();
    }

    @Test
    void the_errors_of_activations_are_carried() {
        EvidenceCase deep = EvidenceCase.seeded(1, 4, 3, 2, 1);
        Evidence evidence = deep.right();
        Candidate candidate = new ProductOfMeans()
                .candidates(Candidate.formula(), evidence)
                .findFirst()
                .orElseThrow();
        Predicted db = evidence.predicted(Candidate.formula(), TensorName.db(2));
        Matrix A = evidence.inputs(2);
        for (int n = 0; n < 2; n++) {
            double sum = 0;
            double errors = 0;
            for (int k = 0; k < 4; k++) {
                sum += A.get(n, k);
                errors += evidence.bound(TensorName.activation(1), n * 4 + k);
            }
            double mean = (errors + 5 * U * sum + 4 * U * sum) / 4;
            double d = Math.abs(db.value().get(0));
            double expected = db.allowedError(0) * sum / 4 + d * mean + U * d * sum / 4;
            Predicted dW = evidence.predicted(candidate, TensorName.dW(2));
            assertThat(dW.value().get(n)).isCloseTo(db.value().get(0) * sum / 4, within(1e-15));
            assertThat(dW.bound().get(n) / expected).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void the_bound_holds_what_a_coarse_arithmetic_loses() {
        double u = 0x1p-6;
        double underflow = 0x1p-10;
        Evidence evidence = CASE.in(new Arithmetic(u, underflow, 1e30, 1, 0), CASE.right());
        double errorOfDb =
                evidence.predicted(Candidate.formula(), TensorName.db(1)).allowedError(0);
        // The mean 3 is rounded 5 times, so that a share of 5/64 ÷ (1 − 5/64) is lost.
        double errorOfMean = 3 * 5.0 / 59 + underflow;
        double product = (0.25 + errorOfDb) * (3 + errorOfMean);
        double expected = errorOfDb * (3 + errorOfMean) + 0.25 * errorOfMean + u * product + underflow;
        assertThat(new ProductOfMeans()
                        .candidates(Candidate.formula(), evidence)
                        .map(each -> evidence.predicted(each, TensorName.dW(1))
                                        .bound()
                                        .get(0)
                                / expected))
                .singleElement()
                .satisfies(ratio -> assertThat(ratio).isCloseTo(1, within(1e-9)));
    }
}
