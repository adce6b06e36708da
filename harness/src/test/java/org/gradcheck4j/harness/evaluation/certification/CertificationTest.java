package org.gradcheck4j.harness.evaluation.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gradcheck4j.harness.evaluation.injection.LabelFault;
import org.gradcheck4j.harness.evaluation.injection.MeanFault;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/** What becomes of names that are given, right and wrong: the naming is a stand-in, so that the answer is known. */
class CertificationTest {

    private static final int NETWORKS = 3;

    private static CertificationResult run(Naming naming) {
        return new Certification(List.of(new ReferenceEngine()), naming).run(NETWORKS, 1, network -> {});
    }

    private static CertificationResult named(String id) {
        return run((check, arithmetic, gradients, verdict) -> new Naming.Name(id, "because", false, List.of()));
    }

    @Test
    void the_same_seed_gives_the_same_result() {
        assertThat(CertificationJson.lines(named("scaled"))).isEqualTo(CertificationJson.lines(named("scaled")));
    }

    @Test
    void a_name_that_is_always_the_same_is_right_for_its_own_fault_alone() {
        CertificationResult result = named("scaled");
        long scaled = result.trials()
                .filter(trial -> trial.detectable() && trial.fault().id().equals("scaled"))
                .count();
        assertThat(scaled).isPositive();
        assertThat(result.named()).isEqualTo(scaled);
        assertThat(result.indistinguishable()).isZero();
    }

    @Test
    void a_wrong_name_whose_claim_leads_to_other_numbers_does_not_coincide() {
        CertificationResult result = run((check, arithmetic, gradients, verdict) ->
                new Naming.Name("labels-flipped", "because", false, List.of(LabelFault.FLIPPED)));
        assertThat(result.trials()
                        .filter(trial -> trial.fault().id().equals("l2-included"))
                        .noneMatch(FaultResult::coincides))
                .isTrue();
    }

    @Test
    void a_wrong_name_whose_claim_leads_to_the_same_numbers_coincides() {
        CertificationResult result = run((check, arithmetic, gradients, verdict) -> new Naming.Name(
                "another",
                "because",
                false,
                List.of(new MeanFault(check.solution().batch().size(), -1))));
        assertThat(result.trials().filter(trial -> trial.fault().id().equals("sign-flipped") && trial.detectable()))
                .isNotEmpty()
                .allMatch(FaultResult::coincides);
    }

    @Test
    void every_fault_of_the_table_is_injected() {
        assertThat(named("scaled").confusion().keySet())
                .contains(
                        "sum-not-mean",
                        "scaled",
                        "sign-flipped",
                        "labels-flipped",
                        "labels-broadcast",
                        "transposed",
                        "own-activation",
                        "missing-sigmoid-derivative",
                        "repeated-sigmoid-derivative",
                        "updated-weights",
                        "l2-included",
                        "sample-dropped",
                        "clipped-loss",
                        "single-entry",
                        "lower-precision",
                        "non-finite");
    }

    @Test
    void the_counts_add_up() {
        CertificationResult result = named("scaled");
        assertThat(result.withoutEffect() + result.belowBound() + result.lostInRounding() + result.detectable())
                .isEqualTo(result.injected());
        assertThat(result.correct()).isGreaterThanOrEqualTo(result.injected());
        assertThat(result.networks()).isEqualTo(NETWORKS);
    }

    @Test
    void the_text_holds_every_part() {
        assertThat(new CertificationTable(named("scaled")).text())
                .startsWith("Certification over 3 random networks (seed 1; ")
                .contains("Left out of the rates", "Faults named", "Others on the same gradients", "Failures");
    }

    @Test
    void fewer_than_one_network_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Certification(List.of()).run(0, 1, network -> {}))
                .withMessage("certification needs at least 1 network, not 0");
    }
}
