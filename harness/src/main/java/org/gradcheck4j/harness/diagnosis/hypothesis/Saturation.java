package org.gradcheck4j.harness.diagnosis.hypothesis;

/** Samples whose output is so near to 0 or 1 that their gradient vanishes in many ways, if the output is wrong. */
final class Saturation {

    /** Keras'. */
    private static final double USUAL_CLIP = 1e-7;

    private Saturation() {}

    /**
     * {@return whether a clip, or σ' that is rounded to 0, takes away the gradient of a sample: then its absence does not tell
     * that the sample was left out, or that its label is another}
     *
     * @param k the sample
     */
    static boolean hides(Evidence evidence, int k) {
        boolean isHigh = logit(evidence, k) > 0;
        boolean isWrong =
                isHigh ? evidence.labels().get(k) < 0.5 : evidence.labels().get(k) > 0.5;
        return isWrong && isSaturated(evidence, k);
    }

    /**
     * {@return whether the output of a sample is nearly 0 or 1: if that is right, it makes no difference whether it counts}
     *
     * @param k the sample
     */
    static boolean isSaturated(Evidence evidence, int k) {
        double limit = Math.max(USUAL_CLIP, 2 * evidence.arithmetic().unitRoundoff());
        return Math.exp(-Math.abs(logit(evidence, k))) <= limit;
    }

    private static double logit(Evidence evidence, int k) {
        return evidence.solution().Z().get(evidence.depth() - 1).high(k);
    }
}
