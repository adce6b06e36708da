package org.gradcheck4j.harness.application.cli.command;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.dl4j.DenseLayersEngine;
import org.gradcheck4j.harness.application.descent.DescendingEngine;
import org.gradcheck4j.harness.application.descent.OwnStep;
import org.gradcheck4j.harness.application.descent.Step;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** How each engine makes a step: those on DL4J's layers by DL4J's own {@code fit}, the others from their gradient. */
final class DescentOfEngines {

    private DescentOfEngines() {}

    static List<DescendingEngine> of(List<GradientEngine> engines) {
        return engines.stream()
                .map(each -> new DescendingEngine(each, own(each)))
                .toList();
    }

    private static Optional<OwnStep> own(GradientEngine engine) {
        // Asked for first, so that nothing of the bridge is loaded for other engines.
        return RequiredBackend.isNeededBy(List.of(engine)) ? ofBridge(Engines.own(engine)) : Optional.empty();
    }

    private static Optional<OwnStep> ofBridge(GradientEngine engine) {
        return engine instanceof DenseLayersEngine layers
                ? Optional.of((network, batch, precision, step) -> fitted(layers, network, batch, precision, step))
                : Optional.empty();
    }

    private static Network fitted(
            DenseLayersEngine layers, Network network, Batch batch, Precision precision, Step step) {
        List<Gradients> moments = step.moments();
        return switch (step.updater()) {
            case SGD -> layers.afterStep(network, batch, precision, step.rate());
            case NESTEROVS -> layers.afterNesterovsStep(network, batch, precision, step.rate(), moments.get(0));
            case ADAM ->
                layers.afterAdamStep(
                        network, batch, precision, step.rate(), moments.get(0), moments.get(1), step.stepsBefore());
        };
    }
}
