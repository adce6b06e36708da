package org.gradcheck4j.harness.diagnosis.fit;

import java.util.stream.IntStream;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/** Samples whose output is so near to 0 or 1 that their gradient vanishes in many ways, if the output is wrong. */
public final class Saturation {

    /** What {@code keras.backend.epsilon()} is by default. */
    public static final double KERAS_CLIP = 1e-7;

    private Saturation() {}

    /**
     * {@return whether a clip, or σ' that is rounded to 0, takes away the gradient of a sample alone: then its absence does not
     * tell that the sample was left out, or that its label is another} A clip takes away those that are more saturated, too.
     *
     * @param k the sample
     */
    public static boolean hides(Evidence evidence, int k) {
        double size = Math.abs(logit(evidence, k));
        return isWrong(evidence, k)
                && isSaturated(evidence, k)
                && IntStream.range(0, evidence.samples())
                        .noneMatch(other ->
                                other != k && isWrong(evidence, other) && Math.abs(logit(evidence, other)) >= size);
    }

    /** {@return whether it makes a difference if a sample counts, and no clip can be the reason that it does not} */
    public static boolean shows(Evidence evidence, int k) {
        return !isSaturated(evidence, k) || (isWrong(evidence, k) && !hides(evidence, k));
    }

    private static boolean isWrong(Evidence evidence, int k) {
        double y = evidence.labels().get(k);
        return logit(evidence, k) > 0 ? y < 0.5 : y > 0.5;
    }

    /**
     * {@return whether the output of a sample is nearly 0 or 1: if that is right, it makes no difference whether it counts}
     *
     * @param k the sample
     */
    private static boolean isSaturated(Evidence evidence, int k) {
        double limit = Math.max(KERAS_CLIP, 2 * evidence.arithmetic().unitRoundoff());
        return Math.exp(-Math.abs(logit(evidence, k))) <= limit;
    }

    private static double logit(Evidence evidence, int k) {
        return evidence.solution().Z().get(evidence.depth() - 1).high(k);
    }
}
