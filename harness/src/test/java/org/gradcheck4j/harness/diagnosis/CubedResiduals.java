package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;

/** Gradients with dZ[L] = (a − y)³, which no diagnosis names, and what is said of them. */
final class CubedResiduals {

    private static final FaultyBackprop.Output CUBE = (a, y, p) -> p.round((a - y) * (a - y) * (a - y));

    private CubedResiduals() {}

    static Gradients cubes(DiagnosisCase given) {
        return cubes(given, backprop -> {});
    }

    static Gradients cubes(DiagnosisCase given, Consumer<FaultyBackprop> mistake) {
        return given.gradients(backprop -> {
            backprop.output = CUBE;
            mistake.accept(backprop);
        });
    }

    static String sentence(DiagnosisCase given, Gradients gradients) {
        return given.assertNamed(gradients, "unexplained").sentence();
    }

    /** {@return the gradients with others in layer i} */
    static Gradients with(Gradients gradients, int i, Matrix dW, Matrix db) {
        List<LayerGradient> layers = new ArrayList<>(gradients.layers());
        layers.set(i - 1, new LayerGradient(dW, db));
        return new Gradients(layers);
    }

    static Matrix noisy(Matrix matrix) {
        Random random = new Random(1);
        return matrix.map(v -> v + random.nextGaussian());
    }
}
