package org.gradcheck4j.harness.application.cli;

import java.util.Set;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/** The right gradient, turned around. */
public record FlippedEngine(String name) implements GradientEngine {

    /** For {@link java.util.ServiceLoader}. */
    public FlippedEngine() {
        this("flipped");
    }

    @Override
    public Set<Precision> precisions() {
        return Set.of(Precision.DOUBLE);
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        Gradients right = new ReferenceEngine().gradients(network, batch, precision);
        return new Gradients(right.layers().stream()
                .map(layer ->
                        new LayerGradient(layer.dW().map(x -> -x), layer.db().map(x -> -x)))
                .toList());
    }
}
