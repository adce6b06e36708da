package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class NotCheckedTest {

    /** Shows a part of its forward pass, such as activations and no loss, as DL4J's layers do. */
    private record PartlyShown(String name, UnaryOperator<ForwardPass> shown) implements GradientEngine {

        private static final ReferenceEngine REFERENCE = new ReferenceEngine();

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
            return REFERENCE.forward(network, batch, precision).map(shown);
        }
    }

    @Test
    void an_engine_that_shows_a_part_is_named() {
        GradientEngine withoutLoss = new PartlyShown(
                "without-loss", forward -> new ForwardPass(forward.activations(), OptionalDouble.empty()));
        GradientEngine withoutActivations =
                new PartlyShown("without-activations", forward -> new ForwardPass(List.of(), forward.loss()));
        assertThat(NotChecked.in(
                        SampleRuns.run(withoutLoss, withoutActivations, new ReferenceEngine(), SampleRuns.DOUBLED),
                        SampleRuns.PROVENANCE))
                .contains(
                        "The loss of without-loss: they show their activations, but no loss.",
                        "Activations of without-activations: they show their loss, but no activations.",
                        "Activations and loss of doubled: they show only their gradients.");
    }
}
