package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class NotCheckedTest {

    /** Activations, and no loss, as DL4J's layers show them. */
    private record WithoutLossEngine() implements GradientEngine {

        private static final ReferenceEngine REFERENCE = new ReferenceEngine();

        @Override
        public String name() {
            return "without-loss";
        }

        @Override
        public Set<Precision> precisions() {
            return Set.of(Precision.DOUBLE);
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return REFERENCE.gradients(network, batch, precision);
        }

        @Override
        public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
            return REFERENCE
                    .forward(network, batch, precision)
                    .map(forward -> new ForwardPass(forward.activations(), OptionalDouble.empty()));
        }
    }

    @Test
    void an_engine_that_shows_no_loss_is_named() {
        assertThat(NotChecked.in(
                        SampleRuns.run(new WithoutLossEngine(), new ReferenceEngine(), SampleRuns.DOUBLED),
                        SampleRuns.PROVENANCE))
                .contains(
                        "The loss of without-loss: they show their activations, but no loss.",
                        "Activations and loss of doubled: they show only their gradients.");
    }
}
