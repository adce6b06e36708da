package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradcheck4j.dl4j.MultiLayerEngine;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClippedLossTest {

    private static final Set<String> FAMILIES = Set.of("saturated", "confidently-wrong", "huge-weights");

    private static Stream<Case> saturated() {
        return StandardSuite.cases().stream().filter(each -> FAMILIES.contains(each.family()));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void the_default_clip_explains_whatever_dl4j_gets_wrong(Precision precision) {
        List<Judgement> wrong = saturated()
                .map(given -> judged(given, precision))
                .filter(judgement -> judgement.diagnosis().isPresent())
                .toList();
        assertThat(wrong).hasSizeGreaterThanOrEqualTo(7);
        for (Judgement judgement : wrong) {
            Diagnosis diagnosis = judgement.diagnosis().orElseThrow();
            assertThat(diagnosis.id()).as(diagnosis.toString()).hasToString("clipped-loss");
            assertThat(diagnosis.parameters()).containsEntry("epsilon", 1e-5);
            assertThat(judgement.verdict().outcome()).isEqualTo(Outcome.EXPLAINED);
        }
    }

    private static Judgement judged(Case given, Precision precision) {
        MultiLayerEngine dl4j = new MultiLayerEngine();
        GradientCheck check = GradientCheck.of(given.network(), given.batch(), precision);
        Network network = check.solution().network();
        Batch batch = check.solution().batch();
        Arithmetic arithmetic = dl4j.arithmetic(precision);
        Gradients gradients = dl4j.gradients(network, batch, precision);
        Optional<ForwardPass> forward = dl4j.forward(network, batch, precision);

        Judgement judgement = check.judge(new EngineOutput(forward, gradients), arithmetic);
        if (given.id().startsWith("confidently-wrong-") && !given.id().equals("confidently-wrong-5")) {
            assertThat(judgement.verdict().outcome()).isEqualTo(Outcome.EXPLAINED);
        }
        return judgement;
    }

    @Test
    void the_sentence_says_how_much_is_lost() {
        DiagnosisCase given = wrong(Precision.DOUBLE, 20);
        Gradients gradients = given.gradients(backprop -> backprop.output = dl4j(1e-5));

        assertThat(given.diagnosis(gradients).orElseThrow().text())
                .isEqualTo(
                        "the loss clips the output to [ε, 1 − ε], ε = 1e-5, and divides by the clipped c(1 − c), but σ' is "
                                + "that of the output as it is: if the output is close to 0 or 1, the gradient vanishes, most of "
                                + "all if the output is wrong; here 99.9794 % of the true gradient is lost; 1 of 1 samples is clipped, "
                                + "and 1 of these is wrong: sample 0 (from 0); take the loss from Z[L], so "
                                + "that dZ[L] is A − y (DL4J: clipEps 0 divides by zero instead, SameDiff's sigmoidCrossEntropy "
                                + "is right; clipEps 1e-15 is small enough for these samples, but not for one whose output is "
                                + "nearer to 0 or 1)");
    }

    @ParameterizedTest
    @CsvSource({"1e-5", "1e-7", "1e-12", "3.7e-6"})
    void epsilon_is_found(double epsilon) {
        DiagnosisCase given = sure();
        Diagnosis diagnosis =
                given.assertNamed(given.gradients(backprop -> backprop.output = dl4j(epsilon)), "clipped-loss");
        assertThat(diagnosis.parameters().get("epsilon")).isCloseTo(epsilon, within(1e-3 * epsilon));
    }

    @Test
    void pytorchs_floor_is_found() {
        DiagnosisCase given = sure();
        Diagnosis diagnosis = given.diagnosis(given.gradients(backprop -> backprop.output = (a, y, p) -> {
                    double slope = p.round((1 - a) * a);
                    return p.round(p.round((a - y) / Math.max(slope, 1e-12)) * slope);
                }))
                .orElseThrow();
        assertThat(diagnosis.id()).hasToString("clipped-loss");
        assertThat(diagnosis.parameters()).containsEntry("epsilon", 1e-12);
        assertThat(diagnosis.text()).contains("max(a(1 − a), ε)", "BCEWithLogitsLoss");
    }

    @Test
    void an_output_at_the_threshold_may_be_clipped_or_not() {
        // σ(z) = 1 − 1e-5 but for a rounding: whether it is clipped depends on the last bit.
        double z = Math.log((1 - 1e-5) / 1e-5);
        for (Precision precision : List.of(Precision.DOUBLE, Precision.FLOAT)) {
            for (int ulps = -3; ulps <= 3; ulps++) {
                double near = precision.round(z) + ulps * precision.ulp(z);
                DiagnosisCase given = new DiagnosisCase(
                        new Network(List.of(new Layer(Matrix.of(1, 2, near, 30), Matrix.column(0)))),
                        new Batch(Matrix.of(2, 2, 1, 0, 0, 0.5), Matrix.row(0, 0)),
                        precision);
                Gradients gradients = given.gradients(backprop -> backprop.output = dl4j(1e-5));
                given.assertNamed(gradients, "clipped-loss");
            }
        }
    }

    private static FaultyBackprop.Output dl4j(double epsilon) {
        return (a, y, p) -> {
            double c = Math.min(Math.max(a, p.round(epsilon)), p.round(1 - epsilon));
            double quotient = p.round(p.round(c - y) / p.round(c * p.round(1 - c)));
            return p.round(quotient * p.round(a * p.round(1 - a)));
        };
    }

    private static DiagnosisCase wrong(Precision precision, double z) {
        return new DiagnosisCase(
                new Network(List.of(new Layer(Matrix.row(z), Matrix.column(0)))),
                new Batch(Matrix.column(1), Matrix.row(0)),
                precision);
    }

    /** Logits from −36 to 36, right and wrong. */
    private static DiagnosisCase sure() {
        int m = 25;
        Matrix X = Matrix.generate(2, m, (i, k) -> i == 0 ? (k - 12) / 4.0 : 1.0 / (k + 1));
        return new DiagnosisCase(
                new Network(List.of(new Layer(Matrix.of(1, 2, 12, 0.25), Matrix.column(0)))),
                new Batch(X, Matrix.generate(1, m, (i, k) -> k % 2)),
                Precision.DOUBLE);
    }
}
