package org.gradcheck4j.harness.soundness;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.reference.ExactPass;
import org.gradcheck4j.reference.StatisticalBound;

/** The standard deviations of one question's errors, by arithmetic. */
final class Spread {

    private final ExactPass pass;
    private final Map<Arithmetic, Map<String, Matrix>> deviations = new HashMap<>();

    Spread(ExactPass pass) {
        this.pass = pass;
    }

    double deviation(Arithmetic arithmetic, String tensor, int index) {
        Map<String, Matrix> tensors = deviations.computeIfAbsent(
                arithmetic, each -> StatisticalBound.of(pass, each).tensors());
        return Objects.requireNonNull(tensors.get(tensor)).get(index);
    }
}
