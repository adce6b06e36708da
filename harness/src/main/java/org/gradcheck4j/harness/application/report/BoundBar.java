package org.gradcheck4j.harness.application.report;

import org.gradcheck4j.harness.text.Figures;

/**
 * A fraction of the bound: in words, and as a bar that is full at the limit.
 *
 * @param text the fraction
 * @param width of the bar, whole percents from 0 to 100
 * @param over whether the fraction exceeds the limit
 */
record BoundBar(String text, int width, boolean over) {

    static BoundBar of(double fraction) {
        boolean over = !(fraction <= 1);
        return new BoundBar(Figures.threeDigits(fraction), over ? 100 : (int) Math.ceil(100 * fraction), over);
    }
}
