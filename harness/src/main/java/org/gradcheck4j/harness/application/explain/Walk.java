package org.gradcheck4j.harness.application.explain;

/**
 * Why A[i−1] stands in dW[i], in seven steps, from one neuron to an inner layer: for people who learn calculus at the same
 * time. All numbers are computed when it is written, by the exact oracle, and are the same in every run.
 */
public final class Walk {

    private Walk() {}

    /** {@return the walk as a page that needs nothing but itself} */
    public static String html() {
        return WhyPageRenderer.of().execute(new WhyPage(WalkNumbers.computed()));
    }

    /** {@return the walk as lines of at most 80 columns, for a terminal} */
    public static String text() {
        return WalkTextRenderer.of()
                .execute(new WalkText(WalkNumbers.computed()))
                .replace('−', '-');
    }
}
