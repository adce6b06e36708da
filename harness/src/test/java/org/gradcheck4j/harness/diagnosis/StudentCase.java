package org.gradcheck4j.harness.diagnosis;

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

/** A network, a batch and a precision, put to a student who makes mistakes. */
record StudentCase(Network network, Batch batch, Precision precision) {

    /** Small networks, one square layer in each, in every precision. */
    static Stream<StudentCase> seeded(int seeds) {
        int[][] shapes = {{4, 4, 3, 1}, {3, 5, 5, 2, 1}, {5, 5, 1}, {6, 4, 4, 4, 1}};
        return Stream.of(Precision.values()).flatMap(precision -> IntStream.range(0, seeds)
                .mapToObj(seed -> of(precision, seed, 5 + seed, shapes[seed % shapes.length])));
    }

    static StudentCase of(Precision precision, long seed, int m, int... widths) {
        Network network = SeededCases.network(2, seed, widths).roundedTo(precision);
        Batch batch = SeededCases.batch(widths[0], m, seed).roundedTo(precision);
        return new StudentCase(network, batch, precision);
    }

    Gradients answer(Consumer<StudentBackprop> mistake) {
        StudentBackprop student = new StudentBackprop(precision);
        mistake.accept(student);
        return student.of(network, batch);
    }

    /** {@return the diagnosis of a student's answer; empty where nothing disagrees} */
    Optional<Diagnosis> diagnosis(Gradients answer) {
        GradientCheck check = GradientCheck.of(network, batch, precision);
        return check.judge(EngineOutput.of(answer), Arithmetic.of(precision)).diagnosis();
    }

    /** {@return the largest error ÷ bound of a student's answer: a mistake is claimed to be named from 2 on} */
    double fractionOfBound(Gradients answer) {
        GradientCheck check = GradientCheck.of(network, batch, precision);
        return check.compare(EngineOutput.of(answer), check.tolerance(Arithmetic.of(precision)))
                .fractionOfBound();
    }

    /** {@return every gradient changed, rounded to the precision} */
    Gradients changed(Gradients gradients, UnaryOperator<Matrix> change) {
        return new Gradients(gradients.layers().stream()
                .map(layer -> new LayerGradient(
                        change.apply(layer.dW()).map(precision::round),
                        change.apply(layer.db()).map(precision::round)))
                .toList());
    }

    @Override
    public String toString() {
        return network.architecture() + ", m = " + batch.size() + ", " + precision.id();
    }
}
