package org.gradcheck4j.harness.application.explain;

import java.util.Optional;

/**
 * Why A[i−1] stands in dW[i], in ten steps, from one neuron to an inner layer: for people who learn calculus at the same
 * time. All numbers are computed when it is written, by the exact oracle, and are the same in every run.
 */
public final class Walk {

    private Walk() {}

    /** {@return the walk as a page that needs nothing but itself} */
    public static String html() {
        return html(Optional.empty());
    }

    /**
     * {@return the same page, with a link}
     *
     * @param report the address of the report that the page stands beside
     */
    public static String htmlBeside(String report) {
        return html(Optional.of(report));
    }

    private static String html(Optional<String> report) {
        return WhyPageRenderer.of().execute(new WhyPage(WalkNumbers.computed(), report));
    }

    /** {@return the walk as lines of at most 80 columns, for a terminal} */
    public static String text() {
        return WalkTextRenderer.of()
                .execute(new WalkText(WalkNumbers.computed()))
                .replace('−', '-');
    }
}
