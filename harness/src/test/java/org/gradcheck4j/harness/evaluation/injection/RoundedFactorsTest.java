package org.gradcheck4j.harness.evaluation.injection;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.evaluation.backprop.PlainBackprop;
import org.gradcheck4j.harness.evaluation.backprop.RoundedArithmetic;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Float engines that round both factors of every product, as tensor cores do. */
class RoundedFactorsTest {

    private static final Network WDBC_NETWORK = SeededCases.network(1, 1, 30, 16, 8, 1);
    private static final Batch WDBC = CsvData.wdbc().standardised().draw(64, 1);

    private static Arithmetic declared(BinaryFormat format) {
        Arithmetic arithmetic = Arithmetic.undeclared(Precision.FLOAT);
        return arithmetic.withSums(arithmetic.sums().withFactorsRoundedTo(format));
    }

    private static Gradients gradients(GradientCheck check, BinaryFormat format) {
        RoundedArithmetic numbers = RoundedArithmetic.of(Precision.FLOAT).withFactor(format::round);
        return PlainBackprop.gradients(
                numbers, check.solution().network(), check.solution().batch());
    }

    private static Judgement judged(GradientCheck check, Gradients gradients, Arithmetic arithmetic) {
        return check.judge(EngineOutput.of(gradients), arithmetic);
    }

    @ParameterizedTest
    @EnumSource(names = {"TF32", "BFLOAT16"})
    void they_agree_if_declared(BinaryFormat format) {
        GradientCheck check = GradientCheck.of(WDBC_NETWORK, WDBC, Precision.FLOAT);
        Judgement judgement = judged(check, gradients(check, format), declared(format));
        assertThat(judgement.verdict().outcome())
                .as(judgement.verdict().reason())
                .isEqualTo(Outcome.AGREE);
    }

    @ParameterizedTest
    @EnumSource(names = {"TF32", "BFLOAT16"})
    void no_entry_exceeds_its_bound_if_declared(BinaryFormat format) {
        for (int seed = 1; seed <= 100; seed++) {
            GradientCheck check = GradientCheck.of(
                    SeededCases.network(1 + seed % 5, seed, 5, 4, 3, 1),
                    SeededCases.batch(5, 1 + seed % 20, seed),
                    Precision.FLOAT);
            Judgement judgement = judged(check, gradients(check, format), declared(format));
            assertThat(judgement.verdict().outcome())
                    .as("seed %d: %s", seed, judgement.verdict().reason())
                    .isIn(Outcome.AGREE, Outcome.INCONCLUSIVE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TF32", "BFLOAT16"})
    void they_disagree_if_not_declared(BinaryFormat format) {
        GradientCheck check = GradientCheck.of(WDBC_NETWORK, WDBC, Precision.FLOAT);
        Judgement judgement = judged(check, gradients(check, format), Arithmetic.undeclared(Precision.FLOAT));
        assertThat(judgement.verdict().outcome()).isEqualTo(Outcome.DISAGREE);
        assertThat(judgement.diagnosis().orElseThrow().sentence())
                .contains("both factors of every matrix product rounded to");
    }

    @ParameterizedTest
    @EnumSource(names = {"TF32", "BFLOAT16"})
    void a_mistake_is_noticed_all_the_same(BinaryFormat format) {
        GradientCheck check = GradientCheck.of(WDBC_NETWORK, WDBC, Precision.FLOAT);
        Gradients wrong = new Gradients(gradients(check, format).layers().stream()
                .map(layer -> new LayerGradient(layer.dW().map(value -> 2 * value), layer.db()))
                .toList());
        Judgement judgement = judged(check, wrong, declared(format));
        assertThat(judgement.verdict().outcome()).isEqualTo(Outcome.EXPLAINED);
        assertThat(judgement.diagnosis().orElseThrow().id()).hasToString("scaled-weights");
    }
}
