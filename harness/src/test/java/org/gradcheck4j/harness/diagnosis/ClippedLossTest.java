package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradcheck4j.dl4j.MultiLayerEngine;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class ClippedLossTest {

    @Test
    void dl4js_own_is_found() {
        MultiLayerEngine dl4j = new MultiLayerEngine();
        List<String> seen = new ArrayList<>();
        for (Precision precision : Precision.values()) {
            for (Case each : StandardSuite.cases()) {
                Truth truth = Truth.of(each.network(), each.batch(), precision);
                if (truth.unsupported().isPresent()) {
                    continue;
                }
                Arithmetic arithmetic = dl4j.arithmetic(precision);
                Gradients gradients =
                        dl4j.gradients(truth.pass().network(), truth.pass().batch(), precision);
                Optional<ForwardPass> forward =
                        dl4j.forward(truth.pass().network(), truth.pass().batch(), precision);
                Verdict verdict = truth.judge(forward, gradients, truth.tolerance(arithmetic));
                long start = System.nanoTime();
                Optional<Diagnosis> diagnosis = truth.diagnose(arithmetic, forward, gradients, verdict);
                diagnosis.ifPresent(d -> seen.add(
                        precision + " " + each.id() + " " + (System.nanoTime() - start) / 1000000 + " ms " + d));
            }
        }
        seen.forEach(System.out::println);
        assertThat(Set.copyOf(seen)).isNotEmpty();
    }
}
