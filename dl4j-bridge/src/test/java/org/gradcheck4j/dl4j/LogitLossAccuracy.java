package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Measures SameDiff's dJ/dz against σ(z) − y, on a single neuron whose bias is z, with one sample. */
final class LogitLossAccuracy {

    private static final double FARTHEST = 20;
    private static final double SOFT = 0.375;

    private LogitLossAccuracy() {}

    /**
     * {@return the largest |dJ/dz − (σ(z) − y)| ÷ u for z from −20 to 20 and the labels 0, 3/8 and 1}
     *
     * @param steps the number of values of z on each side of 0
     */
    static double absoluteError(Precision precision, int steps) {
        return IntStream.rangeClosed(-steps, steps)
                        .mapToDouble(n -> precision.round(n * FARTHEST / steps))
                        .flatMap(z ->
                                DoubleStream.of(0, SOFT, 1).map(y -> Math.abs(gradient(z, y, precision) - exact(z, y))))
                        .max()
                        .orElseThrow()
                / precision.unitRoundoff();
    }

    private static double gradient(double z, double y, Precision precision) {
        Network network = new Network(List.of(new Layer(Matrix.of(1, 1, 1), Matrix.of(1, 1, z))));
        Batch batch = new Batch(Matrix.of(1, 1, 0), Matrix.of(1, 1, y));
        return new SameDiffEngine()
                .gradients(network, batch, precision)
                .layer(1)
                .db()
                .get(0);
    }

    private static double exact(double z, double y) {
        ExactSigmoid.Scaled a = ExactSigmoid.sigmoid(z);
        return a.mantissa().scalb(a.exponent()).subtract(y).hi();
    }
}
