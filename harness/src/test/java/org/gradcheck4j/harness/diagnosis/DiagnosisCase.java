package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** A network, a batch and a precision, and what a faulty backprop makes of them. */
record DiagnosisCase(Network network, Batch batch, Precision precision) {

    /** Small networks, one square layer in each, in every precision. */
    static Stream<DiagnosisCase> seeded(int seeds) {
        int[][] shapes = {{4, 4, 3, 1}, {3, 5, 5, 2, 1}, {5, 5, 1}, {6, 4, 4, 4, 1}};
        return Stream.of(Precision.values()).flatMap(precision -> IntStream.range(0, seeds)
                .mapToObj(seed -> of(precision, seed, 5 + seed, shapes[seed % shapes.length])));
    }

    static DiagnosisCase of(Precision precision, long seed, int m, int... widths) {
        Network network = SeededCases.network(2, seed, widths).roundedTo(precision);
        Batch batch = SeededCases.batch(widths[0], m, seed).roundedTo(precision);
        return new DiagnosisCase(network, batch, precision);
    }

    /** {@return the gradients of a backprop with a mistake} */
    Gradients gradients(Consumer<FaultyBackprop> mistake) {
        FaultyBackprop backprop = new FaultyBackprop(precision);
        mistake.accept(backprop);
        return backprop.of(network, batch);
    }

    /** {@return the diagnosis of some gradients; empty if nothing disagrees} */
    Optional<Diagnosis> diagnosis(Gradients gradients) {
        GradientCheck check = GradientCheck.of(network, batch, precision);
        return check.judge(EngineOutput.of(gradients), Arithmetic.of(precision)).diagnosis();
    }

    /** {@return the gradients of a correct backprop} */
    Gradients right() {
        return gradients(backprop -> {});
    }

    /** {@return every gradient changed, rounded to the precision} */
    Gradients changed(Gradients gradients, UnaryOperator<Matrix> change) {
        return new Gradients(gradients.layers().stream()
                .map(layer -> new LayerGradient(
                        change.apply(layer.dW()).map(precision::round),
                        change.apply(layer.db()).map(precision::round)))
                .toList());
    }

    /** {@return the diagnosis, after checking its id: the mistake's, or what {@link NotNamedInHalf} lists in place of it} */
    Diagnosis assertNamed(Gradients gradients, String id) {
        Diagnosis diagnosis = diagnosis(gradients).orElseThrow();
        if (!NotNamedInHalf.lists(id, diagnosis.id().text(), this)) {
            assertThat(diagnosis.id()).as(this + ": " + diagnosis).hasToString(id);
        }
        return diagnosis;
    }

    @Override
    public String toString() {
        return network.architecture() + ", m = " + batch.size() + ", " + precision.id();
    }
}
