package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.UsualFactor;
import org.gradcheck4j.harness.text.Figures;

/** The factors that people end up with, each with its cause: which it is depends on what is multiplied. */
final class UsualFactors {

    /** Learning rates that people use. */
    private static final List<String> RATES = List.of("0.1", "0.01", "0.001", "0.0001", "0.05", "0.005", "0.3", "0.03");

    /** Loss scales are powers of two: these are their exponents. */
    private static final int LEAST_LOSS_SCALE = 7;

    private static final int LARGEST_LOSS_SCALE = 24;

    private UsualFactors() {}

    /** {@return factors of every dW and db} */
    static List<UsualFactor> ofAllGradients(Evidence evidence) {
        int m = evidence.samples();
        List<UsualFactor> usual = new ArrayList<>();
        usual.add(new UsualFactor(
                2,
                "a factor 2 is left over, as from the derivative of a square",
                "leave it out: the cross-entropy has none"));
        usual.add(new UsualFactor(0.5, "the loss is averaged by 1/(2m), as a squared error is", "divide by m"));
        if (m > 1) {
            usual.add(new UsualFactor(
                    -m, "it is the sum over the batch, with the opposite sign", "take A − y, and divide by m"));
            usual.add(new UsualFactor(
                    1.0 / m, "the sum over the batch is divided by m twice, once too often", "divide once"));
            usual.add(new UsualFactor(
                    m / (m - 1.0), "the sum over the batch is divided by m − 1, as a variance is", "divide by m"));
            usual.add(new UsualFactor(
                    (m - 1.0) / m,
                    "a factor (m − 1)/m is left over, as from converting a sample variance",
                    "divide the sum by m alone"));
        }
        int features = evidence.network().layer(1).inputs();
        if (features != m) {
            usual.add(new UsualFactor(
                    (double) m / features,
                    "the sum over the batch is divided by %d, the number of features, and not by m = %d"
                            .formatted(features, m),
                    "divide by the number of samples: the other axis of X"));
        }
        for (String rate : RATES) {
            double eta = Double.parseDouble(rate);
            usual.add(new UsualFactor(
                    eta,
                    "a learning rate of %s is in it, so that the step is returned; or it is momentum's (1 − β)dW, β = %s"
                            .formatted(rate, Figures.sixDigits(1 - eta)),
                    UpdateReturned.REMEDY));
        }
        IntStream.rangeClosed(LEAST_LOSS_SCALE, LARGEST_LOSS_SCALE)
                .mapToObj(k -> new UsualFactor(
                        Math.scalb(1.0, k),
                        "a loss scale of 2^%d is left in, as training in mixed precision uses".formatted(k),
                        "divide the gradient by the loss scale"))
                .forEach(usual::add);
        return usual;
    }

    /** {@return factors of some tensors, while the others are right} */
    static List<UsualFactor> ofSomeGradients(int m) {
        List<UsualFactor> usual = new ArrayList<>();
        if (m > 1) {
            usual.add(new UsualFactor(m, "it is the sum over the batch, not the mean", "divide it by m"));
            usual.add(new UsualFactor(1.0 / m, "the sum over the batch is divided by m twice", "divide it by m once"));
            usual.add(new UsualFactor(
                    -m, "it is the sum over the batch, with the opposite sign", "take A − y, divide by m"));
            usual.add(new UsualFactor(
                    m / (m - 1.0), "the sum over the batch is divided by m − 1, as a variance is", "divide it by m"));
        }
        usual.add(new UsualFactor(-1, "a minus is left over, or forgotten", "take the sign of the other gradients"));
        usual.add(new UsualFactor(
                2, "it is added up twice, or a factor 2 is left over", "set it once, without a factor"));
        usual.add(new UsualFactor(0.5, "the sum over the batch is divided by 2m", "divide it by m"));
        return usual;
    }

    /** {@return factors that each step back from the output adds} */
    static List<UsualFactor> ofEachStepBack(int m) {
        return List.of(
                new UsualFactor(2, "σ'(Z) is taken as 2A(1 − A)", "use A(1 − A)"),
                new UsualFactor(1.0 / m, "every layer divides dZ by m before it hands it on", "divide dW and db alone"),
                new UsualFactor(m, "every layer multiplies dZ by m before it hands it on", "hand on dZ as it is"),
                new UsualFactor(0.5, "σ'(Z) is taken as A(1 − A)/2", "use A(1 − A)"),
                new UsualFactor(4, "σ'(Z) is scaled to at most 1", "use A(1 − A)"),
                new UsualFactor(-1, "the sign changes in each, as with A(A − 1) for σ'(Z)", "use A(1 − A)"));
    }
}
