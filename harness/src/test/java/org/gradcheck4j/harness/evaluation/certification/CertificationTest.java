package org.gradcheck4j.harness.evaluation.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.harness.evaluation.injection.Fault;
import org.gradcheck4j.harness.evaluation.injection.FaultContext;
import org.gradcheck4j.harness.evaluation.injection.Faults;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.evaluation.injection.RandomParameters;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of names that are given, right and wrong: the diagnosis is a stand-in, so that the answer is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificationTest {

    private static final int NETWORKS = 3;

    // Not static: a class that is being initialised lets no other thread into its lambda.
    private final CertificationResult alwaysScaled = diagnosed("scaled", Map.of());

    /** Into an ordinary network, and into saturated ones for the faults that only these show. */
    private final List<Injections> injections =
            DoubleStream.of(1, 10, 30).mapToObj(Injections::into).toList();

    /** The result when every disagreement gets the same diagnosis. */
    private static CertificationResult diagnosed(String id, Map<String, Double> parameters) {
        Diagnosis diagnosis = new Diagnosis(new DiagnosisId(id), "because", "", parameters, List.of());
        return new Certification(List.of(new ReferenceEngine()), (check, gradients) -> {
                    Verdict verdict = verdict(check, gradients);
                    return new Judgement(
                            verdict, Optional.of(diagnosis).filter(any -> verdict.outcome() == Outcome.DISAGREE));
                })
                .run(NETWORKS, 1, () -> {});
    }

    private static Verdict verdict(GradientCheck check, Gradients gradients) {
        return check.compare(EngineOutput.of(gradients), check.tolerance(Arithmetic.of(check.precision())));
    }

    private static Stream<FaultResult> detectable(CertificationResult result, String id) {
        return result.faults().stream()
                .filter(each -> each.detectable() && each.fault().id().equals(id));
    }

    @Test
    void the_same_seed_gives_the_same_result() {
        assertThat(CertificationJson.lines(diagnosed("scaled", Map.of())))
                .isEqualTo(CertificationJson.lines(alwaysScaled));
    }

    @Test
    void a_name_that_is_always_the_same_is_right_for_its_own_fault_alone() {
        long scaled = detectable(alwaysScaled, "scaled")
                .filter(FaultResult::tellsEnough)
                .count();
        assertThat(scaled).isPositive();
        assertThat(alwaysScaled.counts().named()).isEqualTo(scaled);
        assertThat(alwaysScaled.counts().indistinguishable()).isZero();
    }

    @Test
    void a_wrong_name_that_leads_to_other_numbers_is_distinguishable() {
        assertThat(detectable(diagnosed("labels-flipped", Map.of()), "l2-included"))
                .isNotEmpty()
                .noneMatch(FaultResult::indistinguishable);
    }

    @Test
    void a_wrong_name_that_leads_to_the_same_numbers_is_indistinguishable() {
        assertThat(detectable(diagnosed("scaled", Map.of("c", -1.0)), "sign-flipped"))
                .isNotEmpty()
                .allMatch(FaultResult::indistinguishable);
    }

    @Test
    void a_cause_for_a_fault_without_a_name_is_false() {
        assertThat(alwaysScaled.nameless()).isPositive();
        assertThat(alwaysScaled.falseNames()).isEqualTo(alwaysScaled.nameless());
        assertThat(alwaysScaled.failures())
                .anyMatch(line -> line.contains(": nameless (random labels) was named scaled. because"));
    }

    @Test
    void a_place_for_a_fault_without_a_name_is_right() {
        CertificationResult places = diagnosed("unexplained", Map.of());
        assertThat(places.nameless()).isEqualTo(alwaysScaled.nameless());
        assertThat(places.falseNames()).isZero();
        assertThat(places.failures()).noneMatch(line -> line.contains("nameless"));
    }

    @Test
    void every_fault_is_injected() {
        assertThat(alwaysScaled.confusion())
                .containsKeys(Faults.ALL.stream().map(Fault::id).toArray(String[]::new));
    }

    @Test
    void as_many_correct_gradients_as_faults_are_judged() {
        assertThat(alwaysScaled.correct())
                .isGreaterThanOrEqualTo(alwaysScaled.counts().injected());
        assertThat(alwaysScaled.cases()).hasSize(NETWORKS);
    }

    @Test
    void the_text_holds_every_part() {
        assertThat(new CertificationTable(alwaysScaled).text())
                .startsWith("Certification over 3 random networks (seed 1; ")
                .contains(
                        "All faults that have an effect",
                        "Left out of the rates",
                        "Faults named",
                        "Other checks on the same gradients",
                        "Failures");
    }

    @Test
    void fewer_than_one_network_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Certification(List.of()).run(0, 1, () -> {}))
                .withMessage("certification needs at least 1 network, not 0");
    }

    Stream<String> hypotheses() {
        return Hypotheses.all().stream().map(each -> each.id().text());
    }

    @ParameterizedTest
    @MethodSource("hypotheses")
    void what_a_diagnosis_says_was_done_leads_to_the_gradient_that_it_was_made_for(String id) {
        int named = injections.stream().mapToInt(each -> each.rebuilt(id)).sum();
        assertThat(named).as("injected faults named " + id).isPositive();
    }

    /** Every fault, drawn for one network. */
    private record Injections(GradientCheck check, FaultContext context, List<InjectedFault> faults) {

        static Injections into(double gain) {
            GradientCheck check = GradientCheck.of(
                    SeededCases.network(gain, 1, 3, 3, 3, 1), SeededCases.batch(3, 7, 2), Precision.DOUBLE);
            FaultContext context = new FaultContext(
                    check.solution().network(), check.solution().batch(), check.precision());
            return new Injections(check, context, Faults.draw(context, new RandomParameters(1)));
        }

        /** Checks that each fault that is named rightly can be rebuilt from its diagnosis; returns how many are. */
        int rebuilt(String id) {
            Arithmetic arithmetic = Arithmetic.of(check.precision());
            int named = 0;
            for (InjectedFault fault : faults) {
                if (!fault.id().equals(id)) {
                    continue;
                }
                Gradients injected = fault.inject(
                        check.solution().network(), check.solution().batch(), check.precision());
                Optional<Diagnosis> diagnosis = check.judge(EngineOutput.of(injected), arithmetic)
                        .diagnosis()
                        .filter(each -> each.id().text().equals(id));
                if (diagnosis.isPresent()) {
                    ExactChange change = new ExactChange(check, check.tolerance(arithmetic), injected);
                    var gradient = change.gradient(fault, injected);
                    assertThat(Faults.fromDiagnosis(id, context, diagnosis.get().parameters()))
                            .as(diagnosis.get().toString())
                            .anyMatch(rebuilt -> change.coincides(gradient, rebuilt));
                    named++;
                }
            }
            return named;
        }
    }
}
