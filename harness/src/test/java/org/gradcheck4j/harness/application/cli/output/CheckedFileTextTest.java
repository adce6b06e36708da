package org.gradcheck4j.harness.application.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gradcheck4j.harness.application.cli.check.CheckedFile;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.Layout;
import org.gradcheck4j.harness.npz.WeightLayout;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class CheckedFileTextTest {

    @Test
    void what_half_is_too_coarse_to_test_is_told_what_to_do_next() {
        Network network = SeededCases.network(1, 7, 30, 16, 8, 1).roundedTo(Precision.HALF);
        Batch batch = SeededCases.batch(30, 512, 7).roundedTo(Precision.HALF);
        Gradients exact = new ReferenceEngine().gradients(network, batch, Precision.DOUBLE);
        Gradients half = new Gradients(exact.layers().stream()
                .map(layer -> new LayerGradient(
                        layer.dW().map(Precision.HALF::round), layer.db().map(Precision.HALF::round)))
                .toList());
        CheckedFile checked = CheckedFile.of(
                new GradientFile(
                        "mine.npz",
                        Optional.empty(),
                        Precision.HALF,
                        new Layout(WeightLayout.OUTPUTS_IN_ROWS, false, ""),
                        network,
                        batch,
                        EngineOutput.of(half)),
                Arithmetic.undeclared(Precision.HALF),
                Optional.empty(),
                Optional.empty());
        assertThat(checked.judgement().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(new CheckedFileText(checked).text())
                .startsWith("mine.npz: the gradient is inconclusive: ")
                .contains("even a\n  zero would lie within ")
                .endsWith("compute the same case in float64: the bound is far smaller there");
    }
}
