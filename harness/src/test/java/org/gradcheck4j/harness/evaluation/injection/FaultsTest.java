package org.gradcheck4j.harness.evaluation.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** Each hypothesis has a fault, and each fault a hypothesis. */
class FaultsTest {

    /** Diagnoses that are no hypothesis: they do not predict an engine's numbers. */
    private static final List<String> WITHOUT_HYPOTHESIS = Diagnosis.WITHOUT_HYPOTHESIS.stream()
            .filter(id -> !id.text().equals("unexplained"))
            .map(DiagnosisId::text)
            .toList();

    private static final FaultContext CONTEXT =
            new FaultContext(SeededCases.network(1, 1, 3, 3, 1), SeededCases.batch(3, 7, 1), Precision.DOUBLE);

    private static List<String> faults() {
        return Faults.ALL.stream().map(Fault::id).toList();
    }

    private static List<String> hypotheses() {
        return Hypotheses.all().stream().map(each -> each.id().text()).toList();
    }

    @Test
    void every_hypothesis_has_a_fault() {
        assertThat(hypotheses()).allMatch(faults()::contains, "has a fault in Faults.ALL");
    }

    @Test
    void every_fault_has_a_hypothesis() {
        assertThat(faults())
                .filteredOn(id -> !WITHOUT_HYPOTHESIS.contains(id))
                .allMatch(hypotheses()::contains, "has a hypothesis in Hypotheses");
    }

    @Test
    void every_fault_is_listed_once() {
        assertThat(faults()).doesNotHaveDuplicates().containsAll(WITHOUT_HYPOTHESIS);
    }

    @Test
    void known_factors_are_found_by_what_they_do() {
        assertThat(Faults.knownFactors(CONTEXT))
                .containsExactlyInAnyOrder("sum-not-mean", "sign-flipped", "log-base", "accumulated");
    }

    @Test
    void a_pair_is_rebuilt_in_every_combination_of_the_forms_of_both() {
        assertThat(Faults.fromDiagnosis("l2-included+sample-dropped", CONTEXT, Map.of("lambda", 0.5, "sample", 2.0)))
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_id_without_a_fault_is_refused() {
        assertThat(Faults.fromDiagnosis("unexplained", CONTEXT, Map.of())).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.fromDiagnosis("misspelt", CONTEXT, Map.of()))
                .withMessage("no fault in Faults.ALL has the id misspelt");
    }
}
